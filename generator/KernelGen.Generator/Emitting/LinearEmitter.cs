using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the non-linearity of an affine layer.</summary>
internal static class LinearEmitter
{
    /// <summary>Prints the method that applies it to all rows of a vector.</summary>
    public static void Emit(SourceWriter writer, LinearPlan layer)
    {
        writer.Lines($"/// <summary>y = {BendText.Equation(layer.Spec, "W x + b")}, {layer.Spec.Outputs} rows and padding.</summary>");
        using (writer.Block($"""
            {KernelText.Kernel}
            internal static void {layer.Prefix}Activation<TLanes>(ref float values)
                where TLanes : struct, ILanes<TLanes>
            """))
        using (writer.Block($"for (nuint row = 0; row < {layer.Matrix.Layout.PaddedRows}; row += (nuint)TLanes.Count)"))
            writer.Lines($"TLanes.StoreF32({BendText.Of(layer.Spec, "TLanes.LoadF32(ref values, row)")}, ref values, row);");
    }

    /// <summary>The call that applies it where the rows of a vector begin at <paramref name="first"/>.</summary>
    public static string Bend(LinearPlan layer, string first) => $"{layer.Prefix}Activation<TLanes>({first});";
}
