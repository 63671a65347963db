namespace KernelGen.Spec;

/// <summary>
/// One layer of a sequential model. The name is the prefix of its tensors; it is empty for a model of one layer.
/// </summary>
/// <param name="Name">embedding, rnn, lstm, gru, linear, layernorm, stacking or logsoftmax, numbered from the second of a kind on; or empty.</param>
public abstract record LayerSpec(string Name)
{
    /// <summary>Values a time step that the layer puts out.</summary>
    public abstract int OutputSize { get; }

    /// <summary>How those values are coded.</summary>
    public abstract ActivationSpec OutputActivation { get; }

    /// <summary>
    /// The probability with which training drops what the layer puts out, 0 to below 1; null where it is that of the run. No part of a packed model.
    /// </summary>
    public float? Dropout { get; init; }
}

/// <summary>A table of rows, one a token.</summary>
/// <param name="Name">The prefix of its tensors.</param>
/// <param name="Vocabulary">Rows: number of tokens.</param>
/// <param name="Size">Columns: length of a row.</param>
/// <param name="Weights">Quantizer and bits of the rows; the looked-up row carries the same codes onward.</param>
public sealed record EmbeddingSpec(string Name, int Vocabulary, int Size, WeightSpec Weights) : LayerSpec(Name)
{
    /// <inheritdoc/>
    public override int OutputSize => Size;

    /// <inheritdoc/>
    public override ActivationSpec OutputActivation => Weights.Format switch
    {
        NumberFormat.Affine when Weights.Quantizer == Quantizer.Symmetric => ActivationSpec.Observed(Weights.Bits),
        NumberFormat.Affine => ActivationSpec.Affine(Weights.Bits, 0, 1),
        NumberFormat.BinaryCode => ActivationSpec.BinaryCode(Weights.Bits, Weights.Quantizer),
        _ => ActivationSpec.Float,
    };
}

