using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the non-linearity of an affine layer.</summary>
internal static class LinearEmitter
{
    /// <summary>Prints the method that applies it to all rows of a vector.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, LinearPlan layer)
    {
        if (layer.IsInteger)
        {
            EmitIntegers(writer, names, layer);
            return;
        }

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

    /// <summary>The call that makes the codes of a record of sums, of an integer-only network.</summary>
    public static string Code(LinearPlan layer, string first, string record) => $"{layer.Prefix}Activation<TLanes>(weights, {first}, ref {record});";

    private static void EmitIntegers(SourceWriter writer, EmittedNames names, LinearPlan layer)
    {
        VectorPlan output = layer.Output!;
        writer.Lines($"/// <summary>The codes of y = {BendText.Equation(layer.Spec, "W x + b")}, {layer.Spec.Outputs} of them: pre-activations have 12 bits behind the point, tanh 15.</summary>");
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void {layer.Prefix}Activation<TLanes>({names.Weights} weights, ref int sums, ref byte record)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines($"""
                TanhConstants own = weights.{IntegerWeightsEmitter.Constants(layer)};
                RecodingLanes.Apply<TLanes>(ref sums, {layer.Matrix.Layout.PaddedRows}, own.ToPreActivations);
                Tanh<TLanes>(ref sums, {layer.Matrix.Layout.PaddedRows});
                RecodingLanes.Write<TLanes>(ref sums, {output.Size}, own.ToOutputs, ref Unsafe.Add(ref record, {output.BytesOffset}));
                {EncodingEmitter.Call(output, "TLanes", "record")}
                """);
        }
    }
}
