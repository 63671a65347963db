using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Generic;

/// <summary>The scalar steps of He et al.'s sigmoid cells, papers.md 6.5: float weights as they are, activations of f bits.</summary>
public sealed class ScalarStepTests
{
    private static readonly float X = 2f / 3, H = 1f / 3;

    [Theory]
    [InlineData(2, 0.333333f)]
    [InlineData(4, 0.4f)]
    public void LstmStep_IsTheGoldenOne(int bits, float hidden)
    {
        // The paper orders the gates i, j, f, o and adds 1 to the forget gate; here the rows are i, f, g, o.
        GenericModel model = Model(
            CellKind.Lstm, bits, [0.5f, -0.75f, 1.0f, 0.25f], [-0.25f, 1.5f, 0.5f, 0.25f], [0, 1, 0, 0]);
        GenericState state = model.CreateState();
        state.SetHidden(0, [H]);
        state.SetCell(0, [0.4f]);
        float[] output = new float[1];
        model.Step([X], state, output);
        Assert.Equal(0.684294f, state.Cell(0)[0], 2e-6f);
        Assert.Equal(hidden, output[0], 1e-6f);
    }

    [Fact]
    public void LstmStep_WithFloatStateIsNotRounded()
    {
        GenericModel model = Model(
            CellKind.Lstm, 32, [0.5f, -0.75f, 1.0f, 0.25f], [-0.25f, 1.5f, 0.5f, 0.25f], [0, 1, 0, 0]);
        GenericState state = model.CreateState();
        state.SetHidden(0, [H]);
        state.SetCell(0, [0.4f]);
        float[] output = new float[1];
        model.Step([X], state, output);
        Assert.Equal(0.373677f, output[0], 2e-6f);
    }

    [Theory]
    [InlineData(2, 0.333333f, 0.666667f, 0.333333f)]
    [InlineData(4, 0.266667f, 0.533333f, 0.4f)]
    public void GruStep_IsTheGoldenOne(int bits, float interlink, float candidate, float hidden)
    {
        // The paper's u weighs the old state, as PyTorch's z does; rows r, z, n.
        GenericModel model = Model(CellKind.Gru, bits, [1.0f, 0.5f, -0.75f], [0.5f, -0.25f, 2.4f], [1, 1, 0]);
        GenericState state = model.CreateState();
        state.SetHidden(0, [H]);
        float[] output = new float[1];
        model.Step([X], state, output);
        RecurrentState scratch = (RecurrentState)state.Layer(0);
        Assert.Equal(0.862158f, scratch.Preactivations[0], 2e-6f);
        Assert.Equal(0.777300f, scratch.Preactivations[1], 2e-6f);
        Assert.Equal(interlink, scratch.Interlink.Values[0], 1e-6f);
        Assert.Equal(candidate, scratch.Candidate.Values[0], 1e-6f);
        Assert.Equal(hidden, output[0], 1e-6f);
    }

    [Theory]
    [InlineData(2, 2f / 3)]
    [InlineData(4, 8f / 15)]
    public void InitialState_IsHalfRounded(int bits, float expected)
    {
        GenericModel model = Model(CellKind.Lstm, bits, [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]);
        GenericState state = model.CreateState();
        Assert.Equal(expected, state.Hidden(0)[0], 1e-6f);
        Assert.Equal(state.Hidden(0)[0], state.Cell(0)[0]);
    }

    private static GenericModel Model(CellKind cell, int bits, float[] input, float[] recurrent, float[] bias)
    {
        ActivationSpec activations = bits == 32 ? ActivationSpec.Float : ActivationSpec.Affine(bits, 0, 1);
        ModelSpec spec = new("Scalar", new(Layers.Recurrent(
            cell, 1, 1, inputs: activations, states: activations, activation: CellActivation.Sigmoid, reset: ResetGate.Before)));
        TensorSet tensors = new();
        tensors.Add("weight_ih_l0", bias.Length, 1, input);
        tensors.Add("weight_hh_l0", bias.Length, 1, recurrent);
        tensors.Add("bias_ih_l0", bias);
        tensors.Add("bias_hh_l0", new float[bias.Length]);
        return new GenericModel(PackedModel.Pack(spec, tensors));
    }
}
