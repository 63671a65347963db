using System;
using System.Collections.Generic;
using Dates.Grammar;
using KernelGen.Arithmetic;

namespace Dates.Data;

/// <summary>
/// Pairs to train, to validate and to test with. Every date is written once, in a form that is drawn, so that no two sets share a date.
/// </summary>
internal sealed class DateSets
{
    private const ulong DateStream = 1, FormStream = 2;

    private IReadOnlyList<DatePair>? test;

    private DateSets(DatePair[] pairs, DateSetSizes sizes)
    {
        Training = new ArraySegment<DatePair>(pairs, 0, sizes.Training);
        Validation = new ArraySegment<DatePair>(pairs, sizes.Training, sizes.Validation);
        test = new ArraySegment<DatePair>(pairs, sizes.Training + sizes.Validation, sizes.Test);
    }

    /// <summary>What models are trained with.</summary>
    public IReadOnlyList<DatePair> Training { get; }

    /// <summary>What training is watched by.</summary>
    public IReadOnlyList<DatePair> Validation { get; }

    /// <summary>Draws sets; the same seed and sizes give the same ones.</summary>
    /// <exception cref="DateTextException">A set is empty, or there are fewer dates than pairs.</exception>
    public static DateSets Draw(ulong seed, DateSetSizes sizes)
    {
        long count = (long)sizes.Training + sizes.Validation + sizes.Test;
        if (sizes is not { Training: > 0, Validation: > 0, Test: > 0 } || count > DateForms.Days)
        {
            throw new DateTextException(FormattableString.Invariant(
                $"{sizes.Training} pairs to train, {sizes.Validation} to validate and {sizes.Test} to test with; expected some of each, {DateForms.Days} in all at most: a date each."));
        }

        int[] days = new int[DateForms.Days];
        for (int day = 0; day < days.Length; day++) days[day] = day;
        new CounterRandom(seed, DateStream).Shuffle(days);
        CounterRandom forms = new(seed, FormStream);
        DatePair[] pairs = new DatePair[count];
        for (int pair = 0; pair < pairs.Length; pair++)
            pairs[pair] = new DatePair(DateForms.FirstDay.AddDays(days[pair]), DateForms.All[forms.NextInteger(DateForms.All.Count)]);
        return new DateSets(pairs, sizes);
    }

    /// <summary>What models are tested with, once, when all are trained.</summary>
    /// <exception cref="InvalidOperationException">It was opened before.</exception>
    public IReadOnlyList<DatePair> OpenTest()
    {
        IReadOnlyList<DatePair> opened = test ?? throw new InvalidOperationException("The test set was opened before; expected once, when all models are trained.");
        test = null;
        return opened;
    }
}
