using System;
using System.ComponentModel;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// An affine layer between others of an integer-only network in training, y = tanh(W x + b): forward the integer program itself, backward as
/// <see cref="TrainedIntegerCell{TLanes}"/>, whose recurrence it lacks.
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainedIntegerTanh<TLanes> : IIntegerRecord
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TrainingGraph graph;
    private readonly IntegerTanhParts parts;
    private readonly TanhConstants constants;
    private readonly CodeProduct<TLanes> product;
    private readonly TrainedCodes<TLanes> coded;
    private readonly BentFunction<TLanes> tanh;
    private readonly EnteringLevels<TLanes> levels;
    private readonly MatrixBuffer values, derivatives;
    private readonly int[] sums;
    private readonly int size, stride;
    private readonly RangePass bendPass, passBack;
    private MatrixView handedOn, gradient;

    /// <summary>Takes memory for a window.</summary>
    /// <param name="graph">Whose windows they are.</param>
    /// <param name="parts">Parameters, range and function.</param>
    internal TrainedIntegerTanh(TrainingGraph graph, IntegerTanhParts parts)
    {
        (this.graph, this.parts) = (graph, parts);
        (constants, size) = (new TanhConstants(parts.Spec), parts.Spec.Outputs);
        stride = Multiples.WholeRegisters(size);
        int rows = graph.Batch * graph.Steps;
        product = new CodeProduct<TLanes>(parts.Weight, rows);
        coded = new TrainedCodes<TLanes>(rows, size, parts.OutputRange);
        tanh = new BentFunction<TLanes>(parts.Tanh, FixedPointGrid.Gates);
        levels = new EnteringLevels<TLanes>(rows, parts.Spec.Input, parts.Ranges);
        (values, derivatives) = (new MatrixBuffer(rows, stride), new MatrixBuffer(rows, stride));
        sums = new int[rows * stride];
        (bendPass, passBack) = (Bend, PassBack);
    }

    /// <summary>Takes over changed weights, biases and ranges.</summary>
    public void LayOut()
    {
        product.LayOut(parts.Gemm, parts.Ranges);
        coded.Codes = parts.OutputRange.Codes(parts.Spec.OutputCodes.Bits);
        constants.Take(new CodeSums(product.Unit), parts.Entering(), coded.Codes, parts.Bias is { } bias ? bias.Values : default);
    }

    /// <summary>Computes the layer.</summary>
    /// <param name="entering">x, a row each: values of codes, with dropout or without.</param>
    /// <param name="outputs">Receives values of codes.</param>
    public void Forward(in MatrixView entering, in MatrixView outputs)
    {
        handedOn = outputs;
        product.Multiply(parts.Gemm, levels.Find(in entering, constants.Entering.Step), row: 0);
        parts.Ranges.Run(bendPass, graph.WindowRows, grain: 1);
    }

    /// <summary>Computes the gradients of all parameters.</summary>
    /// <param name="entering">What entered.</param>
    /// <param name="outputsGradient">That of what was put out; overwritten with that of W x + b.</param>
    public void Backward(in MatrixView entering, in MatrixView outputsGradient)
    {
        gradient = outputsGradient;
        parts.Ranges.Run(passBack, graph.WindowRows, grain: 1);
        parts.Gemm.Multiply(GemmForm.TN, in outputsGradient, in entering, parts.Weight.Gradient);
        if (parts.Bias is not null) parts.Passes.ColumnSums(parts.Bias.GradientMatrix, in outputsGradient);
    }

    /// <summary>Computes the same, and the gradient by what entered.</summary>
    /// <param name="entering">What entered.</param>
    /// <param name="outputsGradient">That of what was put out; overwritten with that of W x + b.</param>
    /// <param name="enteringGradient">Receives that of what entered.</param>
    public void Backward(in MatrixView entering, in MatrixView outputsGradient, in MatrixView enteringGradient)
    {
        Backward(in entering, in outputsGradient);
        parts.Gemm.Multiply(GemmForm.NN, in outputsGradient, parts.Weight.Effective, in enteringGradient);
    }

    /// <inheritdoc/>
    int IIntegerRecord.Layer => parts.Layer;

    /// <inheritdoc/>
    void IIntegerRecord.CopyCodes(int row, Span<sbyte> codes)
    {
        ReadOnlySpan<int> own = sums.AsSpan(row * stride, size);
        for (int index = 0; index < codes.Length; index++) codes[index] = (sbyte)(own[index] + constants.OutputZero);
    }

    /// <inheritdoc/>
    void IIntegerRecord.CopyCell(int row, Span<short> cell)
    {
    }

    /// <summary>From sums over pre-activations of 16 bits and their tanh to codes.</summary>
    private void Bend(int first, int end)
    {
        double unit = Math.ScaleB(1, -BinaryPoint.GateBits);
        for (int row = first; row < end; row++)
        {
            Span<int> own = sums.AsSpan(row * stride, stride);
            product.Gather(row, constants.Product.Starts, size, stride, own);
            RecodingLanes.Apply<TLanes>(ref own[0], stride, constants.ToPreActivations);
            tanh.Apply(ref own[0], stride, ref values[row], ref derivatives[row]);
            coded.Code(row, first: 0, own, unit, constants.ToOutputs.ToSteps, handedOn.Row(row));
            coded.See(row);
        }
    }

    /// <summary>ds = dy tanh'(s), nothing where y was held to its codes.</summary>
    private void PassBack(int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            Span<float> own = gradient.Row(row);
            coded.PassInside(row, own);
            ReadOnlySpan<float> slopes = derivatives.Floats(row, 1);
            for (int index = 0; index < own.Length; index++) own[index] *= slopes[index];
        }
    }
}
