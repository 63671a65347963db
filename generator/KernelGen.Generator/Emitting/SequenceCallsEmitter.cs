using KernelGen.Generator.Planning;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what a model offers that reads sequences from both ends or looks ahead: one call for a whole sequence, and the scratch for it.</summary>
internal static class SequenceCallsEmitter
{
    private const string Arguments = "global::KernelGen.KernelArguments.";

    /// <summary>Prints the calls of <paramref name="plan"/> and its workspace.</summary>
    public static void Emit(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names)
    {
        bool tokens = plan.Spec.Embedding is not null;
        EmitCreation(writer, plan);
        EmitNoStep(writer, model, plan, tokens);
        EmitRun(writer, model, plan, names, tokens);
        EmitWorkspace(writer, plan, names);
    }

    private static void EmitCreation(SourceWriter writer, ModelPlan plan) => writer.Lines($$"""

        /// <summary>Scratch for <see cref="Run"/> in one call at a time, of sequences of up to <paramref name="steps"/> time steps.</summary>
        /// <param name="steps">1 or more.</param>
        {{StateEmitter.ThreadsParameter(plan)}}
        /// <exception cref="global::System.ArgumentOutOfRangeException">Steps below 1, threads below 0 or above 1024.</exception>
        public Workspace CreateWorkspace(int steps, int threads = 1) => new(steps, threads);
        """);

    private static void EmitNoStep(SourceWriter writer, ModelDeclaration model, ModelPlan plan, bool tokens) => writer.Lines($$"""

        /// <summary>Not offered: the model {{(plan.Spec.ReadsBackward ? "reads a sequence from its last time step too" : "looks ahead")}}.</summary>
        [global::System.Obsolete("{{model.Model.Name}} {{(plan.Spec.ReadsBackward ? "reads sequences from both ends: no output stands before the last input is known" : "looks ahead: no output stands before inputs behind it are known")}}. Call Run with the whole sequence.", error: true)]
        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public void Step({{(tokens ? "int token" : $"global::System.ReadOnlySpan<{ElementText.Feature(plan)}> input")}}, object state, global::System.Span<{{ElementText.Output(plan)}}> output) =>
            throw new global::System.NotSupportedException();
        """);

    private static void EmitRun(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names, bool tokens) => writer.Lines($$"""

        /// <summary>Takes a whole sequence, from the initial state{{(plan.Spec.ReadsBackward ? " of both directions" : "")}}.</summary>
        {{(tokens
            ? $"/// <param name=\"tokens\">One token a time step; at least {(plan.Stride == 1 ? "one" : "<see cref=\"Stride\"/>")}, at most as many as <paramref name=\"workspace\"/> was made for.</param>"
            : $"/// <param name=\"inputs\"><see cref=\"InputSize\"/> {ElementText.Values(plan)} a time step; at least {(plan.Stride == 1 ? "one step" : "<see cref=\"Stride\"/> steps")}, at most as many as <paramref name=\"workspace\"/> was made for.</param>")}}
        /// <param name="outputs"><see cref="OutputSize"/> values a {{(plan.Stride == 1 ? "time step" : "stride; time steps at the end that fill none are left out, as if they had not been there")}}.</param>
        /// <param name="workspace">Scratch that no other thread uses meanwhile.</param>
        /// <exception cref="global::System.ArgumentException">An empty sequence, one that is too {{(plan.Stride == 1 ? "" : "short or too ")}}long, {{Refused(plan, tokens)}}.</exception>
        public void Run({{CallsEmitter.Inputs(tokens, ElementText.Feature(plan))}}, global::System.Span<{{ElementText.Output(plan)}}> outputs, Workspace workspace)
        {
            {{(tokens
                ? $"int steps = tokens.Length;\n    {Arguments}RequireTokens(tokens, InputSize, nameof(tokens));"
                : $"int steps = {Arguments}RequireSteps(inputs, InputSize, nameof(inputs));")}}
            {{(plan.Stride == 1
                ? $"{Arguments}RequireLength(outputs, steps * (long)OutputSize, nameof(outputs));"
                : $"{Arguments}RequireStride(steps, Stride, nameof({(tokens ? "tokens" : "inputs")}));\n    {Arguments}RequireLength(outputs, steps / Stride * (long)OutputSize, nameof(outputs));")}}
            global::System.ArgumentNullException.ThrowIfNull(workspace);{{StateEmitter.RequireThreads(plan, "workspace")}}
            {{Arguments}}RequireSequence(steps, workspace.Scratch.Steps, nameof({{(tokens ? "tokens" : "inputs")}}));
            {{CallsEmitter.Loaded(model, names)}}
            {{names.Global(names.Kernels)}}.Reset({{(plan.ResetTakesWeights ? "loaded, " : "")}}workspace.Memory);
        {{CallsEmitter.Switch(names, "Advance", $"loaded, workspace.Memory, workspace.Scratch, {Whole(plan, tokens)}, outputs")}}
        }
        """);

    /// <summary>What enters, without time steps that fill no stride.</summary>
    private static string Whole(ModelPlan plan, bool tokens) => (plan.Stride, tokens) switch
    {
        (1, _) => tokens ? "tokens" : "inputs",
        (_, true) => CallsEmitter.Slice(tokens, "0", "steps - steps % Stride"),
        _ => CallsEmitter.Slice(tokens, "0", "(steps - steps % Stride)"),
    };

    private static string Refused(ModelPlan plan, bool tokens) => (plan.Integer, tokens) switch
    {
        (null, _) => "other lengths, or values that are not finite or no tokens",
        (_, true) => "other lengths, or no tokens",
        _ => "or other lengths",
    };

    private static void EmitWorkspace(SourceWriter writer, ModelPlan plan, EmittedNames names) => writer.Lines($$"""

        /// <summary>Scratch memory of one caller.</summary>
        public sealed class Workspace : global::System.IDisposable
        {
            internal readonly {{names.Global(names.Scratch)}} Scratch;
            internal readonly global::KernelGen.Lanes.AlignedBuffer Memory = new({{plan.MemoryBytes}});

            internal Workspace(int steps, int threads)
            {
                global::System.ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        {{StateEmitter.Indented(StateEmitter.Scratch(plan, names, "steps"))}}
            }{{SaturationEmitter.Members(plan)}}

        {{StateEmitter.Disposal(plan, "<c>Run</c>")}}
        }
        """);
}
