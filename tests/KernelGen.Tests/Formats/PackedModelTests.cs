using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>Packing, saving, loading and dequantizing models.</summary>
public sealed class PackedModelTests
{
    public static TheoryData<Quantizer, int, CellKind, ResetGate, bool> Cases => new()
    {
        { Quantizer.BalancedMean, 3, CellKind.Lstm, ResetGate.After, true },
        { Quantizer.BalancedMean, 4, CellKind.Gru, ResetGate.After, true },
        { Quantizer.BalancedMean, 8, CellKind.Gru, ResetGate.Before, true },
        { Quantizer.BalancedMean, 16, CellKind.Lstm, ResetGate.After, true },
        { Quantizer.BalancedMean, 11, CellKind.Gru, ResetGate.After, true },
        { Quantizer.Uniform, 13, CellKind.Rnn, ResetGate.After, true },
        { Quantizer.FixedPoint, 16, CellKind.Gru, ResetGate.Before, true },
        { Quantizer.Symmetric, 8, CellKind.Lstm, ResetGate.After, true },
        { Quantizer.BalancedMean, 32, CellKind.Rnn, ResetGate.After, false },
        { Quantizer.Alternating, 2, CellKind.Lstm, ResetGate.After, true },
        { Quantizer.Alternating, 4, CellKind.Gru, ResetGate.After, false },
        { Quantizer.FullPrecision, 32, CellKind.Gru, ResetGate.After, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void ModelsSurviveTheFile(Quantizer quantizer, int bits, CellKind cell, ResetGate reset, bool bias)
    {
        ModelSpec spec = Models.Language(quantizer, bits, cell: cell, reset: reset, bias: bias);
        PackedModel model = PackedModel.Pack(spec, Models.Weights(spec), Models.Words(11));
        using TemporaryFolder folder = new();
        string path = folder.File("model.safetensors");
        model.Save(path);
        PackedModel loaded = PackedModel.Load(path, spec with { Name = "Renamed" });
        Assert.Equal(model.Vocabulary, loaded.Vocabulary);
        foreach ((QuantizedMatrix left, QuantizedMatrix right) in model.Matrices.Zip(loaded.Matrices))
        {
            Assert.Equal(left.Tensor, right.Tensor);
            Assert.Equal(left.Codes.ToArray(), right.Codes.ToArray());
            Assert.Equal(left.Coefficients.ToArray(), right.Coefficients.ToArray());
            Assert.Equal(left.Values.ToArray(), right.Values.ToArray());
            Assert.Equal(left.Scales, right.Scales);
            Assert.Equal(left.Zero2, right.Zero2);
        }

        foreach (LayerSpec layer in spec.Layers)
        {
            Assert.Equal(model.Bias(layer).ToArray(), loaded.Bias(layer).ToArray());
            Assert.Equal(model.CandidateBias(layer).ToArray(), loaded.CandidateBias(layer).ToArray());
        }

        using MemoryStream again = new();
        loaded.Save(again);
        Assert.Equal(File.ReadAllBytes(path).Length, again.Length);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void DequantizedWeights_AreAWholeSetOfTheModel(Quantizer quantizer, int bits, CellKind cell, ResetGate reset, bool bias)
    {
        ModelSpec spec = Models.Language(quantizer, bits, cell: cell, reset: reset, bias: bias);
        TensorSet weights = Models.Weights(spec);
        PackedModel model = PackedModel.Pack(spec, weights);
        TensorSet floats = model.Dequantize();
        floats.Require(spec);
        foreach (QuantizedMatrix matrix in model.Matrices)
        {
            for (int row = 0; row < matrix.Rows; row++)
            {
                for (int column = 0; column < matrix.Columns; column++)
                {
                    Assert.Equal(matrix.Value(row, column), floats[matrix.Name].Row(row)[column]);
                }
            }
        }

        if (!bias) return;
        RecurrentSpec layer = (RecurrentSpec)spec.Layers[1];
        int apart = cell == CellKind.Gru && reset == ResetGate.After ? layer.Hidden : 0;
        for (int row = 0; row < layer.Gates * layer.Hidden; row++)
        {
            float input = weights[ModelTensors.Qualified(layer, "bias_ih")].Values[row];
            float hidden = weights[ModelTensors.Qualified(layer, "bias_hh")].Values[row];
            bool candidate = row >= layer.Gates * layer.Hidden - apart;
            Assert.Equal(candidate ? input : input + hidden, floats[ModelTensors.Qualified(layer, "bias_ih")].Values[row]);
            Assert.Equal(candidate ? hidden : 0, floats[ModelTensors.Qualified(layer, "bias_hh")].Values[row]);
        }
    }

    [Fact]
    public void OtherModel_IsRefusedByTheFieldThatDiffers()
    {
        ModelSpec spec = Models.Language(Quantizer.Alternating, 2);
        byte[] file = Save(PackedModel.Pack(spec, Models.Weights(spec)));
        Refuse(file, Models.Language(Quantizer.Alternating, 2, hidden: 6), "lstm.hidden", "the file has 5, the model has 6");
        Refuse(file, Models.Language(Quantizer.Alternating, 3), "embedding.weights.bits", "the file has 2, the model has 3");
        Refuse(file, Models.Language(Quantizer.BalancedMean, 2), "embedding.weights.quantizer", "Alternating");
        Refuse(file, spec.WithWeights((_, weights) => weights with { Cycles = 3 }), "embedding.weights.cycles", "the file has no such field, the model has 3");
        Refuse(file, Models.Language(Quantizer.Alternating, 2, cell: CellKind.Gru), "layers", "embedding, lstm, linear");
        Refuse(file, Models.Language(Quantizer.Alternating, 2, bias: false), "lstm.bias", "the file has true");
        ModelSpec without = spec with { Layers = new EquatableArray<LayerSpec>(spec.Layers[0], spec.Layers[1]) };
        Refuse(file, without, "layers", "the model has embedding, lstm");
        Assert.Same(spec, PackedModel.Load(file, spec).Require(spec).Spec);
        Assert.Throws<WeightFormatException>(() => PackedModel.Load(file, spec).Require(without));
    }

    [Fact]
    public void StackedLayers_AreToldApart()
    {
        WeightSpec weights = new(Quantizer.Alternating, 2);
        ActivationSpec coded = ActivationSpec.BinaryCode(2);
        RecurrentSpec first = new("lstm", 0, CellKind.Lstm, 3, 4, coded, weights, weights, coded, CellActivation.Tanh, ResetGate.After, true);
        ModelSpec spec = new("Two", new EquatableArray<LayerSpec>(first, first with { Index = 1, Input = 4 }));
        byte[] file = Save(PackedModel.Pack(spec, Models.Weights(spec)));
        Assert.Equal(4, PackedModel.Load(file, spec).Matrices.Count());
        ModelSpec other = spec with { Layers = new EquatableArray<LayerSpec>(first, first with { Index = 1, Input = 4, Reset = ResetGate.Before }) };
        Refuse(file, other, "lstm_l1.reset", "the file has After");
        other = spec with { Layers = new EquatableArray<LayerSpec>(first, first with { Index = 1, Input = 4, Slope = 1.5f }) };
        Refuse(file, other, "lstm_l1.slope", "the file has no such field, the model has 1.5");
        other = spec with { Layers = new EquatableArray<LayerSpec>(first, first with { Index = 1, Input = 4, GateForm = GateForm.Fast }) };
        Refuse(file, other, "lstm_l1.gates", "the file has no such field, the model has Fast");
    }

    [Fact]
    public void DrawnLevels_AreToldFromRoundedOnes()
    {
        WeightSpec weights = new(Quantizer.TernaryWeight, 2);
        RecurrentSpec layer = new(
            "", 0, CellKind.Rnn, 3, 4, ActivationSpec.Float, weights, weights, ActivationSpec.BernoulliTernary, CellActivation.Tanh, ResetGate.After, true);
        ModelSpec spec = new("Drawn", new EquatableArray<LayerSpec>(layer));
        byte[] file = Save(PackedModel.Pack(spec, Models.Weights(spec)));
        ModelSpec rounded = spec with { Layers = new EquatableArray<LayerSpec>(layer with { HiddenActivation = ActivationSpec.Affine(2, -1, 2) }) };
        Refuse(file, rounded, "rnn.hidden_activation.drawn", "the file has BernoulliTernary");
    }

    [Fact]
    public void LayerOfASingleLayerModel_IsNamedByItsKind()
    {
        LinearSpec layer = new("", 3, 2, ActivationSpec.Float, new WeightSpec(Quantizer.Alternating, 2), false);
        ModelSpec spec = new("One", new EquatableArray<LayerSpec>(layer));
        byte[] file = Save(PackedModel.Pack(spec, Models.Weights(spec)));
        Refuse(file, spec with { Layers = new EquatableArray<LayerSpec>(layer with { Outputs = 4 }) }, "linear.outputs", "the file has 2");
    }

    [Theory]
    [InlineData("lstm.scale_l0", "no such tensor")]
    [InlineData("lstm.weight_hh_l0.codes", "no such tensor")]
    [InlineData("linear.bias", "no such tensor")]
    public void MissingPart_IsRefusedByName(string name, string message) => Refuse(Balanced(parts => parts.Remove(name)), name, message);

    [Fact]
    public void WrongParts_AreRefusedByName()
    {
        Refuse(Balanced(parts => parts.Add("extra", (new EquatableArray<int>(1), new float[1]))), "extra", "does not have");
        Refuse(Balanced(parts => parts["lstm.scale_l0"] = (new EquatableArray<int>(1), new float[] { 0 })), "lstm.scale_l0", "positive");
        Refuse(Balanced(parts => parts["lstm.scale_l0"] = (new EquatableArray<int>(1), new float[] { -1 })), "lstm.scale_l0", "positive");
        Refuse(Balanced(parts => parts["lstm.scale_l0"] = (new EquatableArray<int>(2), new float[] { 1, 1 })), "lstm.scale_l0", "shape [2]");
        Refuse(Balanced(parts => parts["lstm.scale_l0"] = (new EquatableArray<int>(1), new byte[] { 1 })), "lstm.scale_l0", "dtype U8");
        Refuse(
            Balanced(parts => parts["lstm.weight_ih_l0.codes"] = (new EquatableArray<int>(52), new byte[52])),
            "lstm.weight_ih_l0.codes",
            "expected shape [53]");
        byte[] trailing = new byte[53];
        trailing[52] = 0x80;
        Refuse(
            Balanced(parts => parts["lstm.weight_ih_l0.codes"] = (new EquatableArray<int>(53), trailing)),
            "lstm.weight_ih_l0.codes",
            "behind the last code");
    }

    [Fact]
    public void NegativeCoefficient_IsRefused()
    {
        ModelSpec spec = Models.Language(Quantizer.Alternating, 2);
        byte[] file = Rewrite(Save(PackedModel.Pack(spec, Models.Weights(spec))), parts =>
            ((float[])parts["linear.weight.coefficients"].Values)[4] = -1);
        Refuse(file, spec, "linear.weight.coefficients", "-1 at index 4");
    }

    [Theory]
    [InlineData("format", "another", "kernelgen.packed")]
    [InlineData("version", "2", "expected 1")]
    [InlineData("spec.lstm.dialect", "x", "lstm.dialect")]
    public void OtherFormat_IsRefused(string key, string value, string message)
    {
        ModelSpec spec = Models.Language(Quantizer.Alternating, 2);
        byte[] file = Rewrite(Save(PackedModel.Pack(spec, Models.Weights(spec))), _ => { }, texts => texts[key] = value);
        Assert.Contains(message, Assert.Throws<WeightFormatException>(() => PackedModel.Load(file, spec)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vocabulary_MustBeDifferentWordsOneAToken()
    {
        ModelSpec spec = Models.Language(Quantizer.Alternating, 2);
        TensorSet weights = Models.Weights(spec);
        Refused(Models.Words(10), "10 words");
        Refused([.. Models.Words(10), "w3é"], "again for token 10");
        Refused([.. Models.Words(10), ""], "no word for token 10");
        Refused([.. Models.Words(10), "a\0b"], "zero character");
        byte[] file = Rewrite(Save(PackedModel.Pack(spec, weights, Models.Words(11))), parts => ((byte[])parts["vocabulary"].Values)[1] = 0xFF);
        Refuse(file, spec, "vocabulary", "no UTF-8");
        PackedModel characters = PackedModel.Pack(spec, weights, [.. Models.Words(10), "\n"]);
        Assert.Equal("\n", PackedModel.Load(Save(characters), spec).Vocabulary![10]);

        void Refused(string[] words, string message) => Assert.Contains(
            message, Assert.Throws<WeightFormatException>(() => PackedModel.Pack(spec, weights, words)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FailedSave_LeavesTheOldFile()
    {
        ModelSpec spec = Models.Language(Quantizer.Alternating, 2);
        using TemporaryFolder folder = new();
        string path = folder.File("model");
        File.WriteAllText(path, "old");
        PackedModel model = PackedModel.Pack(spec, Models.Weights(spec), [.. Models.Words(10), "\ud800"]);
        Assert.Throws<WeightFormatException>(() => model.Save(path));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Name));
    }

    private static byte[] Balanced(Action<SortedDictionary<string, (EquatableArray<int> Shape, Array Values)>> change)
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, 3);
        return Rewrite(Save(PackedModel.Pack(spec, Models.Weights(spec))), change);
    }

    private static byte[] Rewrite(
        byte[] file,
        Action<SortedDictionary<string, (EquatableArray<int> Shape, Array Values)>> change,
        Action<SortedDictionary<string, string>>? changeText = null)
    {
        SafetensorsReader reader = new(new MemoryStream(file));
        SortedDictionary<string, (EquatableArray<int> Shape, Array Values)> parts = new(StringComparer.Ordinal);
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            Array values = entry.Type == SafetensorsType.F32 ? reader.ReadFloats(entry) : reader.ReadBytes(entry);
            parts.Add(entry.Name, (entry.Shape, values));
        }

        change(parts);
        SafetensorsWriter writer = new();
        foreach ((string key, string value) in reader.Metadata) writer.Metadata.Add(key, value);
        changeText?.Invoke(writer.Metadata);
        foreach ((string name, (EquatableArray<int> shape, Array values)) in parts)
        {
            if (values is float[] floats) writer.Add(name, shape, floats);
            else writer.Add(name, shape, (byte[])values);
        }

        using MemoryStream stream = new();
        writer.Write(stream);
        return stream.ToArray();
    }

    private static byte[] Save(PackedModel model)
    {
        using MemoryStream stream = new();
        model.Save(stream);
        return stream.ToArray();
    }

    private static void Refuse(byte[] balancedFile, string subject, string message) =>
        Refuse(balancedFile, Models.Language(Quantizer.BalancedMean, 3), subject, message);

    private static void Refuse(byte[] file, ModelSpec expected, string subject, string message)
    {
        WeightFormatException exception = Assert.Throws<WeightFormatException>(() => PackedModel.Load(file, expected));
        Assert.Equal(subject, exception.Subject);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
