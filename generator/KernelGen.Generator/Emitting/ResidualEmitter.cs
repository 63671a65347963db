using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what a residual layer hands on.</summary>
internal static class ResidualEmitter
{
    /// <summary>The statements that write x + h, coded, to the record <paramref name="record"/> of <paramref name="sums"/>.</summary>
    /// <param name="entering">x, a reference to floats.</param>
    /// <param name="hidden">h, a reference to floats.</param>
    /// <param name="sums">The records of sums.</param>
    /// <param name="record">The local that refers to one of them.</param>
    public static string Add(string entering, string hidden, VectorPlan sums, string record)
    {
        string add = $"ResidualSum.Add<TLanes>(\n    {entering}, {hidden}, ref Unsafe.As<byte, float>(ref {record}), {sums.Size});";
        return EncodingEmitter.NeedsEncoding(sums) ? $"{add}\n{EncodingEmitter.Call(sums, "TLanes", record)}" : add;
    }
}
