using System.Globalization;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Spells the sigmoid and tanh of a cell, in the form that it has, with the factor inside them where that is not 1.</summary>
internal static class CellText
{
    /// <summary>The sigmoid of a gate, or of a cell that has it in place of tanh.</summary>
    public static string Sigmoid(RecurrentSpec cell, string argument) => $"{Functions(cell)}.Sigmoid({Times(cell, argument)})";

    /// <summary>The tanh of a cell.</summary>
    public static string Tanh(RecurrentSpec cell, string argument) => $"{Functions(cell)}.Tanh({Times(cell, argument)})";

    /// <summary>The derivative of that sigmoid by its argument where it gave <paramref name="result"/>.</summary>
    public static string SigmoidSlope(RecurrentSpec cell, string result) => Outside(cell, $"Slopes.{(IsHard(cell) ? "Hard" : "")}Sigmoid({result})");

    /// <summary>The derivative of that tanh by its argument where it gave <paramref name="result"/>.</summary>
    public static string TanhSlope(RecurrentSpec cell, string result) => Outside(cell, $"Slopes.{(IsHard(cell) ? "Hard" : "")}Tanh({result})");

    /// <summary>The derivative by the argument, from that by what stands inside.</summary>
    private static string Outside(RecurrentSpec cell, string derivative) => Times(cell, derivative);

    /// <summary>What an LSTM has beside or without its four gates, as clauses of a description; empty for the plain cell.</summary>
    public static string Gates(RecurrentSpec cell) => (cell.Peepholes ? ", peepholes" : "") + (cell.Coupled ? ", input gate coupled to forget gate" : "");

    /// <summary>Form and factor as clauses of a description; empty for the precise form and a factor of 1.</summary>
    public static string Clauses(RecurrentSpec cell) => (IsFast(cell) ? ", sigmoid and tanh in their fast form" : IsHard(cell) ? ", hard sigmoid and tanh" : "") + (HasSlope(cell)
        ? $", sigmoid and tanh of {cell.Slope.ToString("R", CultureInfo.InvariantCulture)} times what they are given"
        : "");

    /// <summary>The class that holds sigmoid and tanh.</summary>
    private static string Functions(RecurrentSpec cell) => cell.GateForm switch { GateForm.Fast => "FastGates", GateForm.Hard => "HardGates", _ => "Gates" };

    private static bool IsFast(RecurrentSpec cell) => cell.GateForm == GateForm.Fast;

    private static bool IsHard(RecurrentSpec cell) => cell.GateForm == GateForm.Hard;

    private static bool HasSlope(RecurrentSpec cell) => cell.Slope != 1;

    private static string Times(RecurrentSpec cell, string value) =>
        HasSlope(cell) ? $"TLanes.MultiplyF32(TLanes.BroadcastF32({Literals.Float(cell.Slope)}), {value})" : value;
}
