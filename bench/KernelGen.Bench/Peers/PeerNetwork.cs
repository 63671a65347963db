using System;
using System.Linq;
using KernelGen.Bench.Baselines;
using KernelGen.Bench.Cases;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Spec;

namespace KernelGen.Bench.Peers;

/// <summary>What all runtimes are given: the float twin of a model, its weights and its inputs.</summary>
internal sealed class PeerNetwork
{
    private readonly PackedModel packed;
    private readonly StreamInput input;

    /// <summary>The float twin of <paramref name="spec"/>.</summary>
    public PeerNetwork(ModelSpec spec)
    {
        Spec = FloatTwin.Of(spec);
        packed = PackedModel.Pack(Spec, SeededWeights.Of(Spec));
        Weights = packed.Dequantize();
        input = new StreamInput(spec);
    }

    /// <summary>The twin.</summary>
    public ModelSpec Spec { get; }

    /// <summary>Its weights as they enter products.</summary>
    public TensorSet Weights { get; }

    /// <summary>The recurrent layer, or null for a product alone.</summary>
    public RecurrentSpec? Recurrent => Spec.Layers.OfType<RecurrentSpec>().SingleOrDefault();

    /// <summary>The last linear layer, or null.</summary>
    public LinearSpec? Linear => Spec.Layers[^1] as LinearSpec;

    /// <summary>The token of a call.</summary>
    public int Token(int call) => input.Token(call);

    /// <summary>The features of a call of one time step.</summary>
    public ReadOnlySpan<float> Features(int call) => input.Features(call);

    /// <summary>The features of a call, time step after time step.</summary>
    public void Features(int call, int steps, Span<float> into)
    {
        for (int step = 0; step < steps; step++)
            input.Features(call * steps + step).CopyTo(into.Slice(step * Spec.InputSize, Spec.InputSize));
    }

    /// <summary>A tensor of a layer by its name in PyTorch.</summary>
    public float[] Tensor(LayerSpec layer, string name) => Weights[ModelTensors.Qualified(layer, name)].Values.ToArray();

    /// <summary>A bias of a layer, zeros where it has none.</summary>
    public float[] Bias(LayerSpec layer, string name, int count) =>
        Weights.TryGet(ModelTensors.Qualified(layer, name))?.Values.ToArray() ?? new float[count];

    /// <summary>What the generic runtime puts out after <paramref name="calls"/> calls.</summary>
    public float[] Expected(int calls, int steps)
    {
        GenericModel model = new(packed);
        GenericState state = model.CreateState();
        float[] output = new float[Spec.OutputSize];
        for (int step = 0; step < calls * steps; step++)
        {
            if (Spec.Embedding is null) model.Step(input.Features(step), state, output);
            else model.Step(input.Token(step), state, output);
        }

        return output;
    }
}
