using KernelGen.Generator.Planning;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what advances streams: a time step, a sequence, and a time step of many streams; argument checks, then a call into the kernels.</summary>
internal static class CallsEmitter
{
    private const string Arguments = "global::KernelGen.KernelArguments.";

    private const string SourceDocs = "/// <param name=\"source\">What the decoder attends to: a source that was encoded.</param>\n";

    /// <summary>Prints the calls of <paramref name="plan"/>.</summary>
    public static void Emit(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names)
    {
        bool tokens = plan.Spec.Embedding is not null;
        EmitStep(writer, model, plan, names, tokens);
        EmitRun(writer, model, plan, names, tokens);
        EmitMany(writer, model, plan, names, tokens);
    }

    /// <summary>Prints the call that advances many streams, and what it calls.</summary>
    public static void EmitMany(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names, bool tokens)
    {
        EmitStepMany(writer, plan, tokens);
        EmitAdvanceMany(writer, model, plan, names, tokens);
        EmitRequireApart(writer);
    }

    private static void EmitStep(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names, bool tokens) => writer.Lines($$"""

        /// <summary>Advances one stream by one time step.</summary>
        {{(tokens
            ? "/// <param name=\"token\">From 0 to <see cref=\"InputSize\"/> - 1.</param>"
            : $"/// <param name=\"input\"><see cref=\"InputSize\"/> {ElementText.Values(plan)}.</param>")}}
        {{(Attends(plan) ? SourceDocs : "")}}/// <param name="state">The stream's state, which moves on.</param>
        /// <param name="output"><see cref="OutputSize"/> values.</param>
        public void Step({{(tokens ? "int token" : $"global::System.ReadOnlySpan<{ElementText.Feature(plan)}> input")}}, {{(Attends(plan) ? "Source source, " : "")}}State state, global::System.Span<{{ElementText.Output(plan)}}> output)
        {
            {{(tokens
                ? $"{Arguments}RequireToken(token, InputSize, nameof(token));"
                : $"{Arguments}RequireFeatures(input, InputSize, 1, nameof(input));")}}
            {{Arguments}}RequireLength(output, OutputSize, nameof(output));
            global::System.ArgumentNullException.ThrowIfNull(state);{{StateEmitter.RequireThreads(plan, "state")}}{{(Attends(plan) ? "\n    RequireEncoded(source);" : "")}}
            {{Loaded(model, names)}}
        {{Switch(names, "Step", $"loaded, state.Memory, {Memory(plan)}state.Scratch, {(tokens ? "token" : "input")}, output")}}
        }
        """);

    private static void EmitRun(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names, bool tokens)
    {
        string count = tokens ? "tokens.Length" : "steps";
        writer.Lines($$"""

            /// <summary>Advances one stream by a sequence, with the same bits as one step after the other.</summary>
            {{(tokens
                ? "/// <param name=\"tokens\">One token a time step.</param>"
                : $"/// <param name=\"inputs\"><see cref=\"InputSize\"/> {ElementText.Values(plan)} a time step, one step after the other.</param>")}}
            {{(Attends(plan) ? SourceDocs : "")}}/// <param name="state">The stream's state, which moves on.</param>
            /// <param name="outputs"><see cref="OutputSize"/> values a time step.</param>
            /// <param name="workspace">Scratch that no other thread uses meanwhile.</param>
            public void Run(
                {{Inputs(tokens, ElementText.Feature(plan))}},{{(Attends(plan) ? "\n    Source source," : "")}}
                State state,
                global::System.Span<{{ElementText.Output(plan)}}> outputs,
                Workspace workspace)
            {
                {{(tokens ? $"{Arguments}RequireTokens(tokens, InputSize, nameof(tokens));" : $"int steps = {Arguments}RequireSteps(inputs, InputSize, nameof(inputs));")}}
                {{Arguments}}RequireLength(outputs, {{count}} * (long)OutputSize, nameof(outputs));
                global::System.ArgumentNullException.ThrowIfNull(state);
                global::System.ArgumentNullException.ThrowIfNull(workspace);{{StateEmitter.RequireThreads(plan, "workspace")}}{{(Attends(plan) ? "\n    RequireEncoded(source);" : "")}}
                int chunk = workspace.Scratch.Steps;
                for (int step = 0; step < {{count}}; step += chunk)
                {
                    int count = global::System.Math.Min(chunk, {{count}} - step);
                    Advance({{Slice(tokens, "step", "count")}}, {{(Attends(plan) ? "source, " : "")}}state, outputs.Slice(step * OutputSize, count * OutputSize), workspace.Scratch);
                }
            }
            """);
        EmitAdvance(writer, model, plan, names, tokens);
    }

