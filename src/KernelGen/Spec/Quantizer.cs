namespace KernelGen;

/// <summary>The published method by which weights, and where it has a rule for them activations, become low-precision.</summary>
/// <remarks>
/// Three methods call their result ternary and differ in scale and threshold: <see cref="Ternarization"/> (a constant of the shape),
/// <see cref="TernaryWeight"/> (found from the weights) and <see cref="PowerOfTwoTernarization"/> (always one half).
/// <see cref="TerConnect"/> has the thresholds of <see cref="TernaryWeight"/> and no scale.
/// </remarks>
public enum Quantizer
{
    /// <summary>
    /// Balanced quantization by the mean (He et al. 2016, Kapur et al. 2017), 1 to 16 bits, affine codes. Brings that
    /// paper's cell: weights pass through tanh, sigmoid stands in place of tanh, an embedding is relu(e) clipped at 1,
    /// the hidden state lies in [0, 1]. At 32 bits this is the float twin: the same cell without rounding.
    /// </summary>
    BalancedMean = 0,

    /// <summary>
    /// Alternating multi-bit codes (Xu et al. 2018), 1 to 4 bits: every row is a sum of scaled vectors of signs, found by a greedy
    /// start and cycles of least squares and an exact search tree, two where <c>Cycles</c> says nothing else; the hidden state is
    /// quantized on line by the same rule in two.
    /// </summary>
    Alternating = 1,

    /// <summary>No quantization: 32-bit weights and activations and the ordinary tanh cell.</summary>
    FullPrecision = 2,

    /// <summary>
    /// The greedy start of <see cref="Alternating"/> alone, 1 to 4 bits: every plane of a row takes the signs of what the planes
    /// before it left over and their mean magnitude (Guo et al. 2017, as compared by Xu et al. 2018); the hidden state on line by the same rule.
    /// </summary>
    Greedy = 3,

    /// <summary>
    /// Greedy codes whose coefficients are all fitted anew by least squares after each plane, 1 to 4 bits (Guo et al. 2017, as
    /// compared by Xu et al. 2018); the hidden state on line by the same rule.
    /// </summary>
    Refined = 4,

    /// <summary>
    /// 2^k evenly spaced levels from -max|w| to +max|w| of a row, both ends included, halves up; 1 to 16 bits (Hubara et al. 2016,
    /// as compared by Xu et al. 2018). Activations: affine codes.
    /// </summary>
    Uniform = 5,

    /// <summary>
    /// The levels of <see cref="Uniform"/>, each taken by an equal number of a row's weights in their order of size, or by
    /// <c>Scale</c> of the matrix's; 1 to 8 bits (Zhou et al. 2017, as compared by Xu et al. 2018). Activations: affine codes.
    /// </summary>
    BalancedEqual = 6,

    /// <summary>
    /// Weights -1 and +1 (Ott et al. 2016, binarization with H = 1), 1 bit. Activations stay float in the paper; biases, which it
    /// quantizes by the same rule, stay float here.
    /// </summary>
    Binarization = 7,

    /// <summary>
    /// Weights -W0, 0, +W0 with W0 = sqrt(6 / (inputs + units)) of a matrix, zero up to half of W0 (Ott et al. 2016,
    /// ternarization), 2 bits. Activations stay float in the paper; biases, which it quantizes by the same rule, stay float here.
    /// </summary>
    Ternarization = 8,

    /// <summary>
    /// Weights -1/2, 0, +1/2 (Ott et al. 2016, power-of-two ternarization with fixed point Q0.1), 2 bits, deterministic only; biases stay
    /// float here. Weights below 1/4 are zero: give <c>InitialWeights</c> ranges above that, or the network begins with nothing.
    /// </summary>
    PowerOfTwoTernarization = 9,

    /// <summary>The sign of the weight (Courbariaux et al. 2015, as compared by Hou et al. 2019), 1 bit.</summary>
    BinaryConnect = 10,

    /// <summary>The sign of the weight, or 0 up to 0.7 mean|W| of its gate (as compared by Hou et al. 2019), 2 bits.</summary>
    TerConnect = 11,

    /// <summary>The sign of the weight times mean|W| of its gate (BWN: Rastegari et al. 2016), 1 bit.</summary>
    BinaryWeight = 12,

    /// <summary>
    /// The signs and zeros of <see cref="TerConnect"/> times the mean of the magnitudes above the threshold (TWN: Li, Zhang and Liu
    /// 2016), 2 bits, a scale a gate.
    /// </summary>
    TernaryWeight = 13,

    /// <summary>
    /// Weights -W0 and +W0 with W0 = sqrt(6 / (inputs + rows)) / 2, the rows being the 4 units of an LSTM (Ardakani et al. 2019), 1 bit;
    /// without the batch normalisation that the paper adds and without its clipping of updates to W0.
    /// </summary>
    RecurrentBinary = 14,

    /// <summary>
    /// Weights -W0, 0, +W0 with the W0 of <see cref="RecurrentBinary"/>, zero up to a third of it (Ardakani et al. 2019), 2 bits;
    /// without the batch normalisation that the paper adds.
    /// </summary>
    RecurrentTernary = 15,

