using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Spec;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/// <summary>An integer-only model of the weights of its float twin, whose ranges are observed on strings that the twin was trained with.</summary>
/// <param name="name">Its name in tables and on the command line.</param>
/// <param name="spec">What it declares.</param>
/// <param name="open">Makes a recogniser of packed weights.</param>
/// <param name="twin">What trains the weights.</param>
internal sealed class FrozenRecipe(string name, ModelSpec spec, Func<PackedModel, IRecogniser> open, TrainedRecipe twin) : IRecogniserRecipe
{
    // Strings that are heard, or somewhat more where they do not divide.
    private const int Heard = 100;

    public string Name => name;

    public IRecogniser Train(TrainingStrings strings, ulong seed)
    {
        // They stand speaker after speaker: one in so many hears all of these.
        int every = Math.Max(1, strings.Unmasked.Count / Heard);
        float[][] heard = [.. strings.Unmasked.Where((_, index) => index % every == 0).Select(static one => one.Features)];
        return open(PackedModel.Pack(spec, Calibration.Observe(spec, twin.WeightsOf(strings, seed), heard)));
    }
}
