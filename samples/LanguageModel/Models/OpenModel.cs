using System;
using KernelGen.Formats;
using KernelGen.Text;

namespace LanguageModel.Models;

/// <summary>A running model, whatever its class.</summary>
internal abstract class OpenModel : IDisposable
{
    /// <summary>Opens a stream that takes many tokens a call.</summary>
    public abstract RunTokens OpenStream();

    /// <summary>Opens a stream that takes a token a call.</summary>
    public abstract StepToken OpenSteps();

    public abstract void Dispose();

    /// <summary>Opens the model of a packed one.</summary>
    public static OpenModel Of<TModel, TState, TWorkspace>(PackedModel packed)
        where TModel : IEmittedModel<TModel, TState, TWorkspace> => new Emitted<TModel, TState, TWorkspace>(TModel.Of(packed));

    private sealed class Emitted<TModel, TState, TWorkspace>(TModel model) : OpenModel
        where TModel : IEmittedModel<TModel, TState, TWorkspace>
    {
        public override RunTokens OpenStream()
        {
            TState state = model.CreateState();
            TWorkspace workspace = model.CreateWorkspace(Perplexity.DefaultChunk);
            return (tokens, outputs) => model.Run(tokens, state, outputs, workspace);
        }

        public override StepToken OpenSteps()
        {
            TState state = model.CreateState();
            return (token, output) => model.Step(token, state, output);
        }

        public override void Dispose() => model.Dispose();
    }
}
