using KernelGen.Generator.Planning;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what a stream and a caller keep between calls, State and Workspace, and what makes them.</summary>
internal static class StateEmitter
{
    /// <summary>Prints the methods of the model that make them.</summary>
    public static void EmitCreation(SourceWriter writer, ModelDeclaration model, ModelPlan plan)
    {
        string loaded = plan.ResetTakesWeights
            ? $"weights ?? throw new global::System.ObjectDisposedException(nameof({model.TypeName})), "
            : "";
        writer.Lines($$"""

            /// <summary>A new state, before the first time step.</summary>
            {{ThreadsParameter(plan)}}
            /// <exception cref="global::System.ArgumentOutOfRangeException">Threads below 0 or above 1024.</exception>
            public State CreateState(int threads = 1) => new({{loaded}}threads);

            /// <summary>
            /// Scratch for <see cref="Run"/> or <see cref="StepMany"/> in one call at a time, which takes <paramref name="steps"/> time steps or streams at once{{(plan.Stride == 1 ? "" : $",\n/// a stream for every stride, and as many more time steps as fill one")}}.
            /// </summary>
            /// <param name="steps">1 or more.</param>
            {{ThreadsParameter(plan)}}
            /// <exception cref="global::System.ArgumentOutOfRangeException">Steps below 1, threads below 0 or above 1024.</exception>
            public Workspace CreateWorkspace(int steps = 32, int threads = 1) => new(steps, threads);
            """);
    }

    /// <summary>A line that refuses <paramref name="owner"/>, the state or the workspace, once its threads have ended; nothing where it has none.</summary>
    public static string RequireThreads(ModelPlan plan, string owner) => plan.SharesMatrices
        ? $"\n    global::System.ObjectDisposedException.ThrowIf({owner}.Scratch.Team is {{ IsDisposed: true }}, {owner});"
        : "";

    /// <summary>Prints both classes.</summary>
    public static void Emit(SourceWriter writer, ModelPlan plan, EmittedNames names)
    {
        EmitState(writer, plan, names);
        EmitWorkspace(writer, plan, names);
    }

    private static void EmitState(SourceWriter writer, ModelPlan plan, EmittedNames names) => writer.Lines($$"""

        /// <summary>What one stream remembers: {{plan.StateBytes}} bytes, so that a snapshot is a copy of them.</summary>
        public sealed class State : global::System.IDisposable
        {
            internal readonly global::KernelGen.Lanes.AlignedBuffer Memory = new({{plan.MemoryBytes}});
            internal readonly {{names.Global(names.Scratch)}} Scratch;

            /// <summary>Whether a call of many streams has met this one, while it checks them.</summary>
            internal bool IsTaken;
        {{StateConstructor(plan, names)}}

            /// <summary>Returns to before the first time step.</summary>
            public void Reset() => {{names.Global(names.Kernels)}}.Reset({{(plan.ResetTakesWeights ? "weights, " : "")}}Memory);

            /// <summary>Copies what this stream remembers into <paramref name="other"/>.</summary>
            public void CopyTo(State other) => Memory.Span{{SaturationEmitter.Remembered(plan)}}.CopyTo(other.Memory.Span);

            /// <summary>A second stream that goes on from the same point.</summary>
            /// <param name="threads">Those of the second stream, as for a new one.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">Threads below 0 or above 1024.</exception>
            public State Clone(int threads = 1)
            {
                State copy = new({{(plan.ResetTakesWeights ? "weights, " : "")}}threads);
                CopyTo(copy);
                return copy;
            }

            /// <summary>The bytes of the state, to save and to restore.</summary>
            public global::System.Span<byte> AsSpan() => Memory.Span{{SaturationEmitter.Remembered(plan)}};{{SaturationEmitter.Members(plan)}}

        {{Disposal(plan, "<c>Step</c>")}}
        }
        """);

    /// <summary>A state whose first codes have a learned range keeps the weights, which hold it.</summary>
    private static string StateConstructor(ModelPlan plan, EmittedNames names)
    {
        string weights = names.Global(names.Weights);
        (string field, string parameter, string keep) = plan.ResetTakesWeights
            ? ($"    private readonly {weights} weights;\n", $"{weights} weights, ", "        this.weights = weights;\n")
            : ("", "", "");
        return $$"""
            {{field}}
                internal State({{parameter}}int threads)
                {
            {{keep}}{{Indented(Scratch(plan, names, plan.Stride == 1 ? "1" : "Stride"))}}
                    Reset();
                }
            """;
    }

    private static void EmitWorkspace(SourceWriter writer, ModelPlan plan, EmittedNames names) => writer.Lines($$"""

        /// <summary>Scratch memory of one caller.</summary>
        public sealed class Workspace : global::System.IDisposable
        {
            internal readonly {{names.Global(names.Scratch)}} Scratch;
            internal readonly global::KernelGen.Lanes.AlignedBuffer[] Memories;{{(plan.Attention is null ? "" : $"\n    internal readonly global::KernelGen.Arithmetic.{AttentionEmitter.Memory(plan)}[] Attended;")}}

            internal Workspace(int steps, int threads)
            {
                global::System.ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
                {{(plan.Stride == 1 ? "" : "steps += (Stride - steps % Stride) % Stride;\n        ")}}Memories = new global::KernelGen.Lanes.AlignedBuffer[steps{{(plan.Stride == 1 ? "" : " / Stride")}}];{{(plan.Attention is null ? "" : $"\n        Attended = new global::KernelGen.Arithmetic.{AttentionEmitter.Memory(plan)}[steps];")}}
        {{Indented(Scratch(plan, names, "steps"))}}
            }

        {{Disposal(plan, "<c>Run</c> or <c>StepMany</c>")}}
        }
        """);

    /// <summary>What makes the scratch, which checks the threads where it starts them.</summary>
    public static string Scratch(ModelPlan plan, EmittedNames names, string steps) => plan.SharesMatrices
        ? $"Scratch = new {names.Global(names.Scratch)}({steps}, threads);"
        : $"global::KernelGen.KernelArguments.RequireThreads(threads, nameof(threads));\nScratch = new {names.Global(names.Scratch)}({steps});";

    /// <summary>Lines within the body of a method of a nested class.</summary>
    public static string Indented(string lines) => "        " + lines.Replace("\n", "\n        ");

    /// <summary>The Dispose of what has threads, which <paramref name="call"/> then lacks.</summary>
    public static string Disposal(ModelPlan plan, string call) => plan.SharesMatrices
        ? $$"""
                /// <summary>Ends the threads, if there are any but the caller's; {{call}} with them then fails.</summary>
                public void Dispose() => Scratch.Team?.Dispose();
            """
        : """
                /// <summary>Has nothing to end, since this model starts no threads.</summary>
                public void Dispose()
                {
                }
            """;

    /// <summary>The documentation of a parameter that chooses threads.</summary>
    public static string ThreadsParameter(ModelPlan plan) => plan.SharesMatrices
        ? """
            /// <param name="threads">
            /// Threads that share the rows of large matrices, the calling one included; 0 for one a processor. The bits do not depend on them.
            /// They last until what is made here is disposed of. After a product they spin for 0.1 ms, then sleep; waking them takes tens of
            /// microseconds, so that calls far apart gain by matrices alone that take longer than that.
            /// </param>
            """
        : """
            /// <param name="threads">Anything from 0 on means one here: no matrix of this model is large enough to gain by more.</param>
            """;
}
