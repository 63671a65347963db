using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Cells;

/// <summary>Prints the layer normalisation of products, or of their sums, in inference, and the sums that follow it.</summary>
internal static class NormEmitter
{
    /// <summary>The buffer that products to be normalised start from, as an argument.</summary>
    public static string Zeros(RecurrentPlan layer) => $"ref weights.{layer.Prefix}Zeros.FloatsAt(0)";

    /// <summary>N(W x) of one time step, in place.</summary>
    public static string Input(RecurrentPlan layer) => Normalise(layer, "ref pre", "Input", 0, layer.Spec.Gates);

    /// <summary>pre = pre + N(U h) + b, for cells whose gates are all sums.</summary>
    public static string AddRecurrent(RecurrentPlan layer) => $"""

        // pre = (N(W x) + N(U h)) + b
        {Normalise(layer, "ref recurrent", "Recurrent", 0, layer.Spec.Gates)}
        LayerNorm.Add<TLanes>(ref pre, ref recurrent, {Bias(layer, 0)}, {layer.Spec.Gates * layer.GateStride});
        """;

    /// <summary>pre = N(pre) + b, for cells whose gates are all sums of both products.</summary>
    public static string Sums(RecurrentPlan layer) => $"""

        // pre = N(W x + U h) + b
        {Normalise(layer, "ref pre", "Sum", 0, layer.Spec.Gates)}
        LayerNorm.AddBias<TLanes>(ref pre, {Bias(layer, 0)}, {layer.Spec.Gates * layer.GateStride});
        """;

    /// <summary>The gates r, z of a GRU: recurrent = N(U h) + pre + b.</summary>
    public static string AddGates(RecurrentPlan layer) => $"""

        // reset, update: (N(U h) + N(W x)) + b
        {Normalise(layer, "ref recurrent", "Recurrent", 0, layer.CandidateMatrix is null ? 3 : 2)}
        LayerNorm.Add<TLanes>(ref recurrent, ref pre, {Bias(layer, 0)}, {2 * layer.GateStride});
        """;

    /// <summary>Both biases of the candidate of a GRU that resets after the product.</summary>
    public static string AddCandidateBiases(RecurrentPlan layer)
    {
        int first = 2 * layer.GateStride;
        return $"""

            // candidate: N(U h) + c, which reset multiplies, and N(W x) + b
            LayerNorm.AddBias<TLanes>(ref Unsafe.Add(ref recurrent, {first}), ref weights.{layer.Prefix}CandidateBias.FloatsAt(0), {layer.GateStride});
            LayerNorm.AddBias<TLanes>(ref Unsafe.Add(ref pre, {first}), {Bias(layer, first)}, {layer.GateStride});
            """;
    }

    /// <summary>The candidate of a GRU that resets before the product: candidates = N(U (r * h)) + pre + b.</summary>
    public static string AddCandidate(RecurrentPlan layer)
    {
        int first = 2 * layer.GateStride;
        return $"""

            // candidate: (N(U (reset * h)) + N(W x)) + b
            {Normalise(layer, "ref candidates", "Recurrent", first, 1)}
            LayerNorm.Add<TLanes>(ref candidates, ref Unsafe.Add(ref pre, {first}), {Bias(layer, first)}, {layer.GateStride});
            """;
    }

    private static string Normalise(RecurrentPlan layer, string sums, string product, int first, int gates) =>
        $"LayerNorm.Normalise<TLanes>({sums}, ref weights.{layer.Prefix}{product}Gain.FloatsAt({4 * first}), {gates}, {layer.Spec.Hidden}, {layer.GateStride}{(layer.Spec.Deviation == DeviationForm.Standard ? "" : $", DeviationForm.{layer.Spec.Deviation}")});";

    private static string Bias(RecurrentPlan layer, int first) => $"ref weights.{layer.Prefix}Bias.FloatsAt({4 * first})";
}
