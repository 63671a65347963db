using System.Linq;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what a model that counts saturation has beside others; nothing for those.</summary>
internal static class SaturationEmitter
{
    /// <summary>The further argument of the cell of <paramref name="layer"/>: its counts in <c>state</c>.</summary>
    public static string Argument(ModelPlan plan, RecurrentPlan layer) =>
        plan.CountsSaturation ? $", ref Unsafe.As<byte, SaturationCounts>(ref state.BytesAt({plan.CountsOffset(layer)}))" : "";

    /// <summary>The range of a state's memory that is remembered, where counts stand behind it.</summary>
    public static string Remembered(ModelPlan plan) => plan.CountsSaturation ? $"[..{plan.StateBytes}]" : "";

    /// <summary>What the header says behind the bytes of a state.</summary>
    public static string Remark(ModelPlan plan) => plan.CountsSaturation ? ", and counts of the values that are held to the ends of their range" : "";

    /// <summary>The members of a state, or of the workspace of whole sequences, that say and clear the counts.</summary>
    public static string Members(ModelPlan plan) => !plan.CountsSaturation ? "" : $$"""


            /// <summary>
            /// How often each recurrent layer held values to the ends of their range, since this was made or since <see cref="ResetSaturations"/>. A stream that
            /// begins anew counts on; copies and saved bytes hold no counts.
            /// </summary>
            public global::System.Collections.Generic.IReadOnlyList<global::KernelGen.Integers.Saturation> Saturations =>
            [
        {{string.Join("\n", plan.Recurrent.Select(layer =>
            $"        global::KernelGen.Integers.Saturation.Of(Spec.Layers[{IndexOf(plan, layer)}], Memory.Span[{plan.CountsOffset(layer)}..]),"))}}
            ];

            /// <summary>Counts from 0 again.</summary>
            public void ResetSaturations() => Memory.Span[{{plan.StateBytes}}..].Clear();
        """;

    private static int IndexOf(ModelPlan plan, LayerPlan layer) => plan.Layers.TakeWhile(other => !ReferenceEquals(other, layer)).Count();
}
