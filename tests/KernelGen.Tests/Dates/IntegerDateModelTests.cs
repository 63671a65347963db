using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Dates.Commands;
using Dates.Data;
using Dates.Models;
using Dates.Results;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Spec;
using KernelGen.Tests.Generic;
using Xunit;

namespace KernelGen.Tests.Dates;

/// <summary>The integer-only twins of the sample's models: how they decode, and how they are shown.</summary>
public sealed class IntegerDateModelTests
{
    private const int Size = 6, Hidden = 5, Pieces = 16;

    private static readonly IReadOnlyList<DatePair> pairs = DateSets.Draw(3, new DateSetSizes(30, 1, 1)).Training;

    [Fact]
    public void ABeamOfOne_FollowsTheGreatestSums()
    {
        ModelSpec floats = Floats();
        TensorSet weights = RandomTensors.Of(floats, 4);
        using var model = IntegerDateModel.Of(floats, weights, pairs, Pieces);
        ModelSpec spec = IntegerTwin.Of(floats, new IntegerSpec(Pieces));
        TensorSet observed = Calibration.Observe(spec, weights, [.. pairs.Select(pair => pair.SourceTokens)], [.. pairs.Select(pair => pair.TargetTokens)]);
        var integers = new IntegerModel(PackedModel.Pack(spec, observed));
        int[] target = new int[DateAlphabets.LongestDecoded];
        HashSet<int> written = [];
        foreach (DatePair pair in pairs)
        {
            int[] expected = Greatest(integers, pair.SourceTokens);
            int count = model.Decode(pair.SourceTokens, target, beam: 1);
            Assert.Equal(expected, target[..count]);
            written.UnionWith(expected);
        }

        Assert.True(written.Count > 1, "The network writes one token throughout.");
    }

    [Fact]
    public void AWiderBeam_FollowsOtherTargetsToo()
    {
        ModelSpec floats = Floats();
        using var model = IntegerDateModel.Of(floats, RandomTensors.Of(floats, 4), pairs, Pieces);
        int[] narrow = new int[DateAlphabets.LongestDecoded], wide = new int[DateAlphabets.LongestDecoded];
        Assert.Contains(pairs, pair => model.Decode(pair.SourceTokens, narrow, beam: 1) != model.Decode(pair.SourceTokens, wide, beam: 6) || !narrow.SequenceEqual(wide));
    }

    [Fact]
    public void TheTable_ComparesDateByDate()
    {
        DateScores floats = Scores("float", 20, [true, true, true, false]), integers = Scores("integers", 10, [true, true, false, false]);
        string table = IntegerTable.Of(["one.safetensors"], floats, [integers]);
        Assert.Contains("| float | 75.00 % | – | 20 | 1.00x | 1 |", table, StringComparison.Ordinal);
        Assert.Contains("| integers | 50.00 % | -25.00 [", table, StringComparison.Ordinal);
        Assert.Contains("| 10 | 2.00x | 1 |", table, StringComparison.Ordinal);
        Assert.Contains("| integers | 50.00 % | 75.00 % |", table, StringComparison.Ordinal);

        static DateScores Scores(string name, long bytes, bool[] right) => new(name, bytes, ["a", "a", "b", "b"], [right], 0, 1);
    }

    [Theory]
    [InlineData("--pieces", "65", "--pieces is 2 to 64.")]
    [InlineData("--calibration", "0", "--calibration is 1 or more.")]
    public void WrongValue_IsToldWithItsOption(string option, string value, string expected)
    {
        DateRecipe recipe = new("float", static _ => throw new InvalidOperationException("Nothing is trained here."));
        Assert.Equal(expected, Assert.Single(new IntegersCommand(recipe, Floats(), []).Create().Parse(["--weights", "one", option, value]).Errors.Select(static error => error.Message)));
    }

    private static int[] Greatest(IntegerModel model, int[] tokens)
    {
        IntegerSource source = model.Encode(tokens);
        IntegerState state = model.CreateState();
        int[] sums = new int[model.OutputSize];
        List<int> target = [];
        for (int token = DateAlphabets.Boundary; target.Count < DateAlphabets.LongestDecoded; target.Add(token))
        {
            model.Step(token, source, state, sums);
            token = Array.IndexOf(sums, sums.Max());
            if (token == DateAlphabets.Boundary) break;
        }

        return [.. target];
    }

    private static ModelSpec Floats() => new("Small", new EquatableArray<LayerSpec>(
        new EmbeddingSpec("decoder.embedding", DateAlphabets.TargetTokens, Size, Layers.FloatWeights),
        Layers.Recurrent(CellKind.Gru, Size, Hidden, name: "decoder.gru"),
        new AttentionSpec("decoder.attention", Hidden, Hidden, Size, AttentionScore.ScaledDot, ActivationSpec.Float, ActivationSpec.Float, Layers.FloatWeights, DateAlphabets.LongestSource),
        new LinearSpec("decoder.linear", 2 * Hidden, DateAlphabets.TargetTokens, ActivationSpec.Float, Layers.FloatWeights, Bias: true)))
    {
        Encoder = new ModelSpec("Small.Encoder", new EquatableArray<LayerSpec>(
            new EmbeddingSpec("encoder.embedding", DateAlphabets.SourceTokens, Size, Layers.FloatWeights),
            Layers.Recurrent(CellKind.Gru, Size, Hidden, name: "encoder.gru"))),
    };
}