/// <summary>A recurrent layer.</summary>
/// <param name="Name">The prefix of its tensors.</param>
/// <param name="Index">Ordinal among the layers of its kind: the n of PyTorch's weight_ih_l{n}.</param>
/// <param name="Cell">RNN, LSTM or GRU.</param>
/// <param name="Input">Columns of the input matrix.</param>
/// <param name="Hidden">Units.</param>
/// <param name="InputActivation">How the input vector is coded.</param>
/// <param name="InputWeights">Quantizer and bits of weight_ih.</param>
/// <param name="RecurrentWeights">Quantizer and bits of weight_hh.</param>
/// <param name="HiddenActivation">How the hidden state is coded: it feeds the recurrent product and the next layer.</param>
/// <param name="Activation">The cell's non-linearity; never Default.</param>
/// <param name="Reset">Where a GRU applies its reset gate; After for other cells.</param>
/// <param name="Bias">Whether the layer has biases.</param>
public sealed record RecurrentSpec(
    string Name,
    int Index,
    CellKind Cell,
    int Input,
    int Hidden,
    ActivationSpec InputActivation,
    WeightSpec InputWeights,
    WeightSpec RecurrentWeights,
    ActivationSpec HiddenActivation,
    CellActivation Activation,
    ResetGate Reset,
    bool Bias) : LayerSpec(Name)
{
    /// <summary>Which way the layer reads a sequence.</summary>
    public LayerDirection Direction { get; init; }

    /// <summary>How the products W x and U h are normalised.</summary>
    public ProductNorm Norm { get; init; }

    /// <summary>Whether every gate of a product is normalised in inference too, whatever it is divided by.</summary>
    public bool NormalisesGates => Norm is ProductNorm.Layer or ProductNorm.MeanDeviation;

    /// <summary>Whether every gate of the sum of both products is normalised.</summary>
    public bool NormalisesSums => Norm == ProductNorm.Sum;

    /// <summary>What a normalised gate is divided by.</summary>
    public DeviationForm Deviation => Norm == ProductNorm.MeanDeviation ? DeviationForm.MeanAbsolute : DeviationForm.Standard;

    /// <summary>Whether batch normalisation makes every input standard before W multiplies it (Ott et al. 2016); inputs are floats then.</summary>
    public bool NormalisesInput { get; init; }

    /// <summary>
    /// The factor s of what stands inside the cell's sigmoid and tanh, f(s x): of every gate, of the candidate and of an LSTM's c; finite, above
    /// 0, and 1 for relu.
    /// </summary>
    public float Slope { get; init; } = 1f;

    /// <summary>How the cell's sigmoid and tanh are computed; Precise for relu, which has neither.</summary>
    public GateForm GateForm { get; init; }

    /// <summary>Quantizer and bits of the biases of a layer that has one a gate; null where it has two, which stay float.</summary>
    public WeightSpec? BiasWeights { get; init; }

    /// <summary>
    /// Whether the layer has one bias a gate, bias_ih, and none at the recurrent product: the sum of two rounded biases is not a level
    /// (Ott et al., papers section 1.5, have one a gate too).
    /// </summary>
    public bool HasOneBias => Bias && BiasWeights is not null;

    /// <summary>
    /// Whether the gates of an LSTM see c through a float weight a unit: i and f that of the step before, o the new one (Gers, Schraudolph and
    /// Schmidhuber 2002).
    /// </summary>
    public bool Peepholes { get; init; }

    /// <summary>Whether an LSTM has no gate i of its own, i = 1 - f (CIFG of Greff et al. 2017).</summary>
    public bool Coupled { get; init; }

    /// <summary>
    /// Values that a projection makes of o * act(c) in an LSTM, fewer than <see cref="Hidden"/> (LSTMP of Sak, Senior and Beaufays 2014; PyTorch's
    /// proj_size); null where h is o * act(c).
    /// </summary>
    public int? Projection { get; init; }

    /// <summary>Values of h: what the recurrent matrix multiplies.</summary>
    public int StateSize => Projection ?? Hidden;

    /// <summary>Quantizer and bits of the projection: those of the recurrent matrix, but no normalisation of products is folded into it.</summary>
    public WeightSpec ProjectionWeights => RecurrentWeights with { TakesNorm = false };

    /// <summary>
    /// How what enters a second product within the cell is coded: r * h of a GRU that resets before the product is coded as h is; o * act(c) of a
    /// projected LSTM too, but over the range of the cell where h has affine codes.
    /// </summary>
    public ActivationSpec InterlinkActivation => Projection is not null && HiddenActivation.Format == NumberFormat.Affine
        ? ActivationSpec.Affine(HiddenActivation.Bits, Activation == CellActivation.Sigmoid ? 0 : -1, 1)
        : HiddenActivation;

    /// <summary>
    /// Whether the layer hands on x + h, of a pair x + [h, h of the layer that reads backward]: what enters it, which has as many values, and what it makes
    /// of that. The recurrence sees h alone.
    /// </summary>
    public bool Residual { get; init; }

    /// <summary>How x + h is coded where <see cref="Residual"/>; of no meaning elsewhere.</summary>
    public ActivationSpec ResidualCodes { get; init; } = ActivationSpec.Float;

    /// <summary>Whether this layer adds what enters: of a pair the one that reads backward does, once it stands beside the other.</summary>
    public bool AddsInput => Residual && Direction != LayerDirection.Forward;

    /// <summary>
    /// The range of x + h, whose codes then hold every sum; null where one of them has no static range.
    /// </summary>
    /// <param name="entering">How x is coded.</param>
    /// <param name="hidden">How h is coded.</param>
    public static (float Minimum, float Maximum)? RangeOfSum(ActivationSpec entering, ActivationSpec hidden) =>
        entering is { Format: NumberFormat.Affine, LearnedBy: null } && hidden is { Format: NumberFormat.Affine, LearnedBy: null }
            ? (entering.Minimum + hidden.Minimum, entering.Maximum + hidden.Maximum)
            : null;

    /// <summary>The gates, a letter each, in the order of their rows: PyTorch's, and for a coupled LSTM, which PyTorch has not, the same without i.</summary>
    public string GateNames => GateNamesOf(Cell, Coupled);

    /// <summary>Gates: 1 (RNN), 4 (LSTM), 3 (coupled LSTM) or 3 (GRU).</summary>
    public int Gates => GateNames.Length;

    /// <summary>The gates that see c, in the order of their rows; empty without peepholes.</summary>
    public string PeepholeGates => Peepholes ? GateNames.Replace("g", "") : "";

    /// <summary>The place of a gate among the gates.</summary>
    /// <param name="gate">A letter of <see cref="GateNames"/>.</param>
    public int GateOf(char gate) => GateNames.IndexOf(gate);

    /// <summary>The gates of a cell as <see cref="GateNames"/> has them.</summary>
    public static string GateNamesOf(CellKind cell, bool coupled) => cell switch
    {
        CellKind.Lstm => coupled ? "fgo" : "ifgo",
        CellKind.Gru => "rzn",
        _ => "h",
    };

    /// <summary>Whether this is a GRU whose reset gate acts on the recurrent product of the candidate, bias included.</summary>
    public bool ResetsAfter => Cell == CellKind.Gru && Reset == ResetGate.After;

    /// <summary>Whether this is a GRU whose reset gate acts on h before the candidate's recurrent product, which is then one of its own.</summary>
    public bool ResetsBefore => Cell == CellKind.Gru && Reset == ResetGate.Before;

    /// <inheritdoc/>
    public override int OutputSize => Direction == LayerDirection.Backward ? 2 * StateSize : StateSize;

    /// <inheritdoc/>
    public override ActivationSpec OutputActivation => AddsInput ? ResidualCodes : HiddenActivation;

    /// <summary>
    /// Every unit of c before the first step, and of h but for <see cref="InitialHidden"/>: what the cell's non-linearity gives for zero (He et al. start
    /// the sigmoid cell at Q(0.5)).
    /// </summary>
    public float InitialState => Activation == CellActivation.Sigmoid ? 0.5f : 0f;

    /// <summary>
    /// Every value of h before the first step, which is then coded by <see cref="HiddenActivation"/>: <see cref="InitialState"/>, and 0 behind a
    /// projection, which no non-linearity follows.
    /// </summary>
    public float InitialHidden => Projection is null ? InitialState : 0f;

    /// <summary>
    /// Whether c begins with the level that h begins with (He et al. round the initial state of the sigmoid cell), not with
    /// <see cref="InitialState"/> itself.
    /// </summary>
    public bool CodesInitialCell => HiddenActivation.Format == NumberFormat.Affine && Activation == CellActivation.Sigmoid && Projection is null;
}

