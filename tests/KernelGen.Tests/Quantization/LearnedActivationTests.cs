using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Learned steps and clips of activations: golden vectors of the papers' section 7.4 on every lane type, and what files hold.</summary>
public sealed class LearnedActivationTests
{
    // G1, its first value at the end of the range, where floats of the decimal digits would fall a rounding short.
    private static readonly float[] g1 = [3 * 0.3f, -0.4f, 0.1f, -1.2f, 0.5f, -0.05f, 0.3f, -0.7f];

    public static TheoryData<int, bool, Quantizer> Formats
    {
        get
        {
            TheoryData<int, bool, Quantizer> formats = [];
            for (int bits = 1; bits <= 8; bits++)
            {
                foreach (bool isSigned in new[] { false, true })
                {
                    formats.Add(bits, isSigned, Quantizer.LearnedClip);
                    if (bits > 1) formats.Add(bits, isSigned, Quantizer.LearnedStep);
                }
            }

            return formats;
        }
    }

    [Theory]
    [InlineData(true, new[] { 0.9, -0.3, 0, -1.2, 0.6, 0, 0.3, -0.6 }, new[] { 3, -1.333333 + 1.666667, -0.333333, -4, 0.333333, 0.166667, 0, 0.333333 })]
    [InlineData(false, new[] { 0.9, 0, 0, 0, 0.6, 0, 0.3, 0 }, new[] { 0, 0, -0.333333, 0, 0.333333, 0, 0, 0 })]
    public void LearnedStep_MeetsItsLevelsAndTheGradientOfItsStep(bool isSigned, double[] levels, double[] byStep)
    {
        ActivationSpec spec = ActivationSpec.Learned(3, Quantizer.LearnedStep, isSigned);
        foreach (LaneWidth width in LaneTypes.All)
        {
            for (int index = 0; index < g1.Length; index++)
            {
                LearnedActivationResult result = Run(width, spec, 0.3f, g1, index);
                Assert.Equal(levels[index], result.Levels[index], 1e-6);
                Assert.Equal(byStep[index], result.ByLearned, 1e-5);
            }
        }
    }

    [Fact]
    public void LearnedStep_PassesGradientsInsideItsRangeOnly()
    {
        float[] values = [0.95f, 0.85f, -1.19f, -1.21f, -0.01f, 2.05f, 2.15f];
        foreach (LaneWidth width in LaneTypes.All)
        {
            Assert.Equal([0, 1, 1, 0, 1, 0, 0], All(width, ActivationSpec.Learned(3, Quantizer.LearnedStep, isSigned: true), 0.3f, values).Gradient);
            Assert.Equal([1, 1, 0, 0, 0, 1, 0], All(width, ActivationSpec.Learned(3, Quantizer.LearnedStep, isSigned: false), 0.3f, values).Gradient);
        }
    }

    [Fact]
    public void LearnedClip_MeetsItsGoldenVector()
    {
        float[] values = [-0.2f, 0.1f, 0.45f, 0.9f, 1.4f];
        double[] levels = [0, 0, .333333, 1, 1];
        ActivationSpec spec = ActivationSpec.Learned(2, Quantizer.LearnedClip, isSigned: false);
        foreach (LaneWidth width in LaneTypes.All)
        {
            LearnedActivationResult result = All(width, spec, 1, values);
            for (int index = 0; index < values.Length; index++) Assert.Equal(levels[index], result.Levels[index], 1e-6);
            Assert.Equal([0, 1, 1, 1, 0], result.Gradient);
            Assert.Equal(1, result.ByLearned);
            Assert.Equal([1, 0], All(width, spec, 1, [0, 1]).Gradient);
        }
    }

