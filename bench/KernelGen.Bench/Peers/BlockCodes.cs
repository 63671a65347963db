using System;

namespace KernelGen.Bench.Peers;

/// <summary>
/// Codes of 2 or 4 bits with a scale for a block of columns, as MatMulNBits of ONNX Runtime holds them: the first code in the lowest
/// bits, the zero point 2^(bits - 1).
/// </summary>
internal sealed record BlockCodes(byte[] Packed, float[] Scales, int Blocks)
{
    private static readonly float[] shares = [0.7f, 0.8f, 0.9f, 1, 1.1f, 1.2f];

    /// <summary>Codes the rows of a matrix. The side of the value of greatest magnitude has the level without a counterpart.</summary>
    public static BlockCodes Of(float[] weights, int rows, int columns, int bits, int block)
    {
        int blocks = (columns + block - 1) / block, zero = 1 << (bits - 1), most = 2 * zero - 1;
        byte[] packed = new byte[rows * blocks * block * bits / 8];
        float[] scales = new float[rows * blocks];
        for (int row = 0; row < rows; row++)
        {
            for (int part = 0; part < blocks; part++)
            {
                int first = part * block, count = Math.Min(block, columns - first);
                ReadOnlySpan<float> values = weights.AsSpan(row * columns + first, count);
                float scale = ScaleOf(values, zero);
                scales[row * blocks + part] = scale;
                for (int i = 0; i < block; i++)
                {
                    int code = i < count ? (int)Math.Clamp(MathF.Round(values[i] / scale) + zero, 0, most) : zero;
                    int at = ((row * blocks + part) * block + i) * bits;
                    packed[at / 8] |= (byte)(code << (at % 8));
                }
            }
        }

        return new BlockCodes(packed, scales, blocks);
    }

    /// <summary>Of some shares of the greatest magnitude the scale with the least squared error.</summary>
    private static float ScaleOf(ReadOnlySpan<float> values, int zero)
    {
        float extreme = 0;
        foreach (float value in values) extreme = MathF.Abs(value) > MathF.Abs(extreme) ? value : extreme;
        if (extreme == 0) return 1;
        (float best, float least) = (0, float.PositiveInfinity);
        foreach (float share in shares)
        {
            float scale = -extreme / zero * share, error = 0;
            foreach (float value in values)
            {
                float difference = value - scale * Math.Clamp(MathF.Round(value / scale), -zero, zero - 1);
                error += difference * difference;
            }

            if (error < least) (best, least) = (scale, error);
        }

        return best;
    }
}
