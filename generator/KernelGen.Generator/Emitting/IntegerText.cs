using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what an integer-only model says of its integers.</summary>
internal static class IntegerText
{
    /// <summary>What is packed beside weights; empty for other models.</summary>
    public static string Ranges(ModelPlan plan) => plan.Integer is null ? "" : ", and the ranges that <c>Calibration.Observe</c> adds to them";

    /// <summary>The statements of the constructor; empty for other models.</summary>
    public static string Assignments(ModelPlan plan) => plan.Integer is null ? ""
        : "\n    OutputUnit = global::KernelGen.Integers.IntegerUnits.OfOutputs(packed);"
        + (TakesFeatures(plan) ? $"\n    Features = global::KernelGen.Integers.CodeRange.Entering(packed{(plan.Encoder is null ? "" : ".Encoder!")}, 0);" : "");

    /// <summary>Prints the properties.</summary>
    public static void EmitUnits(SourceWriter writer, ModelPlan plan)
    {
        writer.Lines("""

            /// <summary>What an output of 1 stands for: outputs times this are those of the float twin, up to rounding.</summary>
            public double OutputUnit { get; }
            """);
        if (!TakesFeatures(plan)) return;
        writer.Lines($$"""

            /// <summary>What the codes of {{(plan.Encoder is null ? "" : "a source's ")}}features stand for; <c>Features.CodeOf</c> codes one.</summary>
            public global::KernelGen.Integers.CodeRange Features { get; }
            """);
    }

    private static bool TakesFeatures(ModelPlan plan) => (plan.Encoder ?? plan).Spec.Embedding is null;
}
