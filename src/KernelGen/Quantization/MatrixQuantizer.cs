using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// The quantizer of one matrix: trainable float weights to the effective weights that the network computes with, the
/// gradient of those back to the weights, and the packed codes. Training, packing and tests all go through it.
/// </summary>
/// <remarks>
/// A forward pass is: <see cref="Preparations"/> times <see cref="PrepareRows"/> over all rows and then
/// <see cref="ModelQuantizers.CompletePreparation"/> once, then <see cref="QuantizeRows"/>. Any thread may do any rows of a
/// pass; the bits depend neither on who does them nor on the lane type. Matrices are row-major without gaps between rows.
/// Nothing is allocated except by <see cref="Pack"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MatrixQuantizer
{
    private protected MatrixQuantizer(TensorSpec tensor, WeightSpec weights)
    {
        Tensor = tensor;
        Weights = weights;
        Extras = [.. weights.ExtraTensors(tensor).Select(static extra => new ExtraTensor(extra))];
    }

    /// <summary>Name and shape of the trainable tensor.</summary>
    public TensorSpec Tensor { get; }

    /// <summary>The trainable tensors beside the weights, in the order of <see cref="WeightSpec.ExtraTensors"/>.</summary>
    public IReadOnlyList<ExtraTensor> Extras { get; private protected init; }

    /// <summary>Quantizer and bits.</summary>
    public WeightSpec Weights { get; }

    /// <summary>Rows of the matrix.</summary>
    public int Rows => Tensor.Rows;

    /// <summary>Columns of the matrix.</summary>
    public int Columns => Tensor.Columns;

    /// <summary>True where the effective weights are the weights: a trainer may compute with the weights themselves.</summary>
    public virtual bool IsIdentity => false;

    /// <summary>True where the gradient passes through unchanged, so that <see cref="BackwardRows"/> does nothing.</summary>
    public virtual bool PassesGradient => true;

    /// <summary>How often all weights must be looked at, by <see cref="PrepareRows"/>, before one of them can be quantized.</summary>
    public virtual int Preparations => 0;

    /// <summary>Whether a row cannot be rounded without a look at all others, even in a table.</summary>
    internal virtual bool JoinsRows => false;

    /// <summary>The draw of the present update, for a stochastic method; null takes the deterministic form.</summary>
    public virtual WeightDraw? Draw { get; internal set; }

    /// <summary>Fits freshly drawn weights to the method, and sets <see cref="Extras"/>.</summary>
    /// <param name="weights">The whole matrix, drawn as the layer draws it.</param>
    /// <param name="random">Numbers of the extra tensors.</param>
    internal virtual void Initialise(Span<float> weights, CounterRandom random) => Adopt(weights);

    /// <summary>Sets the extra tensors for weights that were trained without them.</summary>
    /// <param name="weights">The whole matrix.</param>
    internal virtual void Adopt(ReadOnlySpan<float> weights)
    {
    }

    /// <summary>Says that the matrix is being trained, and by which second moments of its gradient.</summary>
    /// <param name="secondMoments">One a weight, where the optimizer keeps them.</param>
    internal virtual void Train(AlignedBuffer? secondMoments)
    {
    }

    /// <summary>Whether <see cref="Extras"/> hold scales that the quantizer itself finds, so that they follow a change of weights late.</summary>
    internal virtual bool KeepsScales => false;

    /// <summary>Takes the scales that stand in <see cref="Extras"/> until <see cref="Train"/> is called: those that loaded weights brought.</summary>
    internal virtual void TakeStoredScales()
    {
    }

    /// <summary>Gathers what the scales need from some rows.</summary>
    /// <param name="pass">From 0 to <see cref="Preparations"/> - 1.</param>
    /// <param name="weights">Element 0 of the whole matrix.</param>
    /// <param name="firstRow">First row.</param>
    /// <param name="rows">Number of rows.</param>
    public virtual void PrepareRows<TLanes>(int pass, ref readonly float weights, int firstRow, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
    }

    /// <summary>Finds the matrix's own scales from what a pass gathered; one thread.</summary>
    internal virtual void CompletePreparation(int pass)
    {
    }

    /// <summary>Writes the effective weights of some rows.</summary>
    /// <param name="weights">Element 0 of the whole matrix.</param>
    /// <param name="effective">Element 0 of the whole matrix of effective weights; may be the weights.</param>
    /// <param name="firstRow">First row.</param>
    /// <param name="rows">Number of rows.</param>
    public virtual void QuantizeRows<TLanes>(ref readonly float weights, ref float effective, int firstRow, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            QuantizeRow<TLanes>(row, in RowOf(in weights, row), ref RowOf(in effective, row));
        }
    }

    /// <summary>Writes the effective weights of one row.</summary>
    /// <param name="row">Which row it is.</param>
    /// <param name="weights">The row's first weight.</param>
    /// <param name="effective">Where its <see cref="Columns"/> effective weights go; may be the weights.</param>
    public abstract void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>
    /// Turns gradients with respect to the effective weights into gradients with respect to the weights, in place. Rows
    /// gathered into a matrix of their own (an embedding's) are passed as that matrix.
    /// </summary>
    /// <param name="weights">Element 0 of the whole matrix.</param>
    /// <param name="gradient">Element 0 of the whole matrix of gradients.</param>
    /// <param name="firstRow">First row.</param>
    /// <param name="rows">Number of rows.</param>
    public virtual void BackwardRows<TLanes>(ref readonly float weights, ref float gradient, int firstRow, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
    }

    /// <summary>Finds the gradients of the matrix's own scales from what <see cref="BackwardRows"/> gathered; one thread.</summary>
    internal virtual void CompleteBackward()
    {
    }

    /// <summary>
    /// Packs the weights: the codes are those whose values <see cref="QuantizeRows"/> gives, for normalised weights to a rounding. Scales
    /// must be prepared.
    /// </summary>
    /// <param name="weights">The whole matrix.</param>
    public abstract QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The first element of a row of a matrix whose element 0 is <paramref name="matrix"/>.</summary>
    private protected ref float RowOf(ref readonly float matrix, int row) =>
        ref Unsafe.Add(ref Unsafe.AsRef(in matrix), (nuint)row * (nuint)Columns);

    /// <summary>Codes of one plane, a byte each, as the stream that a file holds.</summary>
    private protected byte[] Stream(byte[] codes)
    {
        byte[] stream = new byte[PackedSize.PlaneBytes(Tensor, Weights)];
        BitCodes.Pack(codes, Weights.Bits, stream, 0);
        return stream;
    }

    /// <summary>The same of codes that may be of more than 8 bits.</summary>
    private protected byte[] Stream(ushort[] codes)
    {
        byte[] stream = new byte[PackedSize.PlaneBytes(Tensor, Weights)];
        BitCodes.Pack(codes, Weights.Bits, stream, 0);
        return stream;
    }

    /// <summary>Refuses weights of another size.</summary>
    private protected void RequireCount(ReadOnlySpan<float> weights)
    {
        if (weights.Length == Tensor.Count) return;
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"{Tensor.Name}: {weights.Length} weights; expected {Tensor.Count}."),
            nameof(weights));
    }
}
