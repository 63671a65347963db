using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using KernelGen.Text;
using SpokenDigits.Results;

namespace SpokenDigits.Recognition;

/// <summary>Trains a recogniser for every fold and seed and tests it by the voice that was left out.</summary>
/// <param name="folds">The strings of each fold.</param>
/// <param name="seeds">The seeds of each fold's runs.</param>
/// <param name="beam">Prefixes that decoding keeps; 0 takes the likeliest class of every step.</param>
internal sealed class LeaveOneOut(IReadOnlyList<TrainingStrings> folds, IReadOnlyList<ulong> seeds, int beam)
{
    /// <summary>Runs a recipe.</summary>
    /// <param name="recipe">What trains the recognisers.</param>
    /// <param name="finished">Told of every run: the seed, the speaker that was left out, the errors.</param>
    public RecogniserScores Run(IRecogniserRecipe recipe, Action<ulong, string, ErrorRate> finished)
    {
        TimeSpan training = TimeSpan.Zero;
        long packedBytes = 0;
        List<ErrorRate[]> bySeed = [];
        foreach (ulong seed in seeds)
        {
            List<ErrorRate> errors = [];
            foreach (TrainingStrings fold in folds)
            {
                long started = Stopwatch.GetTimestamp();
                using IRecogniser recogniser = recipe.Train(fold, seed);
                training += Stopwatch.GetElapsedTime(started);
                packedBytes = recogniser.PackedBytes;
                ErrorRate[] own = Scoring.Score(recogniser, fold.Test, beam);
                finished(seed, fold.Speaker, Scoring.Total(own));
                errors.AddRange(own);
            }

            bySeed.Add([.. errors]);
        }

        string[] speakers = [.. folds.SelectMany(static fold => fold.Test).Select(static one => one.Utterance.Speaker)];
        return new RecogniserScores(recipe.Name, packedBytes, speakers, bySeed, training.TotalSeconds / (seeds.Count * folds.Count));
    }
}
