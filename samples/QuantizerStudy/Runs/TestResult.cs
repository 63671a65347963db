using System.Collections.Generic;
using System.Linq;
using KernelGen.Text;
using QuantizerStudy.Characters;

namespace QuantizerStudy.Runs;

/// <summary>What a packed model comes to on the test text.</summary>
/// <param name="BlockNats">The loss of each block of <see cref="TestBlocks.Length"/> characters.</param>
/// <param name="StepMicroseconds">Of one streaming step on one thread.</param>
/// <param name="TwinRatio">Microseconds of the float twin over its own, timed by turns.</param>
internal sealed record TestResult(IReadOnlyList<double> BlockNats, double StepMicroseconds, double TwinRatio)
{
    /// <summary>Bits per character over all blocks.</summary>
    public double BitsPerCharacter =>
        Evaluation.OfTotal(BlockNats.Sum(), (long)BlockNats.Count * TestBlocks.Length).BitsPerToken;
}
