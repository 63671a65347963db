using KernelGen.Generator.Planning;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what an encoder-decoder offers beside the steps of its decoder: a source, what encodes it, and a search for targets.</summary>
internal static class DecoderEmitter
{
    private const string Arguments = "global::KernelGen.KernelArguments.";

    /// <summary>Prints Encode, CreateSource, CreateDecoder and the classes Source and Decoder.</summary>
    public static void Emit(SourceWriter writer, ModelDeclaration model, ModelPlan plan, AttentionPlan attention, EmittedNames names)
    {
        bool tokens = plan.Encoder!.Spec.Embedding is not null;
        EmitCreation(writer, plan, attention, tokens);
        EmitEncode(writer, model, plan, names, tokens);
        EmitSource(writer, plan, attention, names);
        EmitDecoder(writer, model, plan, tokens);
    }

    private static void EmitCreation(SourceWriter writer, ModelPlan plan, AttentionPlan attention, bool tokens) => writer.Lines($$"""

        /// <summary>The token that begins and ends every target.</summary>
        public const int Boundary = global::KernelGen.Decoding.SequenceDecoder.Boundary;

        /// <summary>{{(tokens ? "Tokens of sources: the encoder takes 0 to SourceSize - 1." : "Values of a source that enter at a time step.")}}</summary>
        public const int SourceSize = {{plan.Encoder!.Spec.InputSize}};

        /// <summary>Time steps of the longest source.</summary>
        public const int LongestSource = {{attention.Spec.Longest * plan.Encoder!.Stride}};

        {{(plan.Encoder!.Stride == 1 ? "" : $"/// <summary>Time steps of a source for each row that the decoder attends to; such as fill none at its end are left out.</summary>\npublic const int SourceStride = {plan.Encoder!.Stride};\n\n")}}/// <summary>Room for a source, empty until <see cref="Encode"/> fills it; once filled, any number of streams may attend to it.</summary>
        {{StateEmitter.ThreadsParameter(plan.Encoder)}}
        /// <exception cref="global::System.ArgumentOutOfRangeException">Threads below 0 or above 1024.</exception>
        public Source CreateSource(int threads = 1) => new(threads);

        /// <summary>What makes targets of sources, in one call at a time.</summary>
        /// <param name="beam">Targets that are followed at once, 1 or more; one takes the likeliest token every time.</param>
        /// <param name="longest">Tokens of the longest target, the boundary not counted, 1 or more.</param>
        /// <exception cref="global::System.ArgumentOutOfRangeException">A number below 1.</exception>
        public Decoder CreateDecoder(int beam = 1, int longest = 64) => new(this, beam, longest);
        """);

    private static void EmitEncode(SourceWriter writer, ModelDeclaration model, ModelPlan plan, EmittedNames names, bool tokens) => writer.Lines($$"""

        /// <summary>Reads a source, from the encoder's initial state.</summary>
        {{(tokens
            ? $"/// <param name=\"tokens\">One token a time step, from 0 to <see cref=\"SourceSize\"/> - 1; {Least(plan.Encoder!.Stride)} to <see cref=\"LongestSource\"/> of them.</param>"
            : "/// <param name=\"inputs\"><see cref=\"SourceSize\"/> " + ElementText.Values(plan) + $" a time step; {Least(plan.Encoder!.Stride)} to <see cref=\"LongestSource\"/> steps.</param>")}}
        /// <param name="source">Takes what the decoder attends to, in place of what it had.</param>
        /// <exception cref="global::System.ArgumentException">An empty source, one that is too long{{(tokens ? ", or what is no token" : plan.Integer is null ? ", or values that are not finite or fill no time step" : ", or codes that fill no time step")}}; the source is as before.</exception>
        public void Encode({{CallsEmitter.Inputs(tokens, ElementText.Feature(plan))}}, Source source)
        {
            {{(tokens
                ? $"int steps = tokens.Length;\n    {Arguments}RequireTokens(tokens, SourceSize, nameof(tokens));"
                : $"int steps = {Arguments}RequireSteps(inputs, SourceSize, nameof(inputs));")}}
            {{Arguments}}RequireSource(steps, LongestSource, {{(plan.Encoder!.Stride == 1 ? "" : "SourceStride, ")}}nameof({{(tokens ? "tokens" : "inputs")}}));
            global::System.ArgumentNullException.ThrowIfNull(source);{{RequireThreads(plan.Encoder, "EncoderScratch")}}{{RequireThreads(plan, "Scratch")}}
            {{CallsEmitter.Loaded(model, names)}}
            global::System.Span<{{ElementText.Output(plan)}}> rows = source.Memory.Begin(steps{{(plan.Encoder!.Stride == 1 ? "" : " / SourceStride")}});
        {{CallsEmitter.Switch(names, "Encode", $"encoder, source.State, source.EncoderScratch, loaded, source.Memory, source.Scratch, {Whole(plan.Encoder!.Stride, tokens)}, rows")}}
        }

        private static void RequireEncoded(Source source)
        {
            global::System.ArgumentNullException.ThrowIfNull(source);
            if (source.Memory.Length == 0) throw new global::System.InvalidOperationException("The source holds nothing yet: Encode fills it.");
        }
        """);

    /// <summary>A line that refuses a source once the threads of a part have ended; nothing where it has none.</summary>
    private static string RequireThreads(ModelPlan part, string scratch) =>
        part.SharesMatrices ? $"\n    global::System.ObjectDisposedException.ThrowIf(source.{scratch}.Team is {{ IsDisposed: true }}, source);" : "";

