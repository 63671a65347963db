using System;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the loops over time steps and streams around a cell.</summary>
internal static class RecurrenceEmitter
{
    /// <summary>Prints the loop forward in time: <paramref name="products"/>, then the step of every stream, then <paramref name="end"/>.</summary>
    public static void EmitForward(SourceWriter writer, string prefix, string steps, Action products, Action? end = null)
    {
        writer.Lines("""

            /// <summary>Takes some streams through the time steps of the window.</summary>
            """);
        using (writer.Block($"private void Forward{prefix}(int first, int end, Gemm gemm)"))
        using (writer.Block($"for (int step = 0; step < {steps}; step++)"))
        {
            writer.Lines("int row = step * Streams + first;");
            products();
            writer.Lines($"for (int stream = 0; stream < end - first; stream++) Step{prefix}(row + stream);");
            end?.Invoke();
        }
    }

    /// <summary>Prints the loop back in time: <paramref name="end"/>, the gradients of every stream, then <paramref name="products"/>.</summary>
    public static void EmitBackward(SourceWriter writer, string prefix, string steps, Action products, Action? end = null)
    {
        writer.Lines("""

            /// <summary>Takes the gradients of some streams back through the time steps of the window.</summary>
            """);
        using (writer.Block($"private void Backward{prefix}(int first, int end, Gemm gemm)"))
        using (writer.Block($"for (int step = {steps} - 1; step >= 0; step--)"))
        {
            writer.Lines("int row = step * Streams + first;");
            end?.Invoke();
            writer.Lines($"for (int stream = 0; stream < end - first; stream++) Step{prefix}Back(row + stream);");
            products();
        }
    }

    /// <summary>The product of the rows of some streams at one time step with a matrix laid out for it.</summary>
    public static string Product(string rows, string matrix, string result, bool accumulate) => TrainingText.Call(
        "gemm.Multiply",
        $"{rows}.Rows(row, end - first)",
        matrix,
        $"{result}.Rows(row, end - first)",
        $"accumulate: {Literals.Boolean(accumulate)}");

    /// <summary>Begins a method over one row of the window.</summary>
    public static IDisposable BeginStep(SourceWriter writer, string name, string summary)
    {
        writer.Lines($"""

            /// <summary>{summary}</summary>
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            """);
        return writer.Block($"private void {name}(int row)");
    }
}
