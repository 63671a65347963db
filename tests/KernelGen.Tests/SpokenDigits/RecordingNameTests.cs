using SpokenDigits.Recordings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Names of recordings.</summary>
public sealed class RecordingNameTests
{
    [Theory]
    [InlineData("7_jackson_32", 7, "jackson", 32)]
    [InlineData("0_en-us+m1_0", 0, "en-us+m1", 0)]
    [InlineData("9_a_b_4", 9, "a_b", 4)]
    public void Name_IsReadAndWritten(string text, int digit, string speaker, int index)
    {
        Assert.True(RecordingName.TryParse(text, out RecordingName name));
        Assert.Equal(new RecordingName(digit, speaker, index), name);
        Assert.Equal(text, name.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("7_jackson")]
    [InlineData("7__3")]
    [InlineData("10_jackson_3")]
    [InlineData("x_jackson_3")]
    [InlineData("7_jackson_-3")]
    [InlineData("7_jackson_")]
    public void OtherText_IsNoName(string text) => Assert.False(RecordingName.TryParse(text, out _));

    [Fact]
    public void FirstFive_AreForTests()
    {
        Assert.True(new RecordingName(1, "ann", 4).IsTest);
        Assert.False(new RecordingName(1, "ann", 5).IsTest);
    }
}
