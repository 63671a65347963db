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
    // Strings stand speaker after speaker: of each of them one in so many is heard.
    private const int EveryString = 5;

    public string Name => name;

    public IRecogniser Train(TrainingStrings strings, ulong seed)
    {
        float[][] heard = [.. strings.Unmasked.Where(static (_, index) => index % EveryString == 0).Select(static one => one.Features)];
        return open(PackedModel.Pack(spec, Calibration.Observe(spec, twin.WeightsOf(strings, seed), heard)));
    }
}
