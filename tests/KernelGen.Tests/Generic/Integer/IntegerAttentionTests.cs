using System;
using System.Linq;
using KernelGen.Decoding;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using Xunit;

namespace KernelGen.Tests.Generic.Integer;

/// <summary>Interpreted integer-only encoders and decoders: against real arithmetic, against their float twins, and what their states do.</summary>
public sealed class IntegerAttentionTests
{
    /// <summary>By how much a weight of a softmax of 32 pieces may be off, in 256ths: what <see cref="Integers.IntegerSoftmaxTests"/> holds it to.</summary>
    private const double WeightError = 1.5;

    [Theory]

    // The root of the mean squared difference as a share of the outputs' deviation: what was measured, rounded up.
    [InlineData(CellKind.Gru, true, 0.02)]
    [InlineData(CellKind.Lstm, true, 0.02)]
    [InlineData(CellKind.Lstm, false, 0.02)]
    [InlineData(CellKind.Rnn, true, 0.03)]
    public void Outputs_AreThoseOfTheFloatTwinUpToRounding(CellKind cell, bool isPair, double bound)
    {
        ModelSpec spec = IntegerDecoders.Integers(IntegerDecoders.Floats(cell, isPair));
        Assert.InRange(Difference(spec), bound / 8, bound);
    }

    [Fact]
    public void OutputsBehindAdditiveScores_AreThoseOfTheFloatTwinUpToRounding()
    {
        ModelSpec spec = IntegerDecoders.Integers(IntegerDecoders.Floats(CellKind.Gru, score: AttentionScore.Additive));
        Assert.DoesNotContain(spec.Tensors, tensor => tensor.Name is "decoder.attention.range_q" or "decoder.attention.range_k");
        Assert.InRange(Difference(spec), 0.002, 0.02);
    }

    [Fact]
    public void Contexts_AreThoseOfRealArithmeticUpToTheRoundingOfWeightsAndCodes()
    {
        ModelSpec spec = IntegerDecoders.Integers(IntegerDecoders.AttentionAlone());
        TensorSet weights = IntegerDecoders.Weights(spec);
        var packed = PackedModel.Pack(spec, weights);
        var model = new IntegerModel(packed);
        var codes = CodeRange.Of(packed, spec.Layers[1]);
        (double least, double most) = (codes.ValueOf(codes.Least), codes.ValueOf(codes.Greatest));
        double half = 0.5001 * model.OutputUnit, greatest = 0;
        foreach (int[] tokens in IntegerDecoders.Sequences(8, IntegerDecoders.Sources))
        {
            double[][] memory = Memory(model.Encoder!, tokens);
            IntegerSource source = model.Encode(tokens);
            for (int token = 0; token < IntegerDecoders.Targets; token++)
            {
                int[] output = new int[spec.OutputSize];
                model.Step(token, source, model.CreateState(), output);
                double[] x = Row(packed.Matrix("decoder.embedding.weight"), token);
                double[] shares = Shares(packed, weights, x, memory);
                for (int column = 0; column < 2 * IntegerDecoders.Hidden; column++)
                {
                    double expected = Math.Clamp(memory.Select((row, step) => shares[step] * row[column]).Sum(), least, most);
                    double error = WeightError / 256 * memory.Sum(row => Math.Abs(row[column])) + half;
                    Assert.InRange(output[column] * model.OutputUnit, expected - error, expected + error);
                    greatest = Math.Max(greatest, Math.Abs(expected));
                }

                for (int column = 0; column < IntegerDecoders.Size; column++)
                {
                    double expected = Math.Clamp(x[column], least, most);
                    Assert.InRange(output[2 * IntegerDecoders.Hidden + column] * model.OutputUnit, expected - half, expected + half);
                }
            }
        }

        Assert.InRange(greatest, 0.5, 1);
    }

    [Fact]
    public void Ranges_AreThoseOfBothParts_AndOfWhatScoresCompare()
    {
        ModelSpec spec = IntegerDecoders.Integers(IntegerDecoders.Floats(CellKind.Gru));
        Assert.Equal(
            ["encoder.cell.range_h_l0", "decoder.cell.range_h_l0", "decoder.attention.range_y", "decoder.attention.range_q", "decoder.attention.range_k", "decoder.linear.range_y"],
            spec.Tensors.Select(tensor => tensor.Name).Where(name => name.Contains("range_", StringComparison.Ordinal)));
        TensorSet weights = IntegerDecoders.Weights(spec);
        Span<float> joint = weights["decoder.attention.range_y"].Values, memory = weights["encoder.cell.range_h_l0"].Values, x = weights["decoder.cell.range_h_l0"].Values;
        Assert.InRange(joint[0], Math.Min(memory[0], x[0]), x[0]);
        Assert.InRange(joint[1], x[1], Math.Max(memory[1], x[1]));
    }

    [Fact]
    public void AFileOfThePackedModel_ComputesTheSame()
    {
        ModelSpec spec = IntegerDecoders.Integers(IntegerDecoders.Floats(CellKind.Lstm));
        var packed = PackedModel.Pack(spec, IntegerDecoders.Weights(spec));
        using TemporaryFolder folder = new();
        packed.Save(folder.File("network.kgen"));
        Assert.Equal(Run(new IntegerModel(packed)), Run(new IntegerModel(PackedModel.Load(folder.File("network.kgen"), spec))));
    }

