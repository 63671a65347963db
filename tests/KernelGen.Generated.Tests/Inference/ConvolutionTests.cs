using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using Cases;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Convolutions over time against their definition, against the two layers that they are made of, and with weights of PyTorch's shape.</summary>
public sealed class ConvolutionTests
{
    private const int Steps = 17, Inputs = 13, Filters = 19;

    [Fact]
    public void AStridedConvolution_IsThatOfPyTorch_PaddedBeforeItsFirstStep()
    {
        (TensorSet weights, float[] torch, float[] bias) = TorchWeights(kernel: 5);
        using ConvolutionStrided model = ConvolutionStrided.Pack(weights);
        float[] x = new float[Steps * Inputs], found = new float[Steps / 3 * Filters];
        new CounterRandom(7, 0).Fill(x, -1, 1);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            model.LaneWidth = lanes;
            model.Run(x, model.CreateState(), found, model.CreateWorkspace());
            AssertConvolved(x, torch, bias, kernel: 5, stride: 3, padding: 5 - 3, found);
        }
    }

    [Fact]
    public void ACentredConvolution_IsThatOfPyTorch_PaddedAtBothEnds_AndHasNoStep()
    {
        (TensorSet weights, float[] torch, float[] bias) = TorchWeights(kernel: 5);
        using ConvolutionCentred model = ConvolutionCentred.Pack(weights);
        using ConvolutionCentred.Workspace workspace = model.CreateWorkspace(Steps);
        float[] x = new float[Steps * Inputs], found = new float[Steps * Filters];
        new CounterRandom(7, 0).Fill(x, -1, 1);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            model.LaneWidth = lanes;
            model.Run(x, found, workspace);
            AssertConvolved(x, torch, bias, kernel: 5, stride: 1, padding: 2, found);
        }

        ObsoleteAttribute mark = typeof(ConvolutionCentred).GetMethod("Step")!.GetCustomAttribute<ObsoleteAttribute>()!;
        Assert.True(mark.IsError);
        Assert.Contains("ConvolutionCentred looks ahead", mark.Message, StringComparison.Ordinal);
        GenericModel generic = new(PackedModel.Pack(ConvolutionCentred.Spec, weights));
        Assert.Contains(
            "looks ahead", Assert.Throws<InvalidOperationException>(() => generic.Step(new float[Inputs], generic.CreateState(), found)).Message, StringComparison.Ordinal);
    }

    /// <summary>Conv1d of x between zeros: the sum over i and k of weight[o, i, k] x[row stride + k - padding], then relu.</summary>
    private static void AssertConvolved(float[] x, float[] torch, float[] bias, int kernel, int stride, int padding, float[] found)
    {
        for (int row = 0; row < found.Length / Filters; row++)
        {
            for (int filter = 0; filter < Filters; filter++)
            {
                double sum = bias[filter];
                for (int step = 0; step < kernel; step++)
                {
                    int time = row * stride + step - padding;
                    for (int input = 0; input < Inputs && time >= 0 && time < Steps; input++)
                        sum += (double)torch[(filter * Inputs + input) * kernel + step] * x[time * Inputs + input];
                }

                Assert.Equal(Math.Max(0, sum), found[row * Filters + filter], 1e-5);
            }
        }
    }

    [Fact]
    public void AConvolutionOfCodes_HasTheBitsOfStackedFramesAndALinearLayer()
    {
        TensorSet weights = new ExampleData(ConvolutionOfCodes.Spec).Weights, renamed = new();
        foreach (Tensor tensor in weights)
            renamed.Add(new Tensor(tensor.Name.Replace("convolution.", "linear.", StringComparison.Ordinal), tensor.Shape, tensor.Values.ToArray()));
        float[] x = new float[Steps * Inputs], one = new float[Steps / 2 * 9], two = new float[one.Length];
        new CounterRandom(8, 0).Fill(x, -1, 1);
        using ConvolutionOfCodes convolution = ConvolutionOfCodes.Pack(weights);
        using StackedCodes stacked = StackedCodes.Pack(renamed);
        convolution.Run(x, convolution.CreateState(), one, convolution.CreateWorkspace());
        stacked.Run(x, stacked.CreateState(), two, stacked.CreateWorkspace());
        Assert.Equal(MemoryMarshal.Cast<float, int>(two).ToArray(), MemoryMarshal.Cast<float, int>(one).ToArray());
    }

    [Fact]
    public void Frames_CarryTheCodesThatEnter_UnlessTheirRangeIsLearned()
    {
        Assert.Equal(
            new FrameStackingSpec("convolution.stacking", 12, 5) { Stride = 2, Convolves = true, OutputCodes = ActivationSpec.Affine(8, -1, 1) }, Convolutions.Spec.Layers[0]);
        Assert.Equal(ActivationSpec.Affine(4, 0, 2), Convolutions.Spec.Layers[2].OutputActivation);
        Assert.Equal(("convolution2", 72, ActivationSpec.Affine(4, 0, 2)), Convolutions.Spec.Layers[3] is LinearSpec second ? (second.Name, second.Input, second.InputActivation) : default);
        Assert.Equal(ActivationSpec.BinaryCode(2), ConvolutionOnLine.Spec.Layers[1].OutputActivation);
        Assert.Equal(ActivationSpec.Float, ConvolutionLearned.Spec.Layers[1].OutputActivation);
        Assert.IsType<LinearSpec>(ConvolutionLearned.Spec.Layers[3]);
        Assert.Equal((2, 1), (((FrameStackingSpec)ConvolutionsCentred.Spec.Layers[1]).Ahead, ((FrameStackingSpec)ConvolutionsCentred.Spec.Layers[3]).Ahead));
        Assert.Equal(["convolution.weight", "convolution.bias"], ConvolutionAlone.Spec.Tensors.Select(tensor => tensor.Name));

        // In floats nothing of the embedding's codes is left.
        ModelSpec twin = ConvolutionOnLine.Spec.WithWeights((_, weights) => weights with { Quantizer = Quantizer.FullPrecision, Bits = 32 });
        Assert.Equal((ActivationSpec.Float, ActivationSpec.Float), (twin.Layers[1].OutputActivation, ((LinearSpec)twin.Layers[2]).InputActivation));
    }

    [Fact]
    public void WeightsOfPyTorch_AreThreeDimensions()
    {
        Tensor torch = new("conv.weight", new EquatableArray<int>(2, 3, 2), [.. Enumerable.Range(0, 12).Select(value => (float)value)]);
        Tensor ordered = torch.OfFrames("convolution.weight");
        Assert.Equal("convolution.weight[2, 6]", ordered.ToString());
        Assert.Equal([0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11], ordered.Values.ToArray());
        Assert.Equal("convolution.weight: shape [2, 6]; expected three dimensions, [outputs, inputs, kernel].", Assert.Throws<WeightFormatException>(() => ordered.OfFrames("x")).Message);
    }

    private static (TensorSet Weights, float[] Torch, float[] Bias) TorchWeights(int kernel)
    {
        CounterRandom random = new(9, 0);
        float[] torch = new float[Filters * Inputs * kernel], bias = new float[Filters];
        random.Fill(torch, -0.5f, 0.5f);
        random.Fill(bias, -0.5f, 0.5f);
        TensorSet weights = new();
        weights.Add(new Tensor("conv1.weight", new EquatableArray<int>(Filters, Inputs, kernel), torch).OfFrames("convolution.weight"));
        weights.Add("convolution.bias", bias);
        return (weights, torch, bias);
    }
}
