using System;
using KernelGen.Decoding;
using KernelGen.Generic;

namespace Dates.Models;

/// <summary>Beam search over the sums that an interpreted integer-only decoder puts out: floats begin behind it.</summary>
/// <param name="model">The model.</param>
/// <param name="beam">Targets that are followed at once, 1 or more; one follows the greatest sum every time.</param>
/// <param name="longest">Tokens of the longest target.</param>
internal sealed class IntegerDateSearch(IntegerModel model, int beam, int longest)
    : SequenceDecoder<IntegerState>(beam, longest, model.OutputSize, model.CreateState)
{
    private readonly int[] sums = new int[model.OutputSize];
    private IntegerSource? source;

    /// <summary>Writes the target of a source.</summary>
    /// <param name="tokens">The tokens of the source.</param>
    /// <param name="target">Takes the tokens of the target, with room for the longest.</param>
    /// <returns>Their number.</returns>
    public int Decode(ReadOnlySpan<int> tokens, Span<int> target)
    {
        RequireRoom(target);
        source = model.Encode(tokens);
        return Search(target);
    }

    protected override void Reset(IntegerState state) => state.Reset();

    protected override void Copy(IntegerState state, IntegerState other) => state.CopyTo(other);

    protected override void Advance(ReadOnlySpan<int> tokens, ReadOnlySpan<IntegerState> states, Span<float> scores)
    {
        for (int stream = 0; stream < tokens.Length; stream++)
        {
            model.Step(tokens[stream], source!, states[stream], sums);
            for (int token = 0; token < sums.Length; token++) scores[stream * sums.Length + token] = (float)(sums[token] * model.OutputUnit);
        }
    }
}
