using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>The integers of a recurrent layer: what is left of its floats when it is frozen. Generic runtime, emitted kernels and training compute with the same.</summary>
public sealed class RecurrentConstants
{
    private const int MostCellBits = 15;

    // Kept, so that training, which takes floats anew at every update, allocates nothing.
    private readonly string biasName, candidateBiasName, rangeName, cellName, sumName, handedOnName;

    /// <summary>Freezes a layer.</summary>
    /// <param name="model">The packed model.</param>
    /// <param name="layer">Position of the layer.</param>
    /// <exception cref="WeightFormatException">A range has collapsed or a bias does not fit; names the tensor.</exception>
    public RecurrentConstants(PackedModel model, int layer)
        : this((RecurrentSpec)(model ?? throw new ArgumentNullException(nameof(model))).Spec.Layers[layer])
    {
        bool isNormalised = Spec.NormalisesGates;
        Take(new RecurrentValues
        {
            Entering = CodeRange.Entering(model, layer),
            Hidden = CodeRange.OfHidden(model, Spec),
            Outputs = Spec.AddsInput ? CodeRange.Of(model, Spec) : default,
            GreatestCell = Spec.Cell == CellKind.Lstm ? model.Vector(ModelTensors.ObservedCell(Spec))[0] : 0,
            InputWeights = new CodeSums(model.Matrix(ModelTensors.Qualified(Spec, "weight_ih"))),
            RecurrentWeights = new CodeSums(model.Matrix(ModelTensors.Qualified(Spec, "weight_hh"))),
            Bias = model.Bias(Spec),
            CandidateBias = model.CandidateBias(Spec),
            InputGains = isNormalised ? model.Norm(Spec, "gain_ih") : [],
            RecurrentGains = isNormalised ? model.Norm(Spec, "gain_hh") : [],
            GreatestSum = Spec.NormalisesSums ? model.Vector(ModelTensors.ObservedSums(Spec))[0] : 0,
            SumGains = Spec.NormalisesSums ? model.Norm(Spec, "gain_sum") : [],
        });
    }

    /// <summary>Takes memory for the integers of a layer.</summary>
    internal RecurrentConstants(RecurrentSpec spec)
    {
        Spec = spec;
        Require(spec);
        bool isNormalised = spec.NormalisesGates;
        int rows = spec.Gates * spec.Hidden;
        (Input, Recurrent) = (new ProductConstants(rows, isNormalised), new ProductConstants(rows, isNormalised));
        (biasName, candidateBiasName) = (PackedModel.BiasName(spec), PackedModel.CandidateBiasName(spec));
        handedOnName = ModelTensors.ObservedOutputs(spec).Name;
        (rangeName, cellName, sumName) = (ModelTensors.ObservedHidden(spec).Name, ModelTensors.ObservedCell(spec).Name, ModelTensors.ObservedSums(spec).Name);
        if (spec.NormalisesSums) SumNorm = new SumNormConstants(spec);
        (Bias, CandidateBias) = (new int[rows], new int[spec.ResetsAfter ? spec.Hidden : 0]);
    }

    /// <summary>Sets the integers to those of floats.</summary>
    /// <inheritdoc cref="RecurrentConstants(PackedModel, int)"/>
    internal void Take(in RecurrentValues values)
    {
        (Entering, Hidden) = (values.Entering, values.Hidden);
        int outputBits = Spec.Cell == CellKind.Lstm ? 2 * BinaryPoint.GateBits : BinaryPoint.GateBits;
        ToHidden = Recoding.To(Hidden, Math.ScaleB(1, -outputBits), rangeName);
        Outputs = Spec.AddsInput ? values.Outputs : Hidden;
        if (Spec.AddsInput) Sum = SumOfCodes.Of(Entering, Hidden, Outputs, handedOnName);
        OutputZero = Outputs.Zero;
        if (SumNorm is not null)
        {
            RequireGreatest(sumName, values.GreatestSum);
            double unit = (double)values.GreatestSum / short.MaxValue;
            Input.Take(values.InputWeights, Entering, [], sumName, unit);
            Recurrent.Take(values.RecurrentWeights, Hidden, [], sumName, unit);
            SumNorm.Take(values.SumGains, values.Bias);
        }
        else if (!Spec.NormalisesGates)
        {
            Input.Take(values.InputWeights, Entering, values.Bias, biasName);
            Recurrent.Take(values.RecurrentWeights, Hidden, values.CandidateBias, candidateBiasName);
        }
        else
        {
            Input.TakeNormalised(values.InputWeights, Entering, values.InputGains, Form);
            Recurrent.TakeNormalised(values.RecurrentWeights, Hidden, values.RecurrentGains, Form);
            ToPreActivations(values.Bias, Bias);
            ToPreActivations(values.CandidateBias, CandidateBias);
        }

        if (Spec.Cell == CellKind.Lstm) CellExponent = ExponentOf(cellName, values.GreatestCell);
    }

