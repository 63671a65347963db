using System.IO;
using KernelGen.Formats;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>Bytes by counting, against the ratios that the papers' sizes give.</summary>
public sealed class PackedSizeTests
{
    [Theory]
    [InlineData(2, 14.46)]
    [InlineData(3, 9.64)]
    public void RowOfThreeHundred_ShrinksAsCounted(int bits, double ratio)
    {
        // Eight rows, so that a plane of single bits ends on a byte.
        PackedSize size = PackedSize.OfMatrix(new TensorSpec("rows", 8, 300), new WeightSpec(Quantizer.Alternating, bits));
        Assert.Equal(ratio, 8 * 1200.0 / size.Bytes, 0.005);
    }

    [Theory]
    [InlineData(Quantizer.Alternating, 2, 14.14)]
    [InlineData(Quantizer.Alternating, 3, 9.50)]
    [InlineData(Quantizer.BalancedMean, 4, 1 / 0.12646)]
    [InlineData(Quantizer.FullPrecision, 32, 1)]
    public void LanguageModel_ShrinksAsCounted(Quantizer quantizer, int bits, double ratio)
    {
        ModelSpec spec = Models.Language(quantizer, bits, 10_000, 300, 300);
        Assert.Equal(ratio, PackedSize.FloatTwin(spec) / (double)PackedSize.Of(spec).Bytes, 0.005);
    }

    [Theory]
    [InlineData(Quantizer.Alternating, 2)]
    [InlineData(Quantizer.BalancedMean, 4)]
    [InlineData(Quantizer.BalancedMean, 32)]
    public void File_IsTheCountedBytesAndASmallHeader(Quantizer quantizer, int bits)
    {
        ModelSpec spec = Models.Language(quantizer, bits, 1000, 100, 100, CellKind.Gru);
        PackedModel model = PackedModel.Pack(spec, Models.Weights(spec));
        using MemoryStream stream = new();
        model.Save(stream);
        Assert.InRange(stream.Length, model.Size.Bytes, model.Size.Bytes + 4096);
    }

    [Fact]
    public void GruThatResetsAfter_HasAFourthBias()
    {
        ModelSpec after = Models.Language(Quantizer.Alternating, 2, cell: CellKind.Gru);
        ModelSpec before = Models.Language(Quantizer.Alternating, 2, cell: CellKind.Gru, reset: ResetGate.Before);
        Assert.Equal(4 * 5, PackedSize.Of(after).Biases - PackedSize.Of(before).Biases);
    }
}
