using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>
/// A packed model: the canonical codes of every matrix and of quantized biases, the folded biases, and for a language model its vocabulary. It does
/// not change after it is made.
/// </summary>
public sealed class PackedModel
{
    private readonly Dictionary<string, QuantizedMatrix> matrices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float[]> vectors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float> ranges = new(StringComparer.Ordinal);

    private PackedModel(ModelSpec spec, IReadOnlyList<string>? vocabulary)
    {
        Spec = spec;
        Vocabulary = vocabulary;
    }

    /// <summary>A model of weights that another holds, all of them or its encoder's.</summary>
    private PackedModel(PackedModel whole, ModelSpec own, IReadOnlyList<string>? vocabulary)
        : this(own, vocabulary) =>
        (matrices, vectors, ranges) = (whole.matrices, whole.vectors, whole.ranges);

    /// <summary>What the model is.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The encoder by itself, which shares the weights of this model; null where there is none.</summary>
    public PackedModel? Encoder => Spec.Encoder is { } encoder ? new PackedModel(this, encoder, vocabulary: null) : null;

    /// <summary>The words by token, or null.</summary>
    public IReadOnlyList<string>? Vocabulary { get; }

    /// <summary>The bytes of codes, coefficients, scales and biases, by counting.</summary>
    public PackedSize Size => PackedSize.Of(Spec);

    /// <summary>The matrices in the order of the model's tensors.</summary>
    public IEnumerable<QuantizedMatrix> Matrices =>
        Spec.AllLayers.SelectMany(PackedSize.MatricesOf).Select(matrix => matrices[matrix.Tensor.Name]);

    /// <summary>Packs float weights with the quantizers of <paramref name="spec"/>: the codes are those of its training graph.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="weights">Its tensors as PyTorch names and shapes them.</param>
    /// <param name="vocabulary">One word a token of the embedding, all different; or null.</param>
    /// <exception cref="WeightFormatException">Tensors or words that do not fit the model.</exception>
    public static PackedModel Pack(ModelSpec spec, TensorSet weights, IReadOnlyList<string>? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(weights);
        return LaneTypes.Widest switch
        {
            LaneWidth.Vector512 => Pack<Lanes512>(spec, weights, vocabulary),
            LaneWidth.Vector256 => Pack<Lanes256>(spec, weights, vocabulary),
            LaneWidth.Vector128 => Pack<Lanes128>(spec, weights, vocabulary),
            _ => Pack<Lanes32>(spec, weights, vocabulary),
        };
    }

    /// <summary>Reads a packed model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">The model that it must be.</param>
    /// <exception cref="WeightFormatException">Another model, or no whole file; names the field or tensor.</exception>
    public static PackedModel Load(string path, ModelSpec expected)
    {
        using FileStream stream = SafetensorsReader.Open(path);
        return Load(stream, expected);
    }

    /// <summary>Reads a packed model from the rest of a stream.</summary>
    /// <inheritdoc cref="Load(string, ModelSpec)"/>
    public static PackedModel Load(Stream stream, ModelSpec expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return new PackedModelReader(new SafetensorsReader(stream), expected).Read();
    }

    /// <summary>Reads a packed model that lies in memory.</summary>
    /// <inheritdoc cref="Load(string, ModelSpec)"/>
    public static unsafe PackedModel Load(ReadOnlySpan<byte> file, ModelSpec expected)
    {
        // Nothing has no address to make a stream of.
        if (file.IsEmpty) return Load(Stream.Null, expected);
        fixed (byte* start = file)
        {
            using UnmanagedMemoryStream stream = new(start, file.Length);
            return Load(stream, expected);
        }
    }

    /// <summary>The same weights for an integer-only network whose gates have other pieces: no weight depends on them.</summary>
    /// <exception cref="InvalidOperationException">The model is not integer-only.</exception>
    public PackedModel With(IntegerSpec pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        if (Spec.Integer is null) throw new InvalidOperationException($"{Spec.Name} is not integer-only: its gates have no pieces.");
        ModelSpec? encoder = Spec.Encoder is { } own ? own with { Integer = pieces } : null;
        return new PackedModel(this, Spec with { Integer = pieces, Encoder = encoder }, Vocabulary);
    }