    [Fact]
    public void OtherPieces_AreThoseOfBothParts()
    {
        ModelSpec spec = IntegerDecoders.Integers(IntegerDecoders.Floats(CellKind.Gru));
        var packed = PackedModel.Pack(spec, IntegerDecoders.Weights(spec));
        ModelSpec coarse = IntegerTwin.Of(IntegerDecoders.Floats(CellKind.Gru), new IntegerSpec(Pieces: 4));
        PackedModel other = packed.With(new IntegerSpec(Pieces: 4));
        Assert.Equal(coarse, other.Spec);
        Assert.NotEqual(Run(new IntegerModel(packed)), Run(new IntegerModel(other)));
    }

    [Fact]
    public void ACopyOfAState_GoesOnWhereItStands_AndAResetBeginsAnew()
    {
        ModelSpec spec = IntegerDecoders.Integers(IntegerDecoders.Floats(CellKind.Lstm));
        var model = new IntegerModel(PackedModel.Pack(spec, IntegerDecoders.Weights(spec)));
        IntegerSource source = model.Encode([3, 1, 4, 1, 5]), other = model.Encode([9, 2]);
        IntegerState state = model.CreateState(), copy = model.CreateState();
        int[] first = Step(0, source, state);
        state.CopyTo(copy);
        int[] second = Step(2, source, state);
        Assert.NotEqual(second, Step(2, other, copy));
        state.Reset();
        Assert.Equal(first, Step(0, source, state));
        state.CopyTo(copy);
        Assert.Equal(second, Step(2, source, copy));

        int[] Step(int token, IntegerSource own, IntegerState stream)
        {
            int[] output = new int[spec.OutputSize];
            model.Step(token, own, stream, output);
            return output;
        }
    }

    /// <summary>The softmax of real arithmetic over queries and keys that are coded as the network codes them.</summary>
    private static double[] Shares(PackedModel packed, TensorSet weights, double[] x, double[][] memory)
    {
        double[] query = Coded("weight_query", "range_q", x);
        double[] powers = [.. memory.Select(row => Math.Exp(query.Zip(Coded("weight_memory", "range_k", row), (q, k) => q * k).Sum() / Math.Sqrt(IntegerDecoders.Units)))];
        return [.. powers.Select(power => power / powers.Sum())];

        double[] Coded(string matrix, string range, double[] vector)
        {
            QuantizedMatrix own = packed.Matrix("decoder.attention." + matrix);
            Span<float> observed = weights["decoder.attention." + range].Values;
            var codes = CodeRange.Over(observed[0], observed[1], AttentionConstants.ScoreBits);
            return [.. Enumerable.Range(0, own.Rows).Select(row => codes.ValueOf(codes.CodeOf(Row(own, row).Zip(vector, (w, value) => w * value).Sum())))];
        }
    }

    private static double[][] Memory(IntegerModel encoder, int[] tokens)
    {
        int[] rows = new int[tokens.Length * encoder.OutputSize];
        encoder.Run(tokens, rows);
        return [.. rows.Chunk(encoder.OutputSize).Select(row => row.Select(code => code * encoder.OutputUnit).ToArray())];
    }

    private static double[] Row(QuantizedMatrix matrix, int row)
    {
        var own = new IntegerMatrix(matrix);
        return [.. own.Row(row).ToArray().Select(code => code * own.Unit)];
    }

    private static double Difference(ModelSpec spec)
    {
        TensorSet weights = IntegerDecoders.Weights(spec);
        var twin = new GenericModel(PackedModel.Pack(Calibration.TwinOf(spec), IntegerNetworks.Twin(weights)));
        var model = new IntegerModel(PackedModel.Pack(spec, weights));
        float[] expected = new float[spec.OutputSize];
        int[] output = new int[spec.OutputSize];
        double difference = 0, spread = 0;
        foreach ((int[] tokens, int[] target) in IntegerDecoders.Sequences(77, IntegerDecoders.Sources).Zip(IntegerDecoders.Sequences(78, IntegerDecoders.Targets)))
        {
            (GenericSource floatSource, IntegerSource source) = (twin.Encode(tokens), model.Encode(tokens));
            (GenericState floats, IntegerState integers) = (twin.CreateState(), model.CreateState());
            foreach (int token in target.Prepend(SequenceDecoder.Boundary))
            {
                twin.Step(token, floatSource, floats, expected);
                model.Step(token, source, integers, output);
                for (int index = 0; index < output.Length; index++)
                {
                    difference += Math.Pow(output[index] * model.OutputUnit - expected[index], 2);
                    spread += Math.Pow(expected[index] - expected.Average(), 2);
                }
            }
        }

        return Math.Sqrt(difference / spread);
    }

    private static int[] Run(IntegerModel model)
    {
        IntegerSource source = model.Encode([3, 1, 4, 1, 5, 9, 2, 6]);
        IntegerState state = model.CreateState();
        int[] output = new int[model.OutputSize];
        return [.. new[] { 0, 1, 6, 3, 2 }.SelectMany(token =>
        {
            model.Step(token, source, state, output);
            return output.ToArray();
        })];
    }
}