    /// <summary>Prints the method that calls the kernels for a chunk of time steps that the scratch has room for.</summary>
    public static void EmitAdvance(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names, bool tokens) => writer.Lines($$"""

        private void Advance(
            {{Inputs(tokens, ElementText.Feature(plan))}}, {{(Attends(plan) ? "Source source, " : "")}}State state, global::System.Span<{{ElementText.Output(plan)}}> outputs, {{names.Global(names.Scratch)}} scratch)
        {
            {{Loaded(model, names)}}
        {{Switch(names, "Advance", $"loaded, state.Memory, {Memory(plan)}scratch, {(tokens ? "tokens" : "inputs")}, outputs")}}
        }
        """);

    private static void EmitStepMany(SourceWriter writer, ModelPlan plan, bool tokens)
    {
        bool strides = plan.Stride > 1;
        (string step, string times) = strides ? ("a stride", " * Stride") : ("one time step", "");
        writer.Lines($$"""

            /// <summary>
            /// Advances many streams by {{step}} each, with the same bits as <see cref="Step"/> of one after the other. Products take up to four
            /// streams at once, which share the loading of weights; layers take as many as <paramref name="workspace"/> has {{(strides ? "strides" : "time steps")}}.
            /// </summary>
            {{(tokens
                ? $"/// <param name=\"tokens\">{(strides ? "<see cref=\"Stride\"/> tokens a stream, one stream after the other" : "One token a stream")}.</param>"
                : $"/// <param name=\"inputs\"><see cref=\"InputSize\"/> {ElementText.Values(plan)} {(strides ? "a time step, <see cref=\"Stride\"/> of them a stream" : "a stream")}, one stream after the other.</param>")}}
            {{(Attends(plan) ? "/// <param name=\"sources\">What every stream attends to; streams may share one.</param>\n" : "")}}/// <param name="states">The states of the streams, which move on; each stands here once.</param>
            /// <param name="outputs"><see cref="OutputSize"/> values a stream.</param>
            /// <param name="workspace">Scratch that no other thread uses meanwhile.</param>
            /// <exception cref="global::System.ArgumentException">
            /// Other lengths, values that are not finite, a state that is missing or stands twice; no state has moved then.
            /// </exception>
            public void StepMany(
                {{Inputs(tokens, ElementText.Feature(plan))}},{{(Attends(plan) ? "\n    global::System.ReadOnlySpan<Source> sources," : "")}}
                global::System.ReadOnlySpan<State> states,
                global::System.Span<{{ElementText.Output(plan)}}> outputs,
                Workspace workspace)
            {
                {{(tokens
                    ? $"{Arguments}RequireLength(tokens, states.Length{(strides ? " * (long)Stride" : "")}, nameof(tokens));\n    {Arguments}RequireTokens(tokens, InputSize, nameof(tokens));"
                    : $"{Arguments}RequireFeatures(inputs, InputSize{times}, states.Length, nameof(inputs));")}}
                {{Arguments}}RequireLength(outputs, states.Length * (long)OutputSize, nameof(outputs));
                global::System.ArgumentNullException.ThrowIfNull(workspace);{{StateEmitter.RequireThreads(plan, "workspace")}}
                RequireApart(states);{{(Attends(plan) ? $"\n    {Arguments}RequireLength(sources, states.Length, nameof(sources));\n    foreach (Source source in sources) RequireEncoded(source);" : "")}}
                int chunk = workspace.Memories.Length;
                for (int stream = 0; stream < states.Length; stream += chunk)
                {
                    int count = global::System.Math.Min(chunk, states.Length - stream);
                    AdvanceMany({{Slice(tokens, "stream" + times, "count" + times)}}, {{(Attends(plan) ? "sources.Slice(stream, count), " : "")}}states.Slice(stream, count), outputs.Slice(stream * OutputSize, count * OutputSize), workspace);
                }
            }
            """);
    }