    /// <summary>
    /// Weights ±2^e, e from -22 to 10, rounded at 1.5 * 2^e (Ott et al. 2016, exponential quantization): 7 bits for the whole range, fewer
    /// for <c>MinExponent</c> to <c>MaxExponent</c>, by default the powers from 1 downwards. Zero becomes the least power, negative.
    /// Products are shifts. Activations stay float in the paper; biases, which it quantizes by the same rule, stay float here.
    /// </summary>
    Exponential = 16,

    /// <summary>
    /// Weights ±2^s without a zero, s from 0 to 2^(k-1) - 1, times a constant of the shape (Li et al. 2023, DenseShift), 2 to 4 bits.
    /// Trained as a tensor of signs and 2^(k-1) - 1 tensors of votes, each binarized with a straight-through gradient that is that of
    /// sqrt(s + 1) in place of 2^s. Products are shifts. The constant, which stands for the batch normalisation of the paper's
    /// models, is ours.
    /// </summary>
    DenseShift = 17,

    /// <summary>
    /// Weights 0, ±1, ±2, ±4 times a constant of the shape (S3: Li et al. 2021, what DenseShift is compared with), 3 bits: tensors of
    /// signs, of a gate that makes zeros, and of two votes. The pull of the gate away from zero is part of its gradient.
    /// </summary>
    SignSparseShift = 18,

    /// <summary>
    /// Learned step size (LSQ: Esser et al. 2020), 2 to 16 bits: levels s j for j from -2^(k-1) to 2^(k-1) - 1 with one step s a matrix, trained
    /// with the weights. The gradient passes straight through inside the range and is zero outside it. Named as <c>ActivationQuantizer</c> it
    /// codes h of a recurrent layer in the same way, by one step for all time steps; where h is never negative (sigmoid, relu) j runs from 0
    /// to 2^k - 1, and the first window of training sets the step, 2 mean|h| / sqrt of the greatest j. Without that name h has affine codes over a fixed range.
    /// </summary>
    LearnedStep = 19,

    /// <summary>
    /// <see cref="BalancedMean"/> with another scale, 1 to 16 bits: s = m (2^k - 1) / 2^(k - 2), so that the boundary that halves the
    /// positive levels lies at the median m of |tanh w| of a scale group (for 1 bit the level itself). Of an even number of weights the
    /// lower median counts. The formula is ours: He et al. 2016 name equal population of the levels as the aim, and papers section 6.2
    /// found no median formula of theirs. Input and recurrent weights of a layer have equal bits, or 32.
    /// </summary>
    BalancedMedian = 20,

    /// <summary>
    /// Fixed point Qm.f with m + f + 1 = k bits (Ott et al. 2016, power-of-two ternarization above Q0.1), 2 to 16 bits: multiples of 2^-f up to
    /// 2^m - 2^-f in magnitude, halves away from zero; f is <c>FractionBits</c>. Deterministic only; biases stay float here.
    /// </summary>
    FixedPoint = 21,

    /// <summary>
    /// Loss-aware binarization (LAB: Hou et al. 2017, as compared by Hou et al. 2019), 1 bit: the sign times the mean of |W| of a gate, each
    /// weight counting as much as the root of its second moment in Adam; without Adam all alike, which is <see cref="BinaryWeight"/>.
    /// </summary>
    LossAwareBinary = 22,

    /// <summary>
    /// Loss-aware ternarization (LAT: Hou and Kwok 2018, as compared by Hou et al. 2019), 2 bits: zero up to half of the scale, the scale
    /// being the mean of the magnitudes beyond it, each counting as in <see cref="LossAwareBinary"/>; both found in turn.
    /// </summary>
    LossAwareTernary = 23,

    /// <summary>
    /// Learned clip (PACT: Choi et al. 2018), 1 to 16 bits, for activations alone, named as <c>ActivationQuantizer</c>: h of a recurrent layer is
    /// clipped to [0, a] (sigmoid, relu) or [-a, a] (tanh) and takes one of 2^k evenly spaced levels, both ends included; the clip a is one
    /// number for all time steps, trained with the weights from 0.75 on. The gradient by h passes inside the clip; that by a is what lies
    /// beyond it.
    /// </summary>
    LearnedClip = 24,

    /// <summary>
    /// Bernoulli ternary activations after HitNet (Wang et al. 2018), 2 bits, for activations alone, named as <c>ActivationQuantizer</c>: h of a
    /// recurrent layer, from -1 to 1, becomes -1, 0 or 1. Training draws sign(h) with probability |h| and 0 otherwise, anew for every unit and
    /// time step; inference takes 1 from 1/2 on, -1 below -1/2 and 0 between. The gradient passes straight through. Probability and
    /// thresholds are ours: no text with those of the paper was found. Its weights are ternary by thresholds, as <see cref="TernaryWeight"/>'s.
    /// </summary>
    BernoulliTernary = 25,

    /// <summary>
    /// Multiples of max|W| / (2^(k - 1) - 1) of the matrix, zero among them, halves away from zero; 2 to 16 bits. The weights of integer-only networks
    /// (Jacob et al. 2018, Li and Alvarez 2021, Sari et al. 2022). Activations: affine codes.
    /// </summary>
    Symmetric = 26,
}
