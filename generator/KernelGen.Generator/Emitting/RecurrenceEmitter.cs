using System.Linq;
using KernelGen.Generator.Emitting.Cells;
using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints one time step of a recurrent layer, from the product with its input on.</summary>
internal static class RecurrenceEmitter
{
    /// <summary>
    /// Prints what makes h of the h before, where these references are in scope: <c>pre</c>, the product with the input; <c>before</c> and
    /// <c>after</c>, records of h, which may be one; <c>hidden</c>, the floats of <c>after</c>.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The model.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="fused">Whether both products are still to come, in one method, from <c>input</c>, a record of the layer's input.</param>
    public static void Emit(SourceWriter writer, ModelPlan plan, RecurrentPlan layer, bool fused = false)
    {
        foreach (RecurrencePlace place in RecurrencePlaces.Of(layer)) writer.Lines(place.Declaration());
        foreach (RecurrencePhase phase in RecurrencePhases.Of(plan, layer, fused))
        {
            writer.Lines(phase switch
            {
                StreamPhase each => each.Lines,
                ProductPhase p => Call(p.Matrix, $"ref {p.Vector}", Start(layer, p, $"ref {p.Start}"), $"ref {p.Result}"),
                _ => "",
            });
        }
    }

    /// <summary>What the sums of a product start from, as an argument: biases, zeros, or what its phase names.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="product">The product.</param>
    /// <param name="named">The reference to what the phase names, if it names anything.</param>
    public static string Start(RecurrentPlan layer, ProductPhase product, string named)
    {
        if (product.Matrix.Bias is not null) return Bias(product.Matrix);
        if (product.Start is null) return NormEmitter.Zeros(layer);
        return product.StartOffset == 0 ? named : $"ref Unsafe.Add({named}, {product.StartOffset})";
    }

    /// <summary>The call of the product of <paramref name="matrix"/> with one vector.</summary>
    public static string Call(MatrixPlan matrix, string vector, string start, string result) => Call(matrix, vector, "1", start, 0, result);

    /// <summary>The call of the product of <paramref name="matrix"/> with several vectors.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="vectors">The first of their records.</param>
    /// <param name="steps">How many.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="stride">Floats from that of one vector to that of the next; 0 for biases.</param>
    /// <param name="result">Where the first one's rows go.</param>
    public static string Call(MatrixPlan matrix, string vectors, string steps, string start, int stride, string result)
    {
        string sums = matrix.WaitingSums > 0 ? ", ref scratch.Sums.IntegersAt(0)" : "";
        string tables = matrix.TableBytes > 0 ? ", ref scratch.Tables.BytesAt(0)" : "";
        string team = matrix.IsShared ? ", scratch.Team" : "";
        string arguments = $"(\n    weights, {vectors}, {steps}, {start}, {stride}, {result}{sums}{tables}{team});";
        return matrix.Layout.Family == KernelFamily.DotBytes
            ? $"if ({(matrix.TakesMagnitudes ? "TLanes.Count > Lanes256.Count" : "TLanes.DotsByHalves")}) {matrix.Name}<Lanes256>{arguments}\nelse {matrix.Name}<TLanes>{arguments}"
            : $"{matrix.Name}<TLanes>{arguments}";
    }

    /// <summary>The biases that the product of <paramref name="matrix"/> starts from, as an argument.</summary>
    public static string Bias(MatrixPlan matrix) => $"ref {KernelText.At(matrix.KeepsIntegers, $"weights.{matrix.Bias}", "0")}";

    /// <summary>Prints what normalises the record <paramref name="input"/> into the record <paramref name="normalised"/> of <paramref name="entering"/>, and codes it.</summary>
    public static void EmitInputNorm(SourceWriter writer, RecurrentPlan layer, VectorPlan entering, string input, string normalised)
    {
        writer.Lines($"""
            InputNorm.Apply<TLanes>(
                ref Unsafe.As<byte, float>(ref {input}), ref weights.{layer.Prefix}InputScale.FloatsAt(0), ref weights.{layer.Prefix}InputShift.FloatsAt(0),
                ref Unsafe.As<byte, float>(ref {normalised}), {entering.PaddedValues});
            """);
        if (EncodingEmitter.NeedsEncoding(entering)) writer.Lines(EncodingEmitter.Call(entering, "TLanes", normalised));
    }
}