/// <summary>An affine layer y = f(W x + b).</summary>
/// <param name="Name">The prefix of its tensors.</param>
/// <param name="Input">Columns.</param>
/// <param name="Outputs">Rows.</param>
/// <param name="InputActivation">How the input vector is coded: as the layer before puts it out.</param>
/// <param name="Weights">Quantizer and bits.</param>
/// <param name="Bias">Whether the layer has a bias.</param>
public sealed record LinearSpec(
    string Name, int Input, int Outputs, ActivationSpec InputActivation, WeightSpec Weights, bool Bias) : LayerSpec(Name)
{
    /// <summary>The ceiling of <see cref="LinearActivation.ClippedRelu"/> where none is named: that of Deep Speech.</summary>
    public const float UsualCeiling = 20f;

    /// <summary>Quantizer and bits of the bias; null where it stays float.</summary>
    public WeightSpec? BiasWeights { get; init; }

    /// <summary>f.</summary>
    public LinearActivation Activation { get; init; }

    /// <summary>The greatest output of <see cref="LinearActivation.ClippedRelu"/>; of no meaning elsewhere.</summary>
    public float Ceiling { get; init; } = UsualCeiling;

    /// <summary>How the outputs are coded: they are the levels of these codes.</summary>
    public ActivationSpec OutputCodes { get; init; } = ActivationSpec.Float;

    /// <inheritdoc/>
    public override int OutputSize => Outputs;

    /// <inheritdoc/>
    public override ActivationSpec OutputActivation => OutputCodes;

    /// <summary>The range of what f puts out; null where it has no bound.</summary>
    public static (float Minimum, float Maximum)? RangeOf(LinearActivation activation, float ceiling) => activation switch
    {
        LinearActivation.Tanh or LinearActivation.HardTanh => (-1f, 1f),
        LinearActivation.Sigmoid or LinearActivation.HardSigmoid => (0f, 1f),
        LinearActivation.ClippedRelu => (0f, ceiling),
        _ => null,
    };
}

/// <summary>
/// Attention of a decoder over what its encoder put out: y = [c, x], where the context c = sum_t a_t m_t is a mean of the encoder's outputs m_t, a = softmax(e),
/// and the scores e_t compare W_q x with W_m m_t.
/// </summary>
/// <remarks>A decoder that attends behind its recurrence is Luong, Pham and Manning's (2015); the additive score is that of Bahdanau, Cho and Bengio (2015).</remarks>
/// <param name="Name">The prefix of its tensors.</param>
/// <param name="Input">Columns of W_q: values of x.</param>
/// <param name="Memory">Columns of W_m: values of m_t.</param>
/// <param name="Units">Rows of both: values that a score compares.</param>
/// <param name="Score">How W_q x and W_m m_t are compared.</param>
/// <param name="InputActivation">How x is coded: as the layer before puts it out.</param>
/// <param name="MemoryActivation">How m_t is coded: as the encoder puts it out.</param>
/// <param name="Weights">Quantizer and bits of W_q and W_m.</param>
/// <param name="Longest">Time steps of the longest source; buffers are made for it, no weight depends on it.</param>
public sealed record AttentionSpec(
    string Name,
    int Input,
    int Memory,
    int Units,
    AttentionScore Score,
    ActivationSpec InputActivation,
    ActivationSpec MemoryActivation,
    WeightSpec Weights,
    int Longest) : LayerSpec(Name)
{
    /// <summary>How the outputs are coded: they are the levels of these codes.</summary>
    public ActivationSpec OutputCodes { get; init; } = ActivationSpec.Float;

    /// <summary>Floats of the weights a_t of the longest source: whole registers, which is also how far apart the units of keys lie.</summary>
    public int WeightFloats => Multiples.WholeRegisters(Longest);

    /// <summary>Whether scores have a weight a unit.</summary>
    public bool HasScoreWeights => Score == AttentionScore.Additive;

    /// <inheritdoc/>
    public override int OutputSize => Memory + Input;

    /// <inheritdoc/>
    public override ActivationSpec OutputActivation => OutputCodes;

    /// <summary>The range of values of two codes together, which that of means of either lies in; null where one of them has none.</summary>
    public static (float Minimum, float Maximum)? RangeOf(ActivationSpec first, ActivationSpec second) =>
        first is { Format: NumberFormat.Affine, LearnedBy: null } && second is { Format: NumberFormat.Affine, LearnedBy: null }
            ? (System.Math.Min(first.Minimum, second.Minimum), System.Math.Max(first.Maximum, second.Maximum))
            : null;
}
