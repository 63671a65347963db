using System;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>Tensor sets in memory and in files.</summary>
public sealed class TensorSetTests
{
    [Fact]
    public void SetsSurviveTheFile()
    {
        TensorSet set = Models.Weights(Models.Language(Quantizer.FullPrecision, 32));
        set.Add(new Tensor("scalar", new EquatableArray<int>(), [-0f]));
        set.Add("naïve \"name\"", [float.MaxValue, float.Epsilon]);
        set.Metadata.Add("note", "quote \" and ümlaut");
        using TemporaryFolder folder = new();
        string path = folder.File("weights.safetensors");
        set.Save(path);
        foreach (TensorSet loaded in new[] { TensorSet.Load(path), TensorSet.Load(File.ReadAllBytes(path)), LoadUnseekable(path) })
        {
            Assert.Equal(set.Select(tensor => tensor.ToString()), loaded.Select(tensor => tensor.ToString()));
            Assert.Equal(set.Metadata, loaded.Metadata);
            foreach (Tensor tensor in set) Assert.Equal(tensor.Values.ToArray(), loaded[tensor.Name].Values.ToArray());
        }
    }

    [Fact]
    public void Files_BeginTheirDataAtAMultipleOfEight()
    {
        TensorSet set = new();
        set.Add("w", 1, 2, [1, 2]);
        using MemoryStream stream = new();
        set.Save(stream);
        byte[] bytes = stream.ToArray();
        long header = BitConverter.ToInt64(bytes, 0);
        Assert.Equal(0, header % 8);
        Assert.Equal(8 + header + 8, bytes.Length);
        Assert.Equal(1f, BitConverter.ToSingle(bytes, (int)(8 + header)));
    }

    [Fact]
    public void SecondTensorOfAName_IsRefused()
    {
        TensorSet set = new();
        set.Add("w", [1f]);
        Assert.Equal("w", Assert.Throws<WeightFormatException>(() => set.Add("w", [2f])).Subject);
    }

    [Fact]
    public void UnknownName_IsRefused()
    {
        Assert.Null(new TensorSet().TryGet("w"));
        Assert.Equal("w", Assert.Throws<WeightFormatException>(() => new TensorSet().Get("w")).Subject);
    }

    [Fact]
    public void ShapeThatDoesNotFit_IsRefused() =>
        Assert.Contains("[2, 3]", Assert.Throws<WeightFormatException>(() => new Tensor("w", new(2, 3), new float[5])).Message, StringComparison.Ordinal);

    [Fact]
    public void ModelsRequire_ExactlyTheirTensors()
    {
        ModelSpec spec = Models.Language(Quantizer.FullPrecision, 32);
        TensorSet weights = Models.Weights(spec);
        weights.Require(spec);

        Refuse(spec, Without(weights, "lstm.bias_hh_l0"), "lstm.bias_hh_l0", "no such tensor");
        TensorSet more = Without(weights, "");
        more.Add("lstm.weight_hr_l0", [1f]);
        Refuse(spec, more, "lstm.weight_hr_l0", "does not have");
        TensorSet turned = Without(weights, "embedding.weight");
        turned.Add("embedding.weight", 7, 11, new float[77]);
        Refuse(spec, turned, "embedding.weight", "expected shape [11, 7]");
        weights["linear.bias"].Values[3] = float.NaN;
        Refuse(spec, weights, "linear.bias", "NaN at index 3");
    }

    [Fact]
    public void ValuesThatAreNotFinite_ReachNoFile()
    {
        TensorSet set = new();
        set.Add("w", [1f, float.NegativeInfinity]);
        using TemporaryFolder folder = new();
        string path = folder.File("weights.safetensors");
        WeightFormatException exception = Assert.Throws<WeightFormatException>(() => set.Save(path));
        Assert.Equal("w: -Infinity at index 1; expected finite values.", exception.Message);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("lstm.weight_ih_l0", "lstm.weight_ih_l0: NaN at index 2")]
    [InlineData("linear.bias", "linear.bias: NaN at index 2")]
    public void WeightsThatAreNotFinite_AreNotPacked(string tensor, string message)
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, 2);
        TensorSet weights = Models.Weights(spec);
        weights[tensor].Values[2] = float.NaN;
        WeightFormatException exception = Assert.Throws<WeightFormatException>(() => PackedModel.Pack(spec, weights));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BiasesWhoseSumIsNotFinite_AreNotPacked()
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, 2);
        TensorSet weights = Models.Weights(spec);
        weights["lstm.bias_ih_l0"].Values[4] = weights["lstm.bias_hh_l0"].Values[4] = float.MaxValue;
        WeightFormatException exception = Assert.Throws<WeightFormatException>(() => PackedModel.Pack(spec, weights));
        Assert.Equal("lstm.bias_l0: Infinity at index 4; expected finite values.", exception.Message);
    }

    private static void Refuse(ModelSpec spec, TensorSet set, string subject, string message)
    {
        WeightFormatException exception = Assert.Throws<WeightFormatException>(() => set.Require(spec));
        Assert.Equal(subject, exception.Subject);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static TensorSet Without(TensorSet set, string name)
    {
        TensorSet rest = new();
        foreach (Tensor tensor in set.Where(tensor => tensor.Name != name)) rest.Add(tensor);
        return rest;
    }

    private static TensorSet LoadUnseekable(string path)
    {
        using FileStream file = File.OpenRead(path);
        using UnseekableStream stream = new(file);
        return TensorSet.Load(stream);
    }
}
