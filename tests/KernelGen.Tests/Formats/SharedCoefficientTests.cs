using System;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Tests.Generic.Integer;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>Matrices whose rows share one scale keep one coefficient in memory and in files; files of before hold it once a row.</summary>
public sealed class SharedCoefficientTests
{
    private const string Weights = "cell.weight_hh_l0", Coefficients = Weights + ".coefficients";

    private static readonly ModelSpec spec = IntegerNetworks.Spec(CellKind.Lstm);

    [Fact]
    public void OneCoefficient_IsCountedAndKeptInTheFile()
    {
        PackedModel model = Packed();
        Assert.Equal(1, model.Matrix(Weights).Coefficients.Length);
        Assert.Equal(4 * model.Matrices.Count(), model.Size.Coefficients);
        Assert.Equal(new EquatableArray<int>(1, 1), Reader(Bytes(model)).Entries.Single(entry => entry.Name == Coefficients).Shape);
        AssertSame(model, Load(Bytes(model)));
    }

    [Fact]
    public void AFileWithACoefficientARow_IsReadAsTheSameModel()
    {
        PackedModel model = Packed();
        AssertSame(model, Load(Repeated(Bytes(model), (_, coefficient) => coefficient)));
    }

    [Fact]
    public void RowsOfDifferentScales_AreRefusedWithTheirTensor()
    {
        byte[] file = Repeated(Bytes(Packed()), (row, coefficient) => row == 3 ? 2 * coefficient : coefficient);
        string message = Assert.Throws<WeightFormatException>(() => Load(file)).Message;
        Assert.EndsWith(".coefficients: rows of different scales; expected one scale.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AGainFoldedIntoRows_KeepsACoefficientARow()
    {
        WeightSpec shared = new(Quantizer.Symmetric, 4), scaled = shared with { TakesNorm = true };
        Assert.Equal((1, 20), (shared.CoefficientsOf(20), scaled.CoefficientsOf(20)));
    }

    private static PackedModel Packed() => PackedModel.Pack(spec, IntegerNetworks.Weights(spec));

    private static PackedModel Load(byte[] file) => PackedModel.Load(file, spec);

    private static SafetensorsReader Reader(byte[] file) => new(new MemoryStream(file));

    private static byte[] Bytes(PackedModel model)
    {
        using MemoryStream stream = new();
        model.Save(stream);
        return stream.ToArray();
    }

    /// <summary>The file as it was written before: what all rows share stands once a row.</summary>
    private static byte[] Repeated(byte[] file, Func<int, float, float> coefficientOf)
    {
        SafetensorsReader reader = Reader(file);
        SafetensorsWriter writer = new();
        foreach ((string key, string value) in reader.Metadata) writer.Metadata.Add(key, value);
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            if (entry.Type != SafetensorsType.F32)
            {
                writer.Add(entry.Name, entry.Shape, reader.ReadBytes(entry));
                continue;
            }

            float[] values = reader.ReadFloats(entry);
            if (!entry.Name.EndsWith(".coefficients", StringComparison.Ordinal))
            {
                writer.Add(entry.Name, entry.Shape, values);
                continue;
            }

            int rows = spec.Tensors.Single(tensor => tensor.Name + ".coefficients" == entry.Name).Rows;
            writer.Add(entry.Name, new EquatableArray<int>(1, rows), [.. Enumerable.Range(0, rows).Select(row => coefficientOf(row, values[0]))]);
        }

        using MemoryStream stream = new();
        writer.Write(stream);
        return stream.ToArray();
    }

    private static void AssertSame(PackedModel expected, PackedModel found)
    {
        foreach ((QuantizedMatrix left, QuantizedMatrix right) in expected.Matrices.Zip(found.Matrices))
        {
            Assert.Equal(left.Codes.ToArray(), right.Codes.ToArray());
            Assert.Equal(left.Coefficients.ToArray(), right.Coefficients.ToArray());
            Assert.Equal(left.Alpha(0, left.Rows - 1), right.Alpha(0, right.Rows - 1));
        }
    }
}
