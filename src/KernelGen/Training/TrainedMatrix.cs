using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;
using KernelGen.Quantization;

namespace KernelGen.Training;

/// <summary>
/// A weight matrix, or a vector of quantized biases as a matrix of one row, in training: float weights that are trained, and the effective
/// weights that the passes compute with, which are the same memory where nothing is quantized.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainedMatrix
{
    private readonly MatrixQuantizer quantizer;
    private MatrixView codes;

    /// <summary>Takes memory for effective weights where they differ from the weights.</summary>
    /// <param name="parameter">The trained weights.</param>
    /// <param name="quantizer">From weights to effective weights.</param>
    /// <param name="isTable">Whether rows are looked up one by one, so that only those are quantized that occur.</param>
    internal TrainedMatrix(Parameter parameter, MatrixQuantizer quantizer, bool isTable)
    {
        Parameter = parameter;
        this.quantizer = quantizer;
        IsTable = isTable;
        Effective = isTable || quantizer.IsIdentity
            ? parameter.ValueMatrix
            : new MatrixBuffer(quantizer.Rows, quantizer.Columns).View;
    }

    /// <summary>The weights that the passes compute with; for a table the trained weights.</summary>
    public MatrixView Effective { get; }

    /// <summary>The gradient by the effective weights, which the backward pass sets.</summary>
    public MatrixView Gradient => Parameter.GradientMatrix;

    /// <summary>The trained weights.</summary>
    internal Parameter Parameter { get; }

    /// <summary>Whether weights are rounded to codes.</summary>
    internal bool IsCoded => quantizer.Weights.Bits < 32;

    /// <summary>Whether the passes compute with the weights in place of their codes.</summary>
    internal bool ComputesWithWeights { get; set; }

    /// <summary>Whether rows are looked up one by one.</summary>
    internal bool IsTable { get; }

    /// <summary>From weights to effective weights.</summary>
    internal MatrixQuantizer Quantizer => quantizer;

    /// <summary>How often the quantizer looks at all weights before it rounds one.</summary>
    internal int Preparations => IsTable && !quantizer.JoinsRows ? 0 : quantizer.Preparations;

    /// <summary>Whether the effective weights are other numbers than the weights.</summary>
    internal bool NeedsQuantization => !IsTable && !quantizer.IsIdentity;

    /// <summary>Whether the gradient by the effective weights is not that by the weights.</summary>
    internal bool ChangesGradient => !quantizer.PassesGradient;

    /// <summary>Writes the effective weights of row <paramref name="row"/> to <paramref name="destination"/>.</summary>
    public void LookUp<TLanes>(int row, ref float destination)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float weights = ref Parameter.Values[row * quantizer.Columns];
        if (ComputesWithWeights) Copy(ref weights, quantizer.Columns, ref destination);
        else quantizer.QuantizeRow<TLanes>(row, in weights, ref destination);
    }

    /// <summary>Gathers what the scales need from some rows.</summary>
    internal void Prepare<TLanes>(int pass, int first, int end)
        where TLanes : struct, ILanes<TLanes> =>
        quantizer.PrepareRows<TLanes>(pass, in Parameter.Value.FloatsAt(0), first, end - first);

    /// <summary>Writes the effective weights of some rows.</summary>
    internal void Quantize<TLanes>(int first, int end)
        where TLanes : struct, ILanes<TLanes>
    {
        int start = first * quantizer.Columns, count = (end - first) * quantizer.Columns;
        if (ComputesWithWeights) Copy(ref Parameter.Values[start], count, ref Unsafe.Add(ref Effective.First, start));
        else quantizer.QuantizeRows<TLanes>(in Parameter.Value.FloatsAt(0), ref Effective.First, first, end - first);
    }

    /// <summary>Takes memory for the codes that weights are pulled towards, where there is none yet.</summary>
    internal void PrepareToPull() => codes = IsTable ? new MatrixBuffer(quantizer.Rows, quantizer.Columns).View : Effective;

    /// <summary>Pulls the weights of some rows towards their codes: w = keep w + pull Q(w).</summary>
    internal void Pull<TLanes>(ElementKernels kernels, float keep, float pull, int first, int end)
        where TLanes : struct, ILanes<TLanes>
    {
        int start = first * quantizer.Columns, count = (end - first) * quantizer.Columns;
        quantizer.QuantizeRows<TLanes>(in Parameter.Value.FloatsAt(0), ref codes.First, first, end - first);
        ref float weights = ref Parameter.Values[start];
        kernels.Scale(ref weights, keep, count);
        kernels.AddScaled(ref weights, pull, ref Unsafe.Add(ref codes.First, start), count);
    }

    /// <summary>Turns the gradient by the effective weights of some rows into that by the weights.</summary>
    internal void Backward<TLanes>(int first, int end)
        where TLanes : struct, ILanes<TLanes> =>
        quantizer.BackwardRows<TLanes>(in Parameter.Value.FloatsAt(0), ref Parameter.Gradient.FloatsAt(0), first, end - first);

    private static void Copy(ref float weights, int count, ref float destination) =>
        MemoryMarshal.CreateReadOnlySpan(ref weights, count).CopyTo(MemoryMarshal.CreateSpan(ref destination, count));
}
