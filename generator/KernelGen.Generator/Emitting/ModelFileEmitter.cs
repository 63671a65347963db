using KernelGen.Generator.Planning;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the user's part of the model: what the class offers, argument checks, and one call into the kernels.</summary>
internal static class ModelFileEmitter
{
    /// <summary>The text of the file.</summary>
    public static string Emit(ModelDeclaration model, ModelPlan plan)
    {
        var writer = new SourceWriter();
        var names = new EmittedNames(model);
        HeaderEmitter.EmitTitle(writer, $"{model.QualifiedName}, what the model offers");
        writer.Lines("\n#nullable enable\n");
        using (new UserTypeBlock(writer, model, " : global::System.IDisposable", """
            /// <remarks>
            /// The weights never change after loading: any number of threads may share a model, each with its own state.
            /// </remarks>
            """))
        {
            EmitConstants(writer, model, plan, names);
            EmitFiles(writer, model, names);
            StateEmitter.EmitCreation(writer, model, plan);
            EmitSteps(writer, model, plan, names);
            StateEmitter.Emit(writer, plan, names);
        }

        return writer.ToString();
    }

    private static void EmitConstants(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names)
    {
        string input = plan.Spec.Embedding is null ? "Values that enter at a time step." : "Tokens: the model takes 0 to InputSize - 1.";
        writer.Lines($"""
            /// <summary>{input}</summary>
            public const int InputSize = {plan.Spec.InputSize};

            /// <summary>Units of the last recurrent layer.</summary>
            public const int HiddenSize = {plan.HiddenSize};

            /// <summary>Values that leave at a time step.</summary>
            public const int OutputSize = {plan.Spec.OutputSize};

            /// <summary>Bytes of the packed weights: codes, coefficients, scales and biases.</summary>
            public const long PackedBytes = {PackedSize.Of(plan.Spec).Bytes};

            /// <summary>The declaration, every default filled in.</summary>
            public static global::KernelGen.Spec.ModelSpec Spec {"{"} get; {"}"} = {SpecEmitter.Expression(plan.Spec)};

            private readonly global::KernelGen.Formats.PackedModel packed;
            private global::KernelGen.Lanes.LaneWidth laneWidth = global::KernelGen.Lanes.LaneTypes.{(plan.FitsHalfRegisters ? "AtMost(global::KernelGen.Lanes.LaneWidth.Vector256)" : "Widest")};
            private {names.Global(names.Weights)}? weights;

            private {model.TypeName}(global::KernelGen.Formats.PackedModel packed)
            {"{"}
                this.packed = packed;
                weights = new {names.Global(names.Weights)}(packed);
            {"}"}

            /// <summary>The lane type that the kernels run on: the widest of this machine{(plan.FitsHalfRegisters ? ", 256 bits at most since these hold a layer" : "")}. All give equal bits.</summary>
            /// <exception cref="global::System.ArgumentOutOfRangeException">No such lane type.</exception>
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            public global::KernelGen.Lanes.LaneWidth LaneWidth
            {"{"}
                get => laneWidth;
                set => laneWidth = global::KernelGen.Lanes.LaneTypes.Require(value);
            {"}"}
            """);
        if (plan.Spec.Embedding is not null)
        {
            writer.Lines("""

                /// <summary>The words of the tokens, where the file carries them.</summary>
                public global::System.Collections.Generic.IReadOnlyList<string>? Vocabulary => packed.Vocabulary;
                """);
        }
    }

    private static void EmitFiles(SourceWriter writer, ModelDeclaration model, EmittedNames names)
    {
        string type = model.TypeName;
        writer.Lines($$"""

            /// <summary>Loads a packed model from a file.</summary>
            /// <exception cref="global::KernelGen.Formats.WeightFormatException">
            /// The file is malformed or holds another model; the message names the tensor or field.
            /// </exception>
            public static {{type}} Load(string path) => new(global::KernelGen.Formats.PackedModel.Load(path, Spec));

            /// <summary>Loads a packed model from a stream.</summary>
            /// <exception cref="global::KernelGen.Formats.WeightFormatException">
            /// The data are malformed or hold another model.
            /// </exception>
            public static {{type}} Load(global::System.IO.Stream stream) =>
                new(global::KernelGen.Formats.PackedModel.Load(stream, Spec));

            /// <summary>Loads a packed model from memory.</summary>
            /// <exception cref="global::KernelGen.Formats.WeightFormatException">
            /// The data are malformed or hold another model.
            /// </exception>
            public static {{type}} Load(global::System.ReadOnlySpan<byte> data) =>
                new(global::KernelGen.Formats.PackedModel.Load(data, Spec));

            /// <summary>Quantizes and packs float weights named as PyTorch names them.</summary>
            /// <exception cref="global::KernelGen.Formats.WeightFormatException">
            /// A tensor is missing, superfluous, wrongly shaped or not finite.
            /// </exception>
            public static {{type}} Pack(global::KernelGen.Formats.TensorSet floatWeights) =>
                new(global::KernelGen.Formats.PackedModel.Pack(Spec, floatWeights));

            /// <summary>The model of weights that are packed already, such as a trainer's.</summary>
            /// <exception cref="global::KernelGen.Formats.WeightFormatException">
            /// They are those of another model.
            /// </exception>
            public static {{type}} Of(global::KernelGen.Formats.PackedModel packed) => new(packed.Require(Spec));

            /// <summary>Saves the packed model; an existing file is replaced as a whole or not at all.</summary>
            public void Save(string path) => packed.Save(path);

            /// <summary>The values of the packed weights as float tensors, named as PyTorch names them.</summary>
            public global::KernelGen.Formats.TensorSet Dequantize() => packed.Dequantize();

            /// <summary>Releases the weights; a later step fails.</summary>
            public void Dispose() => weights = null;
            """);
    }