    /// <summary>Returns this model where it is the expected one; the name alone may differ.</summary>
    /// <exception cref="WeightFormatException">Another model; names the first field that differs.</exception>
    public PackedModel Require(ModelSpec expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        SpecFields.Require(expected, SpecFields.Of(Spec).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal));
        return this;
    }

    /// <summary>Writes the file, replacing an older one as a whole.</summary>
    public void Save(string path) => AtomicFile.Replace(path, Save);

    /// <summary>Writes the file's bytes.</summary>
    public void Save(Stream stream) => PackedModelWriter.Write(this, stream);

    /// <summary>The matrix that stands for a float tensor.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such matrix.</exception>
    public QuantizedMatrix Matrix(string tensor) => matrices[tensor];

    /// <summary>
    /// The folded bias of a layer, a value a row: bias_ih + bias_hh, but bias_ih alone in the candidate rows of a GRU that
    /// resets after the product. The values of their codes where they are quantized. Zeros for a layer without bias, no values for an
    /// embedding.
    /// </summary>
    public ReadOnlySpan<float> Bias(LayerSpec layer) => vectors[BiasName(layer)];

    /// <summary>The recurrent bias of the candidate of a GRU that resets after the product; zeros without bias, empty for other layers.</summary>
    public ReadOnlySpan<float> CandidateBias(LayerSpec layer) => vectors[CandidateBiasName(layer)];

    /// <summary>
    /// A vector of a layer's normalisation: gain_ih and gain_hh by layer, or gain_sum, a value a row; scale_x and shift_x of an input, a value an input; weight, the
    /// gains of a layer of normalisation.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The layer has no such vector.</exception>
    public ReadOnlySpan<float> Norm(LayerSpec layer, string name) => vectors[ModelTensors.Qualified(layer, name)];

    /// <summary>The weights through which a gate of an LSTM with peepholes sees c, a value a unit.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="gate">A letter of <see cref="RecurrentSpec.PeepholeGates"/>.</param>
    /// <exception cref="KeyNotFoundException">The gate has no peephole.</exception>
    public ReadOnlySpan<float> Peephole(LayerSpec layer, char gate) => vectors[ModelTensors.Qualified(layer, $"weight_c{gate}")];

    /// <summary>The weights of an additive score, a value a unit; no values for other scores.</summary>
    public ReadOnlySpan<float> ScoreWeights(AttentionSpec layer) => layer.HasScoreWeights ? vectors[ModelTensors.ScoreWeights(layer).Name] : [];

    /// <summary>The learned step or clip of h; null for a layer whose range is static.</summary>
    public float? LearnedRange(LayerSpec layer) =>
        ModelTensors.LearnedRange(layer) is { } tensor ? ranges[tensor.Name] : null;

    /// <summary>The constants of the affine codes of h.</summary>
    /// <exception cref="ArgumentException">h has no affine codes.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AffineCode HiddenCode(LayerSpec layer)
    {
        ActivationSpec hidden = ((RecurrentSpec)layer).HiddenActivation;
        return LearnedRange(layer) is { } learned ? AffineCode.Of(hidden, learned) : AffineCode.Of(hidden);
    }

    /// <summary>
    /// The weights as floats under PyTorch's names: dequantized matrices, the folded bias as bias_ih, and zeros (but for the
    /// candidate's bias inside the reset) as bias_hh, which a layer of quantized biases does not have; with layer normalisation the gains too, and peepholes.
    /// Batch normalisation is folded into them.
    /// </summary>
    /// <remarks>
    /// Matrices hold what the network computes with: after tanh for balanced weights, after relu for a balanced embedding. Tensors that
    /// quantizers add, learned ranges among them, are left out.
    /// </remarks>
    public TensorSet Dequantize()
    {
        TensorSet set = new();
        foreach (LayerSpec layer in Spec.AllLayers)
        {
            foreach (TensorSpec tensor in ModelTensors.Of(layer).Except(PackedSize.KeptVectors(layer)))
            {
                float[] values = matrices.TryGetValue(tensor.Name, out QuantizedMatrix? matrix) ? Floats(matrix)
                    : layer is RecurrentSpec recurrent && tensor.Name == ModelTensors.Qualified(layer, "bias_hh") ? SecondBias(recurrent)
                    : Bias(layer).ToArray();
                set.Add(new Tensor(tensor.Name, TensorSet.ShapeOf(tensor), values));
            }

            foreach (TensorSpec vector in PackedSize.KeptVectors(layer)) set.Add(vector.Name, vectors[vector.Name]);
        }

        return set;
    }

    /// <summary>One of <see cref="PackedSize.KeptVectors"/>.</summary>
    internal ReadOnlySpan<float> Vector(TensorSpec vector) => vectors[vector.Name];

    internal static string BiasName(LayerSpec layer) => ModelTensors.Qualified(layer, "bias");

    internal static string CandidateBiasName(LayerSpec layer) => ModelTensors.Qualified(layer, "bias_candidate");

    /// <summary>Assembles a model of parts that are checked already.</summary>
    internal static PackedModel Of(
        ModelSpec spec,
        IReadOnlyList<string>? vocabulary,
        Func<LayerSpec, TensorSpec, QuantizedMatrix> matrix,
        Func<LayerSpec, (float[] Bias, float[] Candidate)> bias,
        Func<LayerSpec, TensorSpec, float[]> vector,
        Func<TensorSpec, float> range)
    {
        PackedModel model = new(spec, vocabulary);
        foreach (LayerSpec layer in spec.AllLayers)
        {
            foreach ((TensorSpec tensor, _) in PackedSize.MatricesOf(layer)) model.matrices.Add(tensor.Name, matrix(layer, tensor));
            (float[] folded, float[] candidate) = bias(layer);
            if (PackedSize.CodedBiasOf(layer) is { } coded) folded = Floats(model.matrices[coded.Tensor.Name]);
            model.vectors.Add(BiasName(layer), folded);
            model.vectors.Add(CandidateBiasName(layer), candidate);
            foreach (TensorSpec kept in PackedSize.KeptVectors(layer)) model.vectors.Add(kept.Name, vector(layer, kept));
            if (ModelTensors.LearnedRange(layer) is { } learned) model.ranges.Add(learned.Name, RequireRange(layer, learned, range(learned)));
        }

        return model;
    }

    private static PackedModel Pack<TLanes>(ModelSpec spec, TensorSet weights, IReadOnlyList<string>? vocabulary)
        where TLanes : struct, ILanes<TLanes>
    {
        weights.Require(spec);
        if (vocabulary is not null) VocabularyBytes.Require(vocabulary, spec);
        ModelQuantizers quantizers = new(spec);
        foreach (ExtraTensor extra in quantizers.Matrices.SelectMany(quantizer => quantizer.Extras))
            weights.Get(extra.Spec.Name).Values.CopyTo(extra.Values);
        for (int pass = 0; pass < quantizers.Preparations; pass++)
        {
            foreach (MatrixQuantizer quantizer in quantizers.Matrices.Where(quantizer => pass < quantizer.Preparations))
                quantizer.PrepareRows<TLanes>(pass, in weights.Get(quantizer.Tensor.Name).Values[0], 0, quantizer.Rows);
            quantizers.CompletePreparation(pass);
        }

        return Of(
            spec,
            vocabulary?.ToArray(),
            (layer, tensor) => Fold(layer, quantizers[tensor.Name].Pack<TLanes>(weights.Get(tensor.Name).Values), weights),
            layer => BiasFolding.Fold(layer, weights),
            (layer, vector) => KeptVector(layer, vector, weights),
            range => weights.Get(range.Name).Values[0]);
    }

    /// <summary>What is left for inference under one name: gains and peepholes as they are, the normalisation of inputs folded.</summary>
    private static float[] KeptVector(LayerSpec layer, TensorSpec vector, TensorSet weights)
    {
        bool isScale = vector.Name == ModelTensors.Qualified(layer, "scale_x");
        if (!isScale && vector.Name != ModelTensors.Qualified(layer, "shift_x")) return weights.Get(vector.Name).Values.ToArray();
        NormFolding folding = NormFolding.Of((RecurrentSpec)layer, "x", weights);
        return (isScale ? folding.Factors : folding.Shifts).ToArray();
    }

    /// <summary>The matrix with the batch normalisation of its products folded into it, where there is one.</summary>
    private static QuantizedMatrix Fold(LayerSpec layer, QuantizedMatrix matrix, TensorSet weights)
    {
        if (layer is not RecurrentSpec { Norm: ProductNorm.Batch } recurrent || matrix.Name == ModelTensors.Qualified(layer, ModelTensors.Projection)) return matrix;
        bool isInput = matrix.Name == ModelTensors.Qualified(layer, "weight_ih");
        return NormFolding.Of(recurrent, isInput ? "ih" : "hh", weights).Scale(matrix);
    }

    private static float RequireRange(LayerSpec layer, TensorSpec tensor, float learned) => ((RecurrentSpec)layer).HiddenActivation.AllowsLearned(learned)
        ? learned
        : throw new WeightFormatException(tensor.Name, string.Create(CultureInfo.InvariantCulture, $"{learned}"), "a finite number above 0");

    private static float[] Floats(QuantizedMatrix matrix)
    {
        float[] values = new float[matrix.Rows * matrix.Columns];
        for (int row = 0; row < matrix.Rows; row++)
        {
            matrix.DequantizeRow(row, values.AsSpan(row * matrix.Columns, matrix.Columns));
        }

        return values;
    }

    private float[] SecondBias(RecurrentSpec layer)
    {
        float[] bias = new float[layer.Gates * layer.Hidden];
        ReadOnlySpan<float> candidate = CandidateBias(layer);
        candidate.CopyTo(bias.AsSpan(bias.Length - candidate.Length));
        return bias;
    }
}
