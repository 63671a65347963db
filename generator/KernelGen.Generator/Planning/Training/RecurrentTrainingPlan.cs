using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>A recurrent layer.</summary>
/// <param name="Prefix">Begins the names of its methods and constants.</param>
/// <param name="Site">Its place among the layers.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Input">The rows it reads.</param>
/// <param name="InputGradient">Where the gradient of those rows goes; null where nobody needs it.</param>
/// <param name="Output">The rows it hands on, after dropout.</param>
/// <param name="DropsOutput">Whether dropout follows.</param>
/// <param name="QuantizesCandidate">Whether a GRU's candidate is rounded like h (He et al.).</param>
internal sealed record RecurrentTrainingPlan(
    string Prefix,
    int Site,
    RecurrentSpec Spec,
    RowsPlan? Input,
    RowsPlan? InputGradient,
    RowsPlan Output,
    bool DropsOutput,
    bool QuantizesCandidate) : TrainingLayerPlan(Prefix, Site, Input, InputGradient, Output, DropsOutput)
{
    /// <inheritdoc/>
    public override LayerSpec Layer => Spec;

    /// <summary>Whether the layer reads from the last time step of a stream to its first: it has the rows that enter turned round, and joins the outputs of its pair.</summary>
    public bool ReadsBackward => Spec.Direction == LayerDirection.Backward;

    /// <summary>Whether what the layer hands on is no h of its own, so that it has rows, codes and a gradient apart.</summary>
    public bool HandsOnApart => ReadsBackward || Spec.AddsInput;

    /// <summary>The layer by itself: of one that reads backward the recurrence over rows that are turned round, of a residual one h, which is added to what enters.</summary>
    public RecurrentTrainingPlan Alone => this switch
    {
        { ReadsBackward: true } => this with
        {
            Input = new RowsPlan(Stem + "Turned", FollowsState: false),
            InputGradient = InputGradient is null ? null : new RowsPlan(Stem + "TurnedGradient", FollowsState: false),
            DropsOutput = false,
        },
        { Spec.AddsInput: true } => this with { DropsOutput = false },
        _ => this,
    };

    /// <summary>Whether the layer is one of an integer-only network: the runtime trains it, with the integers of its program.</summary>
    public bool IsInteger => Spec.HiddenActivation.IsObserved;

    /// <summary>Whether the range of h is learned: values are then kept until the way back, which clears gradients outside it.</summary>
    public bool LearnsRange => Spec.HiddenActivation.LearnedBy is not null;

    /// <summary>Whether the levels of h are drawn.</summary>
    public bool DrawsLevels => Spec.HiddenActivation.DrawnBy is not null;

    /// <summary>Vectors a row that are rounded over the learned range: h, of a GRU the candidate, and r * h where it enters a product.</summary>
    public int RangeUses => Spec.Cell != CellKind.Gru ? 1 : ResetsBefore ? 3 : 2;

    /// <summary>Whether r multiplies h before the recurrent product, which then falls into two.</summary>
    public bool ResetsBefore => Spec.ResetsBefore;

    /// <summary>Whether r multiplies the candidate's recurrent product, which is then kept apart.</summary>
    public bool ResetsAfter => Spec.ResetsAfter;

    /// <inheritdoc/>
    public override long MultiplyAdds =>
        (long)Spec.Gates * Spec.Hidden * ((InputGradient is null && !Spec.NormalisesInput ? 2L : 3L) * Spec.Input + 3L * Spec.StateSize)
        + 3L * (Spec.Projection ?? 0) * Spec.Hidden;

    /// <inheritdoc/>
    public override long FloatsPerRow => IsInteger ? FloatsOfIntegers : (HandsOnApart ? 2L * Spec.OutputSize : 0) + (ReadsBackward ? (InputGradient is null ? 1L : 2L) * Spec.Input : 0)
        + (Spec.NormalisesInput ? 4L * Spec.Input : 0) + Spec.Hidden * (Spec.Cell switch
        {
            CellKind.Lstm => 2L * Spec.Gates + 3,
            CellKind.Gru => 3L * 4 + 3,
            _ => 3L,
        } + (Spec.Norm == ProductNorm.None ? 0 : 4L * Spec.Gates) + (Spec.Projection is null ? 0 : 2))
        + Spec.StateSize * (2L + (DropsOutput && !HandsOnApart ? 1 : 0) + (LearnsRange && Spec.Cell != CellKind.Rnn ? RangeUses : 0));

    /// <summary>Levels of what enters and of h, the latter's values and gradient, sums and gradients of gates, their values and derivatives, and what the norms keep.</summary>
    private long FloatsOfIntegers => Spec.Input + Spec.Hidden * (Spec.Cell switch
    {
        CellKind.Lstm => 3L + 2 + 2L * Spec.Gates + 2 * 5,
        CellKind.Gru => 3L + 2 + 3L * Spec.Gates + 2 * 3 + 1,
        _ => 3L + 2L * Spec.Gates + 2,
    } + (Spec.Norm == ProductNorm.None ? 0 : 4L * Spec.Gates) + (DropsOutput ? 1 : 0));
}
