using System.Globalization;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Spells the sigmoid of a cell's gates, and the factor inside its non-linearities; nothing where that is 1.</summary>
internal static class CellText
{
    /// <summary>The sigmoid of a gate.</summary>
    public static string Sigmoid(RecurrentSpec cell, string argument) => $"Gates.Sigmoid({Inside(cell, argument)})";

    /// <summary>The derivative of that sigmoid by its argument where it gave <paramref name="result"/>.</summary>
    public static string SigmoidSlope(RecurrentSpec cell, string result) => Outside(cell, $"Slopes.Sigmoid({result})");

    /// <summary>What stands inside a non-linearity.</summary>
    public static string Inside(RecurrentSpec cell, string argument) => Times(cell, argument);

    /// <summary>The derivative by the argument, from that by what stands inside.</summary>
    public static string Outside(RecurrentSpec cell, string derivative) => Times(cell, derivative);

    /// <summary>The factor as a clause of a description; empty where it is 1.</summary>
    public static string Slope(RecurrentSpec cell) => HasSlope(cell)
        ? $", sigmoid and tanh of {cell.Slope.ToString("R", CultureInfo.InvariantCulture)} times what they are given"
        : "";

    private static bool HasSlope(RecurrentSpec cell) => cell.Slope != 1;

    private static string Times(RecurrentSpec cell, string value) =>
        HasSlope(cell) ? $"TLanes.MultiplyF32(TLanes.BroadcastF32({Literals.Float(cell.Slope)}), {value})" : value;
}