    private static void EmitSteps(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names)
    {
        bool tokens = plan.Spec.Embedding is not null;
        const string arguments = "global::KernelGen.KernelArguments.";
        writer.Lines($$"""

            /// <summary>Advances one stream by one time step.</summary>
            {{(tokens
                ? "/// <param name=\"token\">From 0 to <see cref=\"InputSize\"/> - 1.</param>"
                : "/// <param name=\"input\"><see cref=\"InputSize\"/> finite values.</param>")}}
            /// <param name="state">The stream's state, which moves on.</param>
            /// <param name="output"><see cref="OutputSize"/> values.</param>
            public void Step({{(tokens ? "int token" : "global::System.ReadOnlySpan<float> input")}}, State state, global::System.Span<float> output)
            {
                {{(tokens
                    ? $"{arguments}RequireToken(token, InputSize, nameof(token));"
                    : $"{arguments}RequireFeatures(input, InputSize, 1, nameof(input));")}}
                {{arguments}}RequireLength(output, OutputSize, nameof(output));
                global::System.ArgumentNullException.ThrowIfNull(state);{{StateEmitter.RequireThreads(plan, "state")}}
                {{names.Global(names.Weights)}} loaded = weights ?? throw new global::System.ObjectDisposedException(nameof({{model.TypeName}}));
                switch (laneWidth)
                {
                    case global::KernelGen.Lanes.LaneWidth.Vector512:
                        {{names.Global(names.Kernels)}}.Step<global::KernelGen.Lanes.Lanes512>(loaded, state.Memory, state.Scratch, {{(tokens ? "token" : "input")}}, output);
                        break;
                    case global::KernelGen.Lanes.LaneWidth.Vector256:
                        {{names.Global(names.Kernels)}}.Step<global::KernelGen.Lanes.Lanes256>(loaded, state.Memory, state.Scratch, {{(tokens ? "token" : "input")}}, output);
                        break;
                    case global::KernelGen.Lanes.LaneWidth.Vector128:
                        {{names.Global(names.Kernels)}}.Step<global::KernelGen.Lanes.Lanes128>(loaded, state.Memory, state.Scratch, {{(tokens ? "token" : "input")}}, output);
                        break;
                    default:
                        {{names.Global(names.Kernels)}}.Step<global::KernelGen.Lanes.Lanes32>(loaded, state.Memory, state.Scratch, {{(tokens ? "token" : "input")}}, output);
                        break;
                }
            }

            /// <summary>Advances one stream by a sequence, with the same bits as one step after the other.</summary>
            {{(tokens
                ? "/// <param name=\"tokens\">One token a time step.</param>"
                : "/// <param name=\"inputs\"><see cref=\"InputSize\"/> finite values a time step, one step after the other.</param>")}}
            /// <param name="state">The stream's state, which moves on.</param>
            /// <param name="outputs"><see cref="OutputSize"/> values a time step.</param>
            /// <param name="workspace">Scratch that no other thread uses meanwhile.</param>
            public void Run(
                {{(tokens ? "global::System.ReadOnlySpan<int> tokens" : "global::System.ReadOnlySpan<float> inputs")}},
                State state,
                global::System.Span<float> outputs,
                Workspace workspace)
            {
                {{(tokens ? $"{arguments}RequireTokens(tokens, InputSize, nameof(tokens));" : $"int steps = {arguments}RequireSteps(inputs, InputSize, nameof(inputs));")}}
                {{arguments}}RequireLength(outputs, {{(tokens ? "tokens.Length" : "steps")}} * (long)OutputSize, nameof(outputs));
                global::System.ArgumentNullException.ThrowIfNull(state);
                global::System.ArgumentNullException.ThrowIfNull(workspace);{{StateEmitter.RequireThreads(plan, "workspace")}}
                int chunk = workspace.Scratch.Steps;
                for (int step = 0; step < {{(tokens ? "tokens.Length" : "steps")}}; step += chunk)
                {
                    int count = global::System.Math.Min(chunk, {{(tokens ? "tokens.Length" : "steps")}} - step);
                    Advance(
                        {{(tokens ? "tokens.Slice(step, count)" : "inputs.Slice(step * InputSize, count * InputSize)")}},
                        state,
                        outputs.Slice(step * OutputSize, count * OutputSize),
                        workspace.Scratch);
                }
            }

            private void Advance(
                global::System.ReadOnlySpan<{{(tokens ? "int" : "float")}}> inputs,
                State state,
                global::System.Span<float> outputs,
                {{names.Global(names.Scratch)}} scratch)
            {
                {{names.Global(names.Weights)}} loaded = weights ?? throw new global::System.ObjectDisposedException(nameof({{model.TypeName}}));
                switch (LaneWidth)
                {
                    case global::KernelGen.Lanes.LaneWidth.Vector512:
                        {{names.Global(names.Kernels)}}.Advance<global::KernelGen.Lanes.Lanes512>(loaded, state.Memory, scratch, inputs, outputs);
                        break;
                    case global::KernelGen.Lanes.LaneWidth.Vector256:
                        {{names.Global(names.Kernels)}}.Advance<global::KernelGen.Lanes.Lanes256>(loaded, state.Memory, scratch, inputs, outputs);
                        break;
                    case global::KernelGen.Lanes.LaneWidth.Vector128:
                        {{names.Global(names.Kernels)}}.Advance<global::KernelGen.Lanes.Lanes128>(loaded, state.Memory, scratch, inputs, outputs);
                        break;
                    default:
                        {{names.Global(names.Kernels)}}.Advance<global::KernelGen.Lanes.Lanes32>(loaded, state.Memory, scratch, inputs, outputs);
                        break;
                }
            }
            """);
    }
}