    private static string Least(int stride) => stride == 1 ? "1" : "<see cref=\"SourceStride\"/>";

    /// <summary>A source without time steps that fill no stride.</summary>
    private static string Whole(int stride, bool tokens) => (stride, tokens) switch
    {
        (1, _) => tokens ? "tokens" : "inputs",
        (_, true) => "tokens.Slice(0, steps - steps % SourceStride)",
        _ => "inputs.Slice(0, (steps - steps % SourceStride) * SourceSize)",
    };

    private static void EmitSource(SourceWriter writer, ModelPlan plan, AttentionPlan attention, EmittedNames names)
    {
        ModelPlan encoder = plan.Encoder!;
        bool hasThreads = encoder.SharesMatrices || plan.SharesMatrices;
        writer.Lines($$"""

            /// <summary>What a decoder attends to: the rows that the encoder put out for one source, and their keys.</summary>
            public sealed class Source : global::System.IDisposable
            {
                internal readonly global::KernelGen.Arithmetic.{{AttentionEmitter.Memory(plan)}} Memory = new({{attention.Spec.Longest}}, {{attention.Spec.Memory}}, {{attention.Spec.Units}});
                internal readonly global::KernelGen.Lanes.AlignedBuffer State = new({{encoder.StateBytes}});
                internal readonly {{names.Global(names.Encoder.Scratch)}} EncoderScratch;
                internal readonly {{names.Global(names.Scratch)}} Scratch;

                internal Source(int threads)
                {
                    {{Arguments}}RequireThreads(threads, nameof(threads));
                    EncoderScratch = new {{names.Global(names.Encoder.Scratch)}}({{attention.Spec.Longest * encoder.Stride}}{{(encoder.SharesMatrices ? ", threads" : "")}});
                    Scratch = new {{names.Global(names.Scratch)}}(1{{(plan.SharesMatrices ? ", threads" : "")}});
                }

                /// <summary>{{(encoder.Stride == 1 ? "Time steps of" : "Rows that the encoder made of")}} the source that was read last; 0 before the first.</summary>
                public int Length => Memory.Length;

                /// <summary>{{(hasThreads ? "Ends the threads, if there are any but the caller's; <c>Encode</c> with them then fails." : "Has nothing to end, since this model starts no threads.")}}</summary>
                public void Dispose()
                {
            {{(encoder.SharesMatrices ? "        EncoderScratch.Team?.Dispose();\n" : "")}}{{(plan.SharesMatrices ? "        Scratch.Team?.Dispose();\n" : "")}}    }
            }
            """);
    }

    private static void EmitDecoder(SourceWriter writer, ModelDeclaration model, ModelPlan plan, bool tokens) => writer.Lines($$"""

        /// <summary>Makes the likeliest target of a source that a beam finds, token by token.</summary>
        public sealed class Decoder : global::KernelGen.Decoding.SequenceDecoder<State>
        {
            private readonly {{model.TypeName}} model;
            private readonly Source source;
            private readonly Source[] sources;
            private readonly Workspace workspace;{{(plan.Integer is null ? "" : "\n    private readonly int[] outputs;")}}

            internal Decoder({{model.TypeName}} model, int beam, int longest)
                : base(beam, longest, OutputSize, () => model.CreateState())
            {
                this.model = model;
                source = model.CreateSource();
                sources = new Source[beam];
                global::System.Array.Fill(sources, source);
                workspace = model.CreateWorkspace(beam);{{(plan.Integer is null ? "" : "\n        outputs = new int[beam * OutputSize];")}}
            }

            /// <summary>Reads a source and writes the target that the beam finds.</summary>
            /// <param name="{{(tokens ? "tokens" : "inputs")}}">The source, as <see cref="Encode"/> takes it.</param>
            /// <param name="target">Takes the tokens without boundaries; as many as the longest target has.</param>
            /// <returns>The number of tokens.</returns>
            /// <exception cref="global::System.ArgumentException">A source that <see cref="Encode"/> refuses, or too little room.</exception>
            public int Decode({{CallsEmitter.Inputs(tokens, ElementText.Feature(plan))}}, global::System.Span<int> target)
            {
                RequireRoom(target);
                model.Encode({{(tokens ? "tokens" : "inputs")}}, source);
                return Search(target);
            }

            /// <inheritdoc/>
            protected override void Reset(State state) => state.Reset();

            /// <inheritdoc/>
            protected override void Copy(State state, State other) => state.CopyTo(other);

            /// <inheritdoc/>
            protected override void Advance(global::System.ReadOnlySpan<int> tokens, global::System.ReadOnlySpan<State> states, global::System.Span<float> scores){{Advance(plan)}}
        }
        """);

    /// <summary>The body of Advance; the search adds logarithms of probabilities, so that the sums of an integer-only network become logits.</summary>
    private static string Advance(ModelPlan plan) => plan.Integer is null
        ? " =>\n        model.StepMany(tokens, new global::System.ReadOnlySpan<Source>(sources, 0, tokens.Length), states, scores, workspace);"
        : """

                {
                    global::System.Span<int> own = global::System.MemoryExtensions.AsSpan(outputs, 0, scores.Length);
                    model.StepMany(tokens, new global::System.ReadOnlySpan<Source>(sources, 0, tokens.Length), states, own, workspace);
                    for (int index = 0; index < own.Length; index++) scores[index] = (float)(model.OutputUnit * own[index]);
                }
            """;
}
