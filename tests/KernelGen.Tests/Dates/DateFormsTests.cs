using System;
using System.Collections.Generic;
using System.Linq;
using Dates.Grammar;
using Xunit;

namespace KernelGen.Tests.Dates;

/// <summary>How dates are written.</summary>
public sealed class DateFormsTests
{
    [Theory]
    [InlineData("{dth} of {Month} {yyyy}", "3rd of March 1987")]
    [InlineData("{mon} {d}, {yy}", "mar 3, 87")]
    [InlineData("{weekday} {d} {month} {yyyy}", "tuesday 3 march 1987")]
    [InlineData("{Weekday}, {Month} {d}, {yyyy}", "Tuesday, March 3, 1987")]
    [InlineData("{wd}, {dd}.{mm}.{yyyy}", "tue, 03.03.1987")]
    [InlineData("{yyyy}/{m}/{d}", "1987/3/3")]
    [InlineData("{dd}.{mm}.{yy}", "03.03.87")]
    [InlineData("{Mon} {d} {yyyy}", "Mar 3 1987")]
    public void AForm_WritesADate(string template, string expected)
    {
        DateForm form = Assert.Single(DateForms.All, form => form.Template == template);
        Assert.Equal(expected, form.Write(new DateOnly(1987, 3, 3)));
    }

    [Theory]
    [InlineData("{dd}.{mm}.{yy}", "04.11.09")]
    [InlineData("{d}.{m}.{yyyy}", "4.11.2009")]
    [InlineData("{mm}/{dd}/{yyyy}", "11/04/2009")]
    [InlineData("{m}/{d}/{yy}", "11/4/09")]
    [InlineData("{yyyy}/{mm}/{dd}", "2009/11/04")]
    [InlineData("{yyyy}{mm}{dd}", "20091104")]
    public void DayAndMonth_StandInTheOrderOfTheirSign(string template, string expected) =>
        Assert.Equal(expected, DateForms.All.Single(form => form.Template == template).Write(new DateOnly(2009, 11, 4)));

    [Fact]
    public void NoText_StandsForTwoDates()
    {
        Dictionary<string, DateOnly> dates = [];
        foreach (DateForm form in DateForms.All)
        {
            for (int day = 0; day < DateForms.Days; day++)
            {
                DateOnly date = DateForms.FirstDay.AddDays(day);
                string text = form.Write(date);
                if (!dates.TryAdd(text, date)) Assert.True(dates[text] == date, $"{text} is {dates[text]:O} and {date:O}");
            }
        }
    }

    [Fact]
    public void Days_AreThoseOfAHundredYears()
    {
        Assert.Equal(36_525, DateForms.Days);
        Assert.Equal(new DateOnly(2049, 12, 31), DateForms.FirstDay.AddDays(DateForms.Days - 1));
        Assert.Equal(100, DateForms.LastYear - DateForms.FirstYear + 1);
    }

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(4, "4th")]
    [InlineData(10, "10th")]
    [InlineData(11, "11th")]
    [InlineData(12, "12th")]
    [InlineData(13, "13th")]
    [InlineData(20, "20th")]
    [InlineData(21, "21st")]
    [InlineData(22, "22nd")]
    [InlineData(23, "23rd")]
    [InlineData(30, "30th")]
    [InlineData(31, "31st")]
    public void OrdinalNumbers_EndAsTheyAreSpoken(int day, string expected) => Assert.Equal(expected, DateNames.Ordinal(day));

    [Fact]
    public void UnknownFields_AreRefused() =>
        Assert.StartsWith("{d} {year}: field year; expected d, dd, dth,", Assert.Throws<ArgumentException>("template", static () => new DateForm("{d} {year}")).Message, StringComparison.Ordinal);
}