    private static void EmitAdvanceMany(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names, bool tokens) => writer.Lines($$"""

        private void AdvanceMany(
            {{Inputs(tokens, ElementText.Feature(plan))}}, {{(Attends(plan) ? "global::System.ReadOnlySpan<Source> sources, " : "")}}global::System.ReadOnlySpan<State> states, global::System.Span<{{ElementText.Output(plan)}}> outputs, Workspace workspace)
        {
            {{Loaded(model, names)}}
            global::System.Span<global::KernelGen.Lanes.AlignedBuffer> memories = global::System.MemoryExtensions.AsSpan(workspace.Memories, 0, states.Length);
            for (int stream = 0; stream < states.Length; stream++) memories[stream] = states[stream].Memory;{{(Attends(plan) ? Attended(plan) : "")}}
            try
            {
        {{Switch(names, "AdvanceMany", $"loaded, memories, {(Attends(plan) ? "attended, " : "")}workspace.Scratch, {(tokens ? "tokens" : "inputs")}, outputs").Replace("\n", "\n    ").Insert(0, "    ")}}
            }
            finally
            {
                // The workspace keeps no state alive.
                memories.Clear();{{(Attends(plan) ? "\n        attended.Clear();" : "")}}
            }
        }
        """);

    private static void EmitRequireApart(SourceWriter writer) => writer.Lines($$"""

        /// <summary>Requires states that are there, each once: it marks them on its way, and takes the marks away again.</summary>
        private static void RequireApart(global::System.ReadOnlySpan<State> states)
        {
            int checkedStates = 0;
            while (checkedStates < states.Length && states[checkedStates] is { IsTaken: false } state)
            {
                state.IsTaken = true;
                checkedStates++;
            }

            for (int stream = 0; stream < checkedStates; stream++) states[stream].IsTaken = false;
            if (checkedStates < states.Length) throw {{Arguments}}UnusableState(checkedStates, states[checkedStates] is null, nameof(states));
        }
        """);

    private static string Attended(ModelPlan plan) => $"""

                global::System.Span<global::KernelGen.Arithmetic.{AttentionEmitter.Memory(plan)}> attended = global::System.MemoryExtensions.AsSpan(workspace.Attended, 0, states.Length);
                for (int stream = 0; stream < states.Length; stream++) attended[stream] = sources[stream].Memory;
            """;

    private static bool Attends(ModelPlan plan) => plan.Attention is not null;

    private static string Memory(ModelPlan plan) => Attends(plan) ? "source.Memory, " : "";

    /// <summary>The parameter of what enters.</summary>
    public static string Inputs(bool tokens, string feature = "float") => tokens ? "global::System.ReadOnlySpan<int> tokens" : $"global::System.ReadOnlySpan<{feature}> inputs";

    /// <summary>Some time steps of what enters.</summary>
    public static string Slice(bool tokens, string first, string count) =>
        tokens ? $"tokens.Slice({first}, {count})" : $"inputs.Slice({first} * InputSize, {count} * InputSize)";

    /// <summary>The statement that takes the weights, or says that the model was disposed of.</summary>
    public static string Loaded(ModelDeclaration model, EmittedNames names) =>
        $"{names.Global(names.Weights)} loaded = weights ?? throw new global::System.ObjectDisposedException(nameof({model.TypeName}));";

    /// <summary>The call of a kernel on the lane type of the model, indented to stand in a method.</summary>
    public static string Switch(EmittedNames names, string method, string arguments) => $$"""
            switch (laneWidth)
            {
                case global::KernelGen.Lanes.LaneWidth.Vector512:
                    {{names.Global(names.Kernels)}}.{{method}}<global::KernelGen.Lanes.Lanes512>({{arguments}});
                    break;
                case global::KernelGen.Lanes.LaneWidth.Vector256:
                    {{names.Global(names.Kernels)}}.{{method}}<global::KernelGen.Lanes.Lanes256>({{arguments}});
                    break;
                case global::KernelGen.Lanes.LaneWidth.Vector128:
                    {{names.Global(names.Kernels)}}.{{method}}<global::KernelGen.Lanes.Lanes128>({{arguments}});
                    break;
                default:
                    {{names.Global(names.Kernels)}}.{{method}}<global::KernelGen.Lanes.Lanes32>({{arguments}});
                    break;
            }
        """;
}
