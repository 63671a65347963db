using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using Xunit;

namespace KernelGen.Tests.Generic.Integer;

/// <summary>The interpreted integer-only networks against their float twins, and what is refused.</summary>
public sealed class IntegerModelTests
{
    public static TheoryData<CellKind, ProductNorm, int, double> Networks => new()
    {
        // The root of the mean squared difference as a share of the outputs' deviation: what was measured, rounded up.
        { CellKind.Lstm, ProductNorm.None, 8, 0.02 },
        { CellKind.Gru, ProductNorm.None, 8, 0.02 },
        { CellKind.Rnn, ProductNorm.None, 8, 0.02 },
        { CellKind.Lstm, ProductNorm.Layer, 8, 0.05 },
        { CellKind.Gru, ProductNorm.Layer, 8, 0.02 },
        { CellKind.Rnn, ProductNorm.Layer, 8, 0.02 },
        { CellKind.Lstm, ProductNorm.MeanDeviation, 8, 0.06 },
        { CellKind.Gru, ProductNorm.MeanDeviation, 8, 0.02 },
        { CellKind.Lstm, ProductNorm.None, 4, 0.2 },
        { CellKind.Gru, ProductNorm.Layer, 4, 0.2 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_AreThoseOfTheFloatTwinUpToRounding(CellKind cell, ProductNorm norm, int bits, double bound) =>
        Assert.InRange(Difference(IntegerNetworks.Spec(cell, norm, bits, layers: 2)), bound / 8, bound);

    [Theory]
    [InlineData(CellKind.Lstm, 0.03)]
    [InlineData(CellKind.Gru, 0.02)]
    public void OutputsOfAResidualLayer_AreThoseOfTheFloatTwinUpToRounding(CellKind cell, double bound) =>
        Assert.InRange(Difference(IntegerNetworks.Residual(IntegerNetworks.Spec(cell, layers: 2))), bound / 8, bound);

    [Theory]
    [InlineData(ProductNorm.None, 8, 0.02)]
    [InlineData(ProductNorm.None, 4, 0.2)]
    [InlineData(ProductNorm.Sum, 8, 0.05)]
    [InlineData(ProductNorm.Sum, 4, 0.4)]
    public void OutputsOfTables_AreThoseOfTheFloatTwinUpToRounding(ProductNorm norm, int bits, double bound) =>
        Assert.InRange(Difference(IntegerNetworks.Tables(CellKind.Lstm, norm, bits, layers: 2)), bound / 8, bound);

    [Theory]
    [InlineData(CellKind.Gru, ProductNorm.None)]
    [InlineData(CellKind.Rnn, ProductNorm.None)]
    [InlineData(CellKind.Lstm, ProductNorm.Layer)]
    public void CellsWithoutAFormInTheProfileOfTables_AreRefusedByName(CellKind cell, ProductNorm norm)
    {
        ModelSpec spec = IntegerNetworks.Tables(cell, norm);
        var packed = PackedModel.Pack(spec, IntegerNetworks.Weights(spec));
        Assert.Equal(
            "cell.weight_hh_l0: the profile TensorFlowLite has LSTMs alone, without normalisation or with that of sums.",
            Assert.Throws<NotSupportedException>(() => new IntegerModel(packed)).Message);
    }

    [Fact]
    public void NormalisedSums_AreRefusedInTheProfileOfPieces()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Lstm, ProductNorm.Sum);
        var packed = PackedModel.Pack(spec, IntegerNetworks.Weights(spec));
        Assert.Equal("cell.weight_hh_l0: sums are normalised in the profile TensorFlowLite alone.", Assert.Throws<NotSupportedException>(() => new IntegerModel(packed)).Message);
    }