    /// <summary>The layer.</summary>
    public RecurrentSpec Spec { get; }

    /// <summary>What the codes that enter stand for.</summary>
    public CodeRange Entering { get; private set; }

    /// <summary>What the codes of h stand for.</summary>
    public CodeRange Hidden { get; private set; }

    /// <summary>What follows W x.</summary>
    public ProductConstants Input { get; }

    /// <summary>What follows U h.</summary>
    public ProductConstants Recurrent { get; }

    /// <summary>What normalises the sum of both products; null where it is not.</summary>
    public SumNormConstants? SumNorm { get; }

    /// <summary>What is added behind normalisation, 12 bits behind the point; zeros without it, biases are then within the products, and behind that of sums, which adds its own.</summary>
    public int[] Bias { get; }

    /// <summary>The bias inside the reset of a GRU behind normalisation.</summary>
    public int[] CandidateBias { get; }

    /// <summary>The unit of c is 2^CellExponent: the least power of two by which its greatest magnitude fits 16 bits.</summary>
    public int CellExponent { get; private set; }

    /// <summary>Bits behind the point of c, 8 to 15.</summary>
    public int CellBits => -CellExponent;

    /// <summary>Bits by which i g, 30 of them behind the point, is shifted to the right to units of c.</summary>
    public int AddedShift => 2 * BinaryPoint.GateBits + CellExponent;

    /// <summary>Bits by which c is shifted to the left to become a pre-activation; 0 where it is shifted to the right.</summary>
    public int BentLeft => Math.Max(0, BinaryPoint.PreActivationBits + CellExponent);

    /// <summary>Bits by which c is shifted to the right to become a pre-activation.</summary>
    public int BentRight => Math.Max(0, -BinaryPoint.PreActivationBits - CellExponent);

    /// <summary>What the codes of what the layer hands on stand for: those of h, or of x + h.</summary>
    public CodeRange Outputs { get; private set; }

    /// <summary>From codes of x and h to those of x + h; of no meaning where the layer hands on h.</summary>
    public SumOfCodes Sum { get; private set; }

    /// <summary>The code of what the layer hands on that stands for 0.</summary>
    public int OutputZero { get; private set; }

    /// <summary>From o tanh(c), 30 bits behind the point, or from h of other cells, 15 bits behind it, to the codes of h.</summary>
    public Recoding ToHidden { get; private set; }

    /// <summary>What a gate's sums are divided by where they are normalised.</summary>
    public DeviationForm Form => Spec.Deviation;

    private static void Require(RecurrentSpec spec)
    {
        string? missing = spec switch
        {
            { Activation: not CellActivation.Tanh } => $"a {spec.Activation} cell",
            { ResetsBefore: true } => "a reset before the product",
            { Peepholes: true } => "peepholes",
            { Coupled: true } => "coupled gates",
            { Projection: not null } => "a projection",
            { Norm: ProductNorm.Batch } => "batch normalisation of products",
            { NormalisesInput: true } => "normalised inputs",
            { GateForm: not GateForm.Precise } => $"{spec.GateForm} gates",
            { Slope: not 1 } => "a slope",
            { BiasWeights: not null } => "quantized biases",
            _ => null,
        };
        if (missing is not null) throw new NotSupportedException($"{ModelTensors.Qualified(spec, "weight_hh")}: there is no integer-only form of {missing}.");
    }

    private static void ToPreActivations(ReadOnlySpan<float> values, int[] rounded)
    {
        for (int index = 0; index < rounded.Length; index++)
            rounded[index] = Rounding.To16((long)Rounding.Nearest(Math.ScaleB(Math.Clamp(values[index], -8.0, 8.0), BinaryPoint.PreActivationBits)));
    }

    /// <summary>Refuses a greatest magnitude that c or sums have in no LSTM.</summary>
    /// <exception cref="WeightFormatException">It is not a finite number above 0; names the tensor.</exception>
    internal static void RequireGreatest(string name, float greatest)
    {
        if (!(greatest > 0) || !float.IsFinite(greatest)) throw new WeightFormatException(name, FormattableString.Invariant($"{greatest}"), "a finite number above 0");
    }

    private static int ExponentOf(string name, float greatest)
    {
        RequireGreatest(name, greatest);
        int exponent = Math.ILogB(greatest / short.MaxValue);
        if (Math.ScaleB(short.MaxValue, exponent) < greatest) exponent++;
        return Math.Clamp(exponent, -MostCellBits, -BinaryPoint.PreActivationBits + 4);
    }
}
