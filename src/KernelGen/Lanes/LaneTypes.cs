using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.Lanes;

/// <summary>Which lane types there are and which one this process runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneTypes
{
    /// <summary>The environment variable that forces a lane type: 32, 128, 256 or 512.</summary>
    public const string Variable = "KERNELGEN_LANES";

    private static readonly LaneWidth[] widths =
        [LaneWidth.Scalar32, LaneWidth.Vector128, LaneWidth.Vector256, LaneWidth.Vector512];

    private static LaneWidth widest;

    /// <summary>
    /// Every lane type, the narrowest first. All of them run on every machine: where <see cref="IsSupported"/> says no,
    /// in software, slowly, with equal bits.
    /// </summary>
    public static IReadOnlyList<LaneWidth> All => widths;

    /// <summary>
    /// The lane type that models take: the widest that runs in hardware, or the one that <see cref="Variable"/> names.
    /// </summary>
    /// <exception cref="InvalidOperationException">The variable holds something else.</exception>
    public static LaneWidth Widest
    {
        get
        {
            // Read once and not in a static constructor, whose exception would hide ours. A race finds the same answer.
            if (widest == 0) widest = Choose(Environment.GetEnvironmentVariable(Variable));
            return widest;
        }
    }

    /// <summary>
    /// The lane type of a model whose layers fill no register wider than <paramref name="most"/>: that one where <see cref="Widest"/> is
    /// wider, unless <see cref="Variable"/> names one.
    /// </summary>
    /// <param name="most">The widest that pays.</param>
    /// <exception cref="InvalidOperationException">The variable holds something else than a lane type.</exception>
    public static LaneWidth AtMost(LaneWidth most) => AtMost(most, Environment.GetEnvironmentVariable(Variable), Widest);

    /// <summary>The lane type itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such lane type.</exception>
    public static LaneWidth Require(LaneWidth width)
    {
        _ = IsSupported(width);
        return width;
    }

    /// <summary>Whether this machine runs <paramref name="width"/> in hardware.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such lane type.</exception>
    public static bool IsSupported(LaneWidth width) => width switch
    {
        LaneWidth.Scalar32 => Lanes32.IsSupported,
        LaneWidth.Vector128 => Lanes128.IsSupported,
        LaneWidth.Vector256 => Lanes256.IsSupported,
        LaneWidth.Vector512 => Lanes512.IsSupported,
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "A lane type has 32, 128, 256 or 512 bits."),
    };

    /// <summary>The lane type that <paramref name="forced"/> names, or the widest in hardware if it is empty.</summary>
    internal static LaneWidth Choose(string? forced)
    {
        if (string.IsNullOrEmpty(forced)) return WidestInHardware();
        return forced switch
        {
            "32" => LaneWidth.Scalar32,
            "128" => LaneWidth.Vector128,
            "256" => LaneWidth.Vector256,
            "512" => LaneWidth.Vector512,
            _ => throw new InvalidOperationException(
                $"The environment variable {Variable} is '{forced}'; expected 32, 128, 256 or 512, or nothing."),
        };
    }

    /// <summary><see cref="AtMost(LaneWidth)"/>, given what the variable holds and the widest lane type.</summary>
    internal static LaneWidth AtMost(LaneWidth most, string? forced, LaneWidth widest) =>
        string.IsNullOrEmpty(forced) && widest > most ? most : widest;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static LaneWidth WidestInHardware()
    {
        for (int index = widths.Length - 1; index > 0; index--)
            if (IsSupported(widths[index])) return widths[index];
        return LaneWidth.Scalar32;
    }
}