    [Theory]
    [InlineData("cell.range_sum_l0", 0f, "a finite number above 0")]
    [InlineData("cell.gain_sum_l0", 0f, "above 0 and below 2^19")]
    [InlineData("cell.gain_sum_l0", 1e6f, "above 0 and below 2^19")]
    [InlineData("cell.gain_sum_l0", 1e-9f, "less than 2^30 units")]
    public void NormalisedSumsWithoutIntegers_AreRefusedWithTheirTensor(string name, float value, string expected)
    {
        ModelSpec spec = IntegerNetworks.Tables(CellKind.Lstm, ProductNorm.Sum);
        TensorSet weights = IntegerNetworks.Weights(spec);
        weights[name].Values.Fill(value);
        var packed = PackedModel.Pack(spec, weights);
        string message = Assert.Throws<WeightFormatException>(() => new IntegerModel(packed)).Message;
        Assert.Contains("cell.", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfAnotherProfile_IsRefusedByItsField()
    {
        ModelSpec pieces = IntegerNetworks.Spec(CellKind.Lstm), tables = IntegerNetworks.Tables(CellKind.Lstm);
        TensorSet weights = IntegerNetworks.Weights(tables);
        using TemporaryFolder folder = new();
        PackedModel.Pack(tables, weights).Save(folder.File("tables.kgen"));
        PackedModel.Pack(pieces, weights).Save(folder.File("pieces.kgen"));
        Assert.Equal(IntegerProfile.TensorFlowLite, PackedModel.Load(folder.File("tables.kgen"), tables).Spec.Integer!.Profile);
        Assert.Contains("integer.p", Assert.Throws<WeightFormatException>(() => PackedModel.Load(folder.File("tables.kgen"), pieces)).Message, StringComparison.Ordinal);
        Assert.Contains("integer.profile", Assert.Throws<WeightFormatException>(() => PackedModel.Load(folder.File("pieces.kgen"), tables)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void HThatLeaves_IsThatOfTheFloatTwinUpToRounding(CellKind cell)
    {
        ModelSpec spec = IntegerNetworks.Spec(cell);
        spec = spec with { Layers = new EquatableArray<LayerSpec>([.. spec.Layers.Where(layer => layer is not LinearSpec)]) };
        Assert.InRange(Difference(spec), 0.002, 0.02);
    }

    [Fact]
    public void AFileOfThePackedModel_ComputesTheSame()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Lstm, ProductNorm.Layer);
        var packed = PackedModel.Pack(spec, IntegerNetworks.Weights(spec));
        using TemporaryFolder folder = new();
        packed.Save(folder.File("network.kgen"));
        Assert.Equal(Run(new IntegerModel(packed)), Run(new IntegerModel(PackedModel.Load(folder.File("network.kgen"), spec))));
    }

    [Fact]
    public void AStateThatIsReset_BeginsAnew()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Gru);
        var model = new IntegerModel(PackedModel.Pack(spec, IntegerNetworks.Weights(spec)));
        IntegerState state = model.CreateState();
        int[] first = new int[spec.OutputSize], again = new int[spec.OutputSize];
        model.Step(3, state, first);
        model.Step(5, state, again);
        state.Reset();
        model.Step(3, state, again);
        Assert.Equal(first, again);
    }

    [Fact]
    public void LayersWithoutAnIntegerForm_AreRefusedByName()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Lstm);
        spec = spec with { Layers = new EquatableArray<LayerSpec>([.. spec.Layers.Select(layer => layer is RecurrentSpec cell ? cell with { Coupled = true } : layer)]) };
        var packed = PackedModel.Pack(spec, IntegerNetworks.Weights(spec));
        Assert.Contains("cell.weight_hh_l0: there is no integer-only form of coupled gates.", Assert.Throws<NotSupportedException>(() => new IntegerModel(packed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AProjection_IsRefusedByName()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Lstm, layers: 2);
        RecurrentSpec projected = (RecurrentSpec)spec.Layers[2] with { Projection = IntegerNetworks.Hidden - 1 };
        ModelSpec changed = spec with { Layers = new EquatableArray<LayerSpec>(spec.Layers[0], spec.Layers[1], projected, (LinearSpec)spec.Layers[3] with { Input = IntegerNetworks.Hidden - 1 }) };
        var packed = PackedModel.Pack(changed, IntegerNetworks.Weights(changed));
        Assert.Contains("no integer-only form of a projection.", Assert.Throws<NotSupportedException>(() => new IntegerModel(packed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARangeThatHasCollapsed_IsRefusedWithItsTensor()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Rnn);
        TensorSet weights = IntegerNetworks.Weights(spec);
        weights["cell.range_h_l0"].Values.Fill(0);
        var packed = PackedModel.Pack(spec, weights);
        Assert.Contains("cell.range_h_l0", Assert.Throws<WeightFormatException>(() => new IntegerModel(packed)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CellKind.Lstm, 1e-12f)]
    [InlineData(CellKind.Gru, 1e-8f)]
    [InlineData(CellKind.Rnn, 1e-8f)]
    public void ARangeOfHTooSmallForItsCodes_IsRefusedWithItsTensor(CellKind cell, float greatest)
    {
        ModelSpec spec = IntegerNetworks.Spec(cell);
        TensorSet weights = IntegerNetworks.Weights(spec);
        Span<float> range = weights["cell.range_h_l0"].Values;
        (range[0], range[1]) = (0, greatest);
        var packed = PackedModel.Pack(spec, weights);
        string message = Assert.Throws<WeightFormatException>(() => new IntegerModel(packed)).Message;
        Assert.StartsWith("cell.range_h_l0", message, StringComparison.Ordinal);
        Assert.Contains("codes are", message, StringComparison.Ordinal);

        // Ten thousand times as wide is small, yet has a factor; biases would not fit its unit.
        range[1] = 1e4f * greatest;
        foreach (Tensor tensor in weights.Where(tensor => tensor.Name.Contains("bias", StringComparison.Ordinal))) tensor.Values.Clear();
        Assert.NotNull(new IntegerModel(PackedModel.Pack(spec, weights)));
    }

    [Fact]
    public void CalibrationOnTooLittleOrConstantTokens_IsRefused()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Rnn);
        TensorSet weights = RandomTensors.Of(Calibration.TwinOf(spec), 1);
        Assert.Contains("have 63 time steps; expected at least 64", Assert.Throws<ArgumentException>(() => Calibration.Observe(spec, weights, [new int[63]])).Message, StringComparison.Ordinal);
        Assert.Contains("the same token throughout", Assert.Throws<ArgumentException>(() => Calibration.Observe(spec, weights, [new int[64]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CalibrationOnFeaturesThatAreNoWholeTimeStepsOfNumbers_IsRefusedWithTheirPlace()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Rnn);
        spec = spec with { Layers = new EquatableArray<LayerSpec>([.. spec.Layers.Skip(1)]) };
        TensorSet weights = RandomTensors.Of(Calibration.TwinOf(spec), 1);
        float[] whole = [.. Enumerable.Range(0, 64 * IntegerNetworks.Size).Select(static index => index % 7 - 3f)], broken = [.. whole];
        broken[IntegerNetworks.Size + 1] = float.NaN;
        Refused($"the sequences that at position 1 has NaN at position {IntegerNetworks.Size + 1}; expected whole time steps of {IntegerNetworks.Size} finite values", whole, broken);
        Refused("the sequences that at position 1 has 3 values", whole, new float[3]);
        Refused("the sequences that at position 0 is null", null!, whole);

        void Refused(string message, params float[][] sequences) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => Calibration.Observe(spec, weights, sequences)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStepOfADecoderWithoutASource_IsRefused_AndLeavesTheStateAsItWas()
    {
        ModelSpec floats = IntegerDecoders.Floats(CellKind.Gru), spec = IntegerDecoders.Integers(floats);
        IntegerModel integers = new(PackedModel.Pack(spec, IntegerDecoders.Weights(spec)));
        GenericModel model = new(PackedModel.Pack(floats, RandomTensors.Of(floats, 3)));
        GenericState state = model.CreateState(), other = model.CreateState();
        IntegerState integerState = integers.CreateState(), otherIntegers = integers.CreateState();
        float[] output = new float[model.OutputSize], expected = new float[model.OutputSize];
        int[] sums = new int[integers.OutputSize], expectedSums = new int[integers.OutputSize];
        Assert.Throws<InvalidOperationException>(() => model.Step(3, state, output));
        Assert.Throws<InvalidOperationException>(() => integers.Step(3, integerState, sums));
        int[] tokens = [4, 2, 9];
        model.Step(1, model.Encode(tokens), state, output);
        model.Step(1, model.Encode(tokens), other, expected);
        integers.Step(1, integers.Encode(tokens), integerState, sums);
        integers.Step(1, integers.Encode(tokens), otherIntegers, expectedSums);
        Assert.Equal(expected, output);
        Assert.Equal(expectedSums, sums);
    }

    [Fact]
    public void CalibrationOfALayerThatPutsOutZeros_IsRefusedWithItsTensor()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Rnn);
        TensorSet weights = RandomTensors.Of(Calibration.TwinOf(spec), 1);
        foreach (Tensor tensor in weights) tensor.Values.Clear();
        Assert.Contains("cell.range_h_l0", Assert.Throws<WeightFormatException>(() => Calibration.Observe(spec, weights, IntegerNetworks.Sequences(1))).Message, StringComparison.Ordinal);
    }

    private static double Difference(ModelSpec spec)
    {
        TensorSet weights = IntegerNetworks.Weights(spec);
        var twin = new GenericModel(PackedModel.Pack(Calibration.TwinOf(spec), IntegerNetworks.Twin(weights)));
        var model = new IntegerModel(PackedModel.Pack(spec, weights));
        GenericState floats = twin.CreateState();
        IntegerState integers = model.CreateState();
        float[] expected = new float[spec.OutputSize];
        int[] output = new int[spec.OutputSize];
        double difference = 0, spread = 0;
        foreach (int token in IntegerNetworks.Sequences(77).SelectMany(sequence => sequence))
        {
            twin.Step(token, floats, expected);
            model.Step(token, integers, output);
            for (int index = 0; index < output.Length; index++)
            {
                difference += Math.Pow(output[index] * model.OutputUnit - expected[index], 2);
                spread += Math.Pow(expected[index] - expected.Average(), 2);
            }
        }

        return Math.Sqrt(difference / spread);
    }

    private static int[] Run(IntegerModel model)
    {
        IntegerState state = model.CreateState();
        int[] output = new int[model.OutputSize];
        return [.. IntegerNetworks.Sequences(5)[0].SelectMany(token =>
        {
            model.Step(token, state, output);
            return output.ToArray();
        })];
    }
}
