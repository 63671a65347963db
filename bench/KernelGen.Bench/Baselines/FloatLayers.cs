using KernelGen.Formats;

namespace KernelGen.Bench.Baselines;

/// <summary>Copies tensors into the layout of <see cref="FloatRows"/>.</summary>
internal static class FloatLayers
{
    /// <summary>Copies a matrix to the columns from <paramref name="firstColumn"/> on.</summary>
    public static void Fill(FloatRows product, Tensor matrix, int firstColumn)
    {
        for (int row = 0; row < matrix.Rows; row++)
        {
            for (int column = 0; column < matrix.Shape[1]; column++)
                product.SetWeight(row, firstColumn + column, matrix.Row(row)[column]);
        }
    }

    /// <summary>Adds one bias a row.</summary>
    public static void AddBias(FloatRows product, Tensor bias)
    {
        for (int row = 0; row < bias.Rows; row++) product.AddBias(row, bias.Values[row]);
    }
}
