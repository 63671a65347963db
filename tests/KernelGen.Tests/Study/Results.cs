using System.Collections.Generic;
using System.Linq;
using QuantizerStudy.Models;
using QuantizerStudy.Results;
using QuantizerStudy.Runs;

namespace KernelGen.Tests.Study;

/// <summary>Results made up for tests.</summary>
internal static class Results
{
    /// <summary>The result of a method.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="bytes">Bytes of the packed model.</param>
    /// <param name="blockNats">The loss of each block, a seed each; null where it diverged.</param>
    public static MethodResult Of(CellKind cell, string method, long bytes, params IReadOnlyList<double[]?> blockNats) => new(
        cell,
        StudyMethods.Find(method)!,
        [.. blockNats.Select((nats, index) => new FinalResult(Run(cell, method, bytes, index + 1), nats is null ? null : new TestResult(nats, 1, 1)))]);

    private static RunResult Run(CellKind cell, string method, long bytes, int seed) => new()
    {
        Cell = CellNames.Of(cell),
        Method = method,
        Rate = 0.01f,
        Seed = seed,
        InitialRange = 0,
        Divergence = null,
        Looks = [],
        BestLook = 0,
        PackedBits = null,
        PackedBytes = bytes,
        Codes = null,
        SpectralNorm = null,
        Seconds = 1,
    };
}
