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
        using (new UserTypeBlock(writer, model, " : global::System.IDisposable", $"""
            /// <remarks>
            /// The weights never change after loading: any number of threads may share a model, each with its own {(plan.ReadsWholeSequences ? "workspace" : "state")}.
            /// </remarks>
            """))
        {
            EmitConstants(writer, model, plan, names);
            EmitFiles(writer, model, plan, names);
            EmitCalls(writer, model, plan, names);
        }

        return writer.ToString();
    }

    private static void EmitCalls(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names)
    {
        if (plan.ReadsWholeSequences)
        {
            SequenceCallsEmitter.Emit(writer, model, plan, names);
            return;
        }

        StateEmitter.EmitCreation(writer, model, plan);
        if (plan.HasStep) CallsEmitter.Emit(writer, model, plan, names);
        else StridedCallsEmitter.Emit(writer, model, plan, names);
        StateEmitter.Emit(writer, plan, names);
        if (plan.Attention is { } attention) DecoderEmitter.Emit(writer, model, plan, attention, names);
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

            {(plan.Stride == 1 ? "" : $"/// <summary>Time steps that enter for each that leaves; such as fill none at the end of a sequence are left out.</summary>\npublic const int Stride = {plan.Stride};\n\n")}/// <summary>Bytes of the packed weights: codes, coefficients, scales and biases.</summary>
            public const long PackedBytes = {PackedSize.Of(plan.Spec).Bytes};

            /// <summary>The declaration, every default filled in.</summary>
            public static global::KernelGen.Spec.ModelSpec Spec {"{"} get; {"}"} = {SpecEmitter.Expression(plan.Spec)};

            private readonly global::KernelGen.Formats.PackedModel packed;
            private global::KernelGen.Lanes.LaneWidth laneWidth = global::KernelGen.Lanes.LaneTypes.{(plan.FitsHalfRegisters ? "AtMost(global::KernelGen.Lanes.LaneWidth.Vector256)" : "Widest")};
            private {names.Global(names.Weights)}? weights;{(plan.Encoder is null ? "" : $"\nprivate readonly {names.Global(names.Encoder.Weights)} encoder;")}

            private {model.TypeName}(global::KernelGen.Formats.PackedModel packed)
            {"{"}
                this.packed = packed;
                weights = new {names.Global(names.Weights)}(packed);{IntegerText.Assignments(plan)}{(plan.Encoder is null ? "" : $"\n    encoder = new {names.Global(names.Encoder.Weights)}(packed.Encoder!);")}
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
        if (plan.Integer is not null) IntegerText.EmitUnits(writer, plan);
        if (plan.Spec.Embedding is not null)
        {
            writer.Lines("""

                /// <summary>The words of the tokens, where the file carries them.</summary>
                public global::System.Collections.Generic.IReadOnlyList<string>? Vocabulary => packed.Vocabulary;
                """);
        }
    }

    private static void EmitFiles(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names)
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

            /// <summary>Quantizes and packs float weights named as PyTorch names them{{IntegerText.Ranges(plan)}}.</summary>
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
}
