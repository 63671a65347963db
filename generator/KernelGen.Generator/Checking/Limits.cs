using System.Globalization;

namespace KernelGen.Generator.Checking;

/// <summary>How large things may be.</summary>
internal static class Limits
{
    /// <summary>
    /// Units of a layer and raw features. Far above published networks, and low enough that a mistyped size is told
    /// before a build of minutes.
    /// </summary>
    public const int Units = 65_536;

    /// <summary>Tokens of a vocabulary, and outputs of a linear layer, which may be logits over one.</summary>
    public const int Vocabulary = 1_048_576;

    /// <summary>Bytes of a buffer: 2^31 - 1 less one cache line, since an array of bytes ends there.</summary>
    public const long BufferBytes = int.MaxValue - 64;

    /// <summary>Streams, and time steps, of training.</summary>
    public const int TrainingExtent = 65_536;

    /// <summary>Time steps of CTC: its sums, of 8 bytes for each step and each of up to 2 Steps + 1 places of labels and blanks, lie in one buffer.</summary>
    public const int CtcSteps = 11_584;

    /// <summary>
    /// Least and greatest width of a range of raw features: within them the step of any number of bits is a normal float.
    /// </summary>
    public const double LeastRange = 1e-30, GreatestRange = 1e30;

    /// <summary>A number as messages show it, in any culture.</summary>
    public static string Show(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A number as messages show it, in any culture.</summary>
    public static string Show(float number) => number.ToString("R", CultureInfo.InvariantCulture);
}
