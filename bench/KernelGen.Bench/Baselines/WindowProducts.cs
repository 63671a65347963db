using KernelGen.Lanes;

namespace KernelGen.Bench.Baselines;

/// <summary>
/// The matrix products of one update of an LSTM with a softmax layer, and nothing else: what is left of the time when everything
/// element-wise, the loss and the optimizer cost nothing.
/// </summary>
internal sealed unsafe class WindowProducts(OpenBlas blas, int batch, int steps, int hidden, int words)
{
    private readonly AlignedBuffer left = Floats(batch * steps * words);
    private readonly AlignedBuffer right = Floats(words * hidden);
    private readonly AlignedBuffer result = Floats(batch * steps * words);

    /// <summary>Forward, gradients of the activations, gradients of the weights.</summary>
    public void Run()
    {
        int rows = batch * steps, gates = 4 * hidden;
        Forward(rows, gates);
        for (int step = 0; step < steps; step++) Forward(batch, gates);
        Forward(rows, words);
        Backward(rows, words);
        WeightGradient(rows, words);
        for (int step = 0; step < steps; step++) Backward(batch, gates);
        WeightGradient(rows, gates);
        Backward(rows, gates);
        WeightGradient(rows, gates);
    }

    private static AlignedBuffer Floats(int count)
    {
        AlignedBuffer buffer = new(4 * count);
        buffer.Floats.Fill(0.01f);
        return buffer;
    }

    private void Forward(int rows, int outputs) => Multiply(rows, outputs, hidden, false, true);

    private void Backward(int rows, int outputs) => Multiply(rows, hidden, outputs, false, false);

    private void WeightGradient(int rows, int outputs) => Multiply(outputs, hidden, rows, true, false);

    private void Multiply(int m, int n, int k, bool transposeA, bool transposeB)
    {
        fixed (float* a = left.Floats, b = right.Floats, c = result.Floats) blas.Multiply(m, n, k, a, transposeA, b, transposeB, c);
    }
}
