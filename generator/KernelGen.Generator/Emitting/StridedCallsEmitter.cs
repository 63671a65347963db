using KernelGen.Generator.Planning;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what advances streams of a model with a stride: a stride of time steps, which make one output, a sequence, and a stride of many streams.</summary>
internal static class StridedCallsEmitter
{
    private const string Arguments = "global::KernelGen.KernelArguments.";

    /// <summary>Prints the calls of <paramref name="plan"/>.</summary>
    public static void Emit(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names)
    {
        bool tokens = plan.Spec.Embedding is not null;
        EmitStep(writer, plan, tokens);
        EmitRun(writer, plan, tokens);
        CallsEmitter.EmitAdvance(writer, model, plan, names, tokens);
        CallsEmitter.EmitMany(writer, model, plan, names, tokens);
    }

    private static void EmitStep(SourceWriter writer, ModelPlan plan, bool tokens) => writer.Lines($$"""

        /// <summary>Advances one stream by a stride: <see cref="Stride"/> time steps, which make one output.</summary>
        {{Inputs(plan, tokens, "<see cref=\"Stride\"/> of them")}}
        /// <param name="state">The stream's state, which moves on.</param>
        /// <param name="output"><see cref="OutputSize"/> values.</param>
        /// <exception cref="global::System.ArgumentException">Other lengths, or values that are not finite or no tokens; the state has not moved.</exception>
        public void Step({{CallsEmitter.Inputs(tokens, ElementText.Feature(plan))}}, State state, global::System.Span<{{ElementText.Output(plan)}}> output)
        {
            {{(tokens
                ? $"{Arguments}RequireLength(tokens, Stride, nameof(tokens));\n    {Arguments}RequireTokens(tokens, InputSize, nameof(tokens));"
                : $"{Arguments}RequireFeatures(inputs, InputSize, Stride, nameof(inputs));")}}
            {{Arguments}}RequireLength(output, OutputSize, nameof(output));
            global::System.ArgumentNullException.ThrowIfNull(state);{{StateEmitter.RequireThreads(plan, "state")}}
            Advance({{(tokens ? "tokens" : "inputs")}}, state, output, state.Scratch);
        }
        """);

    private static void EmitRun(SourceWriter writer, ModelPlan plan, bool tokens) => writer.Lines($$"""

        /// <summary>
        /// Advances one stream by a sequence, with the same bits as one stride after the other. Time steps at the end that fill no stride are left out, as if they
        /// had not been there: a stream goes on with them where they come again with the next call.
        /// </summary>
        {{Inputs(plan, tokens, "at least <see cref=\"Stride\"/>")}}
        /// <param name="state">The stream's state, which moves on.</param>
        /// <param name="outputs"><see cref="OutputSize"/> values a stride.</param>
        /// <param name="workspace">Scratch that no other thread uses meanwhile.</param>
        /// <exception cref="global::System.ArgumentException">Less than a stride, other lengths, or values that are not finite or no tokens; the state has not moved.</exception>
        public void Run(
            {{CallsEmitter.Inputs(tokens, ElementText.Feature(plan))}},
            State state,
            global::System.Span<{{ElementText.Output(plan)}}> outputs,
            Workspace workspace)
        {
            {{(tokens
                ? $"int steps = tokens.Length;\n    {Arguments}RequireTokens(tokens, InputSize, nameof(tokens));"
                : $"int steps = {Arguments}RequireSteps(inputs, InputSize, nameof(inputs));")}}
            {{Arguments}}RequireStride(steps, Stride, nameof({{(tokens ? "tokens" : "inputs")}}));
            {{Arguments}}RequireLength(outputs, steps / Stride * (long)OutputSize, nameof(outputs));
            global::System.ArgumentNullException.ThrowIfNull(state);
            global::System.ArgumentNullException.ThrowIfNull(workspace);{{StateEmitter.RequireThreads(plan, "workspace")}}
            int whole = steps - steps % Stride, chunk = workspace.Scratch.Steps;
            for (int step = 0; step < whole; step += chunk)
            {
                int count = global::System.Math.Min(chunk, whole - step);
                Advance({{CallsEmitter.Slice(tokens, "step", "count")}}, state, outputs.Slice(step / Stride * OutputSize, count / Stride * OutputSize), workspace.Scratch);
            }
        }
        """);

    private static string Inputs(ModelPlan plan, bool tokens, string many) => tokens
        ? $"/// <param name=\"tokens\">One token a time step, {many}.</param>"
        : $"/// <param name=\"inputs\"><see cref=\"InputSize\"/> {ElementText.Values(plan)} a time step, one step after the other, {many}.</param>";
}
