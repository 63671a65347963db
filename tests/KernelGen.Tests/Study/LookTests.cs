using QuantizerStudy.Runs;
using Xunit;

namespace KernelGen.Tests.Study;

/// <summary>A model is packed rightly where its loss lies within a thousandth of its training graph's.</summary>
public sealed class LookTests
{
    // The perplexities differ by 0.49 %, 0.04 % and 0.17 %.
    [Theory]
    [InlineData(8.007, 8, true)]
    [InlineData(0.5006, 0.5, false)]
    [InlineData(2.4976, 2.5, true)]
    [InlineData(2.4974, 2.5, false)]
    public void PackingErrors_AreMeasuredByTheLoss(double packed, double graph, bool isRight) =>
        Assert.Equal(isRight, Look.Difference(packed, graph) <= Look.Tolerance);
}
