using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>A buffer that the recurrence of a layer names.</summary>
/// <param name="Name">The local reference.</param>
/// <param name="Type">What it refers to: float, int or byte.</param>
/// <param name="Buffer">The expression of the memory.</param>
/// <param name="Stride">Bytes from the place of one stream to that of the next.</param>
internal sealed record RecurrencePlace(string Name, string Type, string Buffer, int Stride)
{
    /// <summary>The reference to the place of a stream, an expression, or of the only one.</summary>
    public string At(string? stream = null) => $"ref {Buffer}.{Type switch { "float" => "Floats", "int" => "Integers", _ => "Bytes" }}At({(stream is null ? "0" : $"{stream} * {Stride}")})";

    /// <summary>The statement that declares the local.</summary>
    public string Declaration(string? stream = null) => $"ref {Type} {Name} = {At(stream)};";
}

/// <summary>The buffers that the recurrence of a layer names beside the records of h.</summary>
internal static class RecurrencePlaces
{
    /// <summary>Those in scratch that a time step fills.</summary>
    public static IEnumerable<RecurrencePlace> Of(RecurrentPlan layer)
    {
        if (layer.KeepsRecurrentApart)
            yield return new RecurrencePlace("recurrent", KernelText.Element(layer.RecurrentMatrix), $"scratch.{layer.Prefix}Recurrent", 4 * layer.RecurrentMatrix.Layout.PaddedRows);
        if (layer.CandidateFloats > 0) yield return new RecurrencePlace("candidates", "float", $"scratch.{layer.Prefix}Candidates", 4 * layer.CandidateFloats);
        if (layer.ProjectionMatrix is { } projection)
            yield return new RecurrencePlace("projected", "float", $"scratch.{layer.Prefix}Projected", 4 * projection.Layout.PaddedRows);
        if (layer.Interlink is { } interlink) yield return new RecurrencePlace("interlink", "byte", $"scratch.{interlink.Name}", interlink.RecordBytes);
    }

    /// <summary>The products with the input.</summary>
    public static RecurrencePlace Pre(RecurrentPlan layer) => new("pre", KernelText.Element(layer.InputMatrix), $"scratch.{layer.Prefix}Pre", 4 * layer.InputMatrix.Layout.PaddedRows);

    /// <summary>Whether statements name a reference.</summary>
    public static bool Names(string lines, string reference) =>
        lines.Split([' ', '(', ')', ',', ';', '.', '\n']).Contains(reference);
}
