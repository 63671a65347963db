using System.Linq;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Spec;
using KernelGen.Tests.Generic;
using KernelGen.Tests.Generic.Integer;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>Units and row sums that constants are made from, against unpacked codes; and that nobody unpacks them for that.</summary>
public sealed class CodeSumsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void UnitAndSums_AreThoseOfTheUnpackedCodes(int bits)
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Gru, bits: bits);
        QuantizedMatrix matrix = PackedModel.Pack(spec, IntegerNetworks.Weights(spec)).Matrix("cell.weight_hh_l0");
        IntegerMatrix codes = new(matrix);
        CodeSums sums = new(matrix);
        Assert.Equal(codes.Unit, sums.Unit);
        Assert.Equal(Enumerable.Range(0, codes.Rows).Select(row => codes.Row(row).ToArray().Sum(code => code)), sums.Rows.ToArray());
    }

    [Fact]
    public void WeightsOfOtherFormats_AreRefusedWithTheirTensor()
    {
        ModelSpec spec = new("Other", new EquatableArray<LayerSpec>(new LinearSpec("", 3, 2, ActivationSpec.Float, new WeightSpec(Quantizer.BalancedMean, 4), false)));
        TensorSet tensors = new();
        tensors.Add("weight", 2, 3, [1, 2, 3, 4, 5, 6]);
        QuantizedMatrix matrix = PackedModel.Pack(spec, tensors).Matrix("weight");
        Assert.StartsWith("weight", Assert.Throws<WeightFormatException>(() => new CodeSums(matrix)).Message, System.StringComparison.Ordinal);
        Assert.StartsWith("weight", Assert.Throws<WeightFormatException>(() => new IntegerMatrix(matrix)).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void ConstantsOfLayersAndTheUnitOfOutputs_UnpackNoMatrix()
    {
        const int hidden = 256, outputs = 2000;
        WeightSpec bytes = new(Quantizer.Symmetric, 8);
        ActivationSpec codes = ActivationSpec.Observed(8);
        ModelSpec spec = new("Large", new EquatableArray<LayerSpec>([
            new EmbeddingSpec("embedding", IntegerNetworks.Vocabulary, hidden, bytes),
            Layers.Recurrent(CellKind.Lstm, hidden, hidden, bytes, codes, codes, name: "cell"),
            new LinearSpec("linear", hidden, outputs, codes, bytes, Bias: true)]))
        { Integer = new IntegerSpec() };
        var packed = PackedModel.Pack(spec, IntegerNetworks.Weights(spec));
        Freeze();
        Allocations.Settle();
        long before = Allocations.OfThisThread();
        Freeze();

        // A few integers a row, where a row has 256 codes.
        Assert.InRange(Allocations.OfThisThread() - before, 4 * outputs, 64 * (8 * hidden + outputs));

        void Freeze()
        {
            _ = new RecurrentConstants(packed, 1);
            _ = new LinearConstants(packed, 2);
            _ = IntegerUnits.OfOutputs(packed);
        }
    }
}
