using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>A part of the recurrence of a layer, from the product with its input on.</summary>
internal abstract record RecurrencePhase;

/// <summary>A product, which several streams may take together.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Vector">The place of the record that it reads: before or interlink.</param>
/// <param name="Start">The place that its sums start from; null for the zeros that products to be normalised, and projections, start from.</param>
/// <param name="StartOffset">Floats from the beginning of that place.</param>
/// <param name="Result">The place that its rows go to.</param>
internal sealed record ProductPhase(MatrixPlan Matrix, string Vector, string? Start, int StartOffset, string Result) : RecurrencePhase;

/// <summary>What every stream does by itself.</summary>
/// <param name="Lines">Statements that name <see cref="RecurrencePlaces"/>.</param>
internal sealed record StreamPhase(string Lines) : RecurrencePhase;
