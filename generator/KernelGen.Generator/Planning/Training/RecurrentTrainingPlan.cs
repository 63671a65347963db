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
            Input = new RowsPlan(Stem + "Turned", Stride, FollowsState: false),
            InputGradient = InputGradient is null ? null : new RowsPlan(Stem + "TurnedGradient", Stride, FollowsState: false),
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
    public override long FloatsPerRow => FloatsApart + (IsInteger ? FloatsOfIntegers : FloatsOfCell) + (DropsOutput && !HandsOnApart ? Spec.StateSize : 0);

    /// <summary>What is handed on apart from h and its gradient, of integers also levels and real sums, and the rows that enter turned round.</summary>
    private long FloatsApart => (HandsOnApart ? 2L * Spec.OutputSize : 0) + (IsInteger && Spec.AddsInput ? 3L * Spec.OutputSize : 0) + (ReadsBackward ? (InputGradient is null ? 1L : 2L) * Spec.Input : 0);

    private long FloatsOfCell => (Spec.NormalisesInput ? 4L * Spec.Input : 0) + Spec.Hidden * (Spec.Cell switch
    {
        CellKind.Lstm => 2L * Spec.Gates + 3,
        CellKind.Gru => 3L * 4 + 3,
        _ => 3L,
    } + (Spec.NormalisesSums ? 2L : Spec.Norm == ProductNorm.None ? 0 : 4L) * Spec.Gates + (Spec.Projection is null ? 0 : 2))
        + Spec.StateSize * (2L + (LearnsRange && Spec.Cell != CellKind.Rnn ? RangeUses : 0));

    /// <summary>
    /// Levels of what enters and of h, the latter's values and gradient, c and its gradient, sums of every block of columns and the gradient of sums, values and
    /// derivatives of gates in whole registers, of a GRU its inner product and that one's gradients, and what the norms keep.
    /// </summary>
    private long FloatsOfIntegers
    {
        get
        {
            long rows = (long)Spec.Gates * Spec.Hidden, blocks = Multiples.BlocksOf(Spec.Input, IntegerSpec.ExactColumns);
            int bent = Spec.Cell == CellKind.Lstm ? Spec.Gates + 1 : Spec.Gates;
            return Spec.Input + 3L * Spec.Hidden + (Spec.Cell == CellKind.Rnn ? 0 : 2L * Spec.Hidden)
                + rows * (blocks + 1) + 2L * bent * Multiples.WholeRegisters(Spec.Hidden)
                + (Spec.Cell == CellKind.Gru ? Spec.Hidden + rows : 0)
                + (Spec.NormalisesSums ? 3 : Spec.Norm == ProductNorm.None ? 0 : 4) * rows;
        }
    }
}
