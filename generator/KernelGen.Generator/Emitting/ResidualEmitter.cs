using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what a residual layer hands on.</summary>
internal static class ResidualEmitter
{
    /// <summary>The statements that write x + h, coded, to the record <paramref name="record"/> of the layer's sums.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="entering">The record of x, without ref.</param>
    /// <param name="hidden">The reference to the first value, or code, of h.</param>
    /// <param name="record">The local that refers to the record of sums.</param>
    public static string Add(RecurrentPlan layer, string entering, string hidden, string record)
    {
        VectorPlan sums = layer.Combined!;
        string add = Sum(layer, ElementText.First(layer.Input, entering), hidden, ElementText.First(sums, record), sums.Size);
        return EncodingEmitter.NeedsEncoding(sums) ? $"{add}\n{EncodingEmitter.Call(sums, "TLanes", record)}" : add;
    }

    /// <summary>The statement that adds values, or the codes of an integer-only network.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="entering">The reference to the first of x.</param>
    /// <param name="hidden">The reference to the first of h.</param>
    /// <param name="sum">The reference to the first of x + h.</param>
    /// <param name="count">How many.</param>
    public static string Sum(RecurrentPlan layer, string entering, string hidden, string sum, int count) => layer.IsInteger
        ? $"SumOfCodesLanes.Add<TLanes>(\n    {entering}, {hidden}, {count}, weights.{IntegerWeightsEmitter.Constants(layer)}.Sum, {sum});"
        : $"ResidualSum.Add<TLanes>(\n    {entering}, {hidden}, {sum}, {count});";
}
