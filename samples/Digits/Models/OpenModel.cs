using System;
using Digits.Data;
using KernelGen.Formats;

namespace Digits.Models;

/// <summary>A packed model that reads images, whatever its class.</summary>
internal abstract class OpenModel : IDisposable
{
    /// <summary>The outputs for one image.</summary>
    public abstract void Read(ReadOnlySpan<float> image, Span<float> outputs);

    public abstract void Dispose();

    /// <summary>Packs float weights: a model whose input is an image takes one step, another one a row after the other.</summary>
    public static OpenModel Of<TModel, TState, TWorkspace>(TensorSet weights, Action<TState> reset)
        where TModel : IDigitModel<TModel, TState, TWorkspace>
        where TState : IDisposable
        where TWorkspace : IDisposable =>
        new Emitted<TModel, TState, TWorkspace>(TModel.Pack(weights), reset);

    private sealed class Emitted<TModel, TState, TWorkspace>(TModel model, Action<TState> reset) : OpenModel
        where TModel : IDigitModel<TModel, TState, TWorkspace>
        where TState : IDisposable
        where TWorkspace : IDisposable
    {
        private readonly TState state = model.CreateState();
        private readonly TWorkspace workspace = model.CreateWorkspace(DigitSet.Side);
        private readonly float[] all = new float[DigitSet.ImagePixels / TModel.Spec.InputSize * DigitSet.Classes];

        public override void Read(ReadOnlySpan<float> image, Span<float> outputs)
        {
            if (TModel.Spec.InputSize == image.Length)
            {
                model.Step(image, state, outputs);
                return;
            }

            reset(state);
            model.Run(image, state, all, workspace);
            all.AsSpan(^DigitSet.Classes..).CopyTo(outputs);
        }

        public override void Dispose()
        {
            state.Dispose();
            workspace.Dispose();
            model.Dispose();
        }
    }
}