    [Fact]
    public void SignedClip_IsSymmetric()
    {
        float[] values = [-1.4f, -1, -0.9f, -0.3f, 0.1f, 0.3f, 0.9f, 1, 1.4f];
        ActivationSpec spec = ActivationSpec.Learned(2, Quantizer.LearnedClip, isSigned: true);
        foreach (LaneWidth width in LaneTypes.All)
        {
            float[] upstream = [2, 3, 5, 7, 11, 13, 17, 19, 23];
            LearnedActivationResult result = LaneDispatch.Run(width, new LearnedActivationCase(spec, 1, values, upstream));
            double[] levels = [-1, -1, -1, -1 / 3.0, 1 / 3.0, 1 / 3.0, 1, 1, 1];
            for (int index = 0; index < values.Length; index++) Assert.Equal(levels[index], result.Levels[index], 1e-6);
            Assert.Equal([0, 0, 5, 7, 11, 13, 17, 0, 0], result.Gradient);
            Assert.Equal(19 + 23 - 2 - 3, result.ByLearned);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Codes_AreFixed_AndLevelsFollowTheLearnedNumber(int bits, bool isSigned, Quantizer method)
    {
        ActivationSpec spec = ActivationSpec.Learned(bits, method, isSigned);
        int least = spec.IntegerOf(0), greatest = spec.IntegerOf(spec.MaximumCode);
        (int Least, int Greatest) expected = (method, isSigned) switch
        {
            (Quantizer.LearnedStep, true) => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
            (Quantizer.LearnedClip, true) => (-((1 << bits) - 1), (1 << bits) - 1),
            _ => (0, (1 << bits) - 1),
        };
        Assert.Equal(expected, (least, greatest));
        AffineCode code = AffineCode.Of(spec, 0.3f);
        Assert.Equal(method == Quantizer.LearnedStep ? greatest * 0.3 : 0.3, code.Scale * greatest, 1e-5);

        // The number that training begins with gives the stated range.
        Assert.Equal(AffineCode.Of(spec, spec.FirstLearned).Scale * greatest, spec.Maximum, 1e-6);
        Assert.Throws<ArgumentException>(() => AffineCode.Of(spec));

        // One number makes all the difference between lane types: rows of any length.
        foreach (int count in new[] { 1, 7, 16, 45 })
        {
            float[] values = RandomRows.Gaussian(count, bits), upstream = RandomRows.Gaussian(count, bits + 1);
            LearnedActivationCase job = new(spec, 0.4f, values, upstream);
            LearnedActivationResult plain = LaneDispatch.Run(LaneWidth.Scalar32, job);
            foreach (LaneWidth width in LaneTypes.All)
            {
                LearnedActivationResult result = LaneDispatch.Run(width, job);
                Assert.Equal(Bits(plain.Levels), Bits(result.Levels));
                Assert.Equal(Bits(plain.Gradient), Bits(result.Gradient));
                Assert.Equal(Bits([plain.ByLearned]), Bits([result.ByLearned]));
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0f)]
    [InlineData(-0.25f)]
    [InlineData(3e38f)]
    public void Files_CarryTheLearnedNumber_AndAreRefusedWithoutOne(float wrong)
    {
        ModelSpec spec = Learned(Quantizer.LearnedStep);
        PackedModel model = PackedModel.Pack(spec, Models.Weights(spec));
        using MemoryStream stream = new();
        model.Save(stream);
        byte[] file = stream.ToArray();
        PackedModel loaded = PackedModel.Load(file, spec);
        Assert.Equal(0.3f, loaded.LearnedRange(spec.Layers[1]));
        Assert.Null(loaded.LearnedRange(spec.Layers[2]));
        Assert.Equal(4, PackedSize.Of(spec).Bytes - PackedSize.Of(Static(spec)).Bytes);

        // Another model: of a static range, or of a clip.
        Assert.EndsWith("_activation.range", Refused(file, Static(spec)), StringComparison.Ordinal);
        Assert.Equal("lstm.hidden_activation.range", Refused(file, Learned(Quantizer.LearnedClip)));

        // The name is changed in place, so that the tensor is missing; then its value.
        int name = file.AsSpan().IndexOf("lstm.h_step_l0"u8);
        file[name]--;
        Assert.Equal("lstm.h_step_l0", Refused(file, spec));
        file[name]++;
        int value = file.AsSpan().LastIndexOf(MemoryMarshal.AsBytes<float>([0.3f]));
        MemoryMarshal.AsBytes<float>([wrong]).CopyTo(file.AsSpan(value));
        Assert.Equal("lstm.h_step_l0", Refused(file, spec));
    }

    [Fact]
    public void PostTraining_BeginsARangeThatIsMissing()
    {
        ModelSpec spec = Learned(Quantizer.LearnedClip);
        TensorSet weights = new();
        foreach (Tensor tensor in Models.Weights(Static(spec))) weights.Add(tensor);
        (PackedModel packed, _) = PostTraining.Quantize(weights, spec);
        Assert.Equal(ActivationSpec.FirstClip, packed.LearnedRange(spec.Layers[1]));
    }

    private static string Refused(byte[] file, ModelSpec spec) =>
        Assert.Throws<WeightFormatException>(() => PackedModel.Load(file, spec)).Subject;

    private static ModelSpec Learned(Quantizer method) => With(ActivationSpec.Learned(3, method, isSigned: true));

    private static ModelSpec Static(ModelSpec spec) => With(((RecurrentSpec)spec.Layers[1]).HiddenActivation with { LearnedBy = null });

    private static ModelSpec With(ActivationSpec hidden)
    {
        ModelSpec spec = Models.Language(Quantizer.Uniform, 3);
        RecurrentSpec recurrent = (RecurrentSpec)spec.Layers[1];
        LinearSpec linear = (LinearSpec)spec.Layers[2];
        return spec with
        {
            Layers = new EquatableArray<LayerSpec>(
                spec.Layers[0], recurrent with { HiddenActivation = hidden }, linear with { InputActivation = hidden }),
        };
    }

    private static LearnedActivationResult All(LaneWidth width, ActivationSpec spec, float learned, float[] values) =>
        LaneDispatch.Run(width, new LearnedActivationCase(spec, learned, values, [.. Enumerable.Repeat(1f, values.Length)]));

    private static LearnedActivationResult Run(LaneWidth width, ActivationSpec spec, float learned, float[] values, int upstream)
    {
        float[] gradient = new float[values.Length];
        gradient[upstream] = 1;
        return LaneDispatch.Run(width, new LearnedActivationCase(spec, learned, values, gradient));
    }

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
