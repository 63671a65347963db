using System.Collections.Generic;

namespace QuantizerStudy.Runs;

/// <summary>How far a run has come.</summary>
/// <param name="Looks">The looks so far; a checkpoint was saved after each.</param>
/// <param name="Seconds">Seconds of training and looking so far.</param>
internal sealed record RunProgress(IReadOnlyList<Look> Looks, double Seconds)
{
    /// <summary>The number of the best look, from 1 on; 0 before the first.</summary>
    public int Best
    {
        get
        {
            int best = 0;
            for (int look = 1; look <= Looks.Count; look++)
            {
                if (best == 0 || Looks[look - 1].ValidationBits < Looks[best - 1].ValidationBits) best = look;
            }

            return best;
        }
    }
}
