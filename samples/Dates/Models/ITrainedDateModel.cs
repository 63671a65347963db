using System;

namespace Dates.Models;

/// <summary>A packed model that writes dates. It serves one thread at a time.</summary>
internal interface ITrainedDateModel : IDisposable
{
    /// <summary>Bytes of the packed model.</summary>
    long PackedBytes { get; }

    /// <summary>Writes a date.</summary>
    /// <param name="source">The tokens of a source, 1 to <see cref="Data.DateAlphabets.LongestSource"/>.</param>
    /// <param name="target">Takes the tokens of the target, up to the boundary or as many as there is room for.</param>
    /// <param name="beam">Targets that the search keeps, 1 or more; 1 takes the likeliest token at every step.</param>
    /// <returns>Tokens that were written, the boundary not among them.</returns>
    int Decode(ReadOnlySpan<int> source, Span<int> target, int beam);
}
