using KernelGen.Training;

namespace QuantizerStudy.Models;

/// <summary>A way to quantize the recurrent layer, as it stands in the table.</summary>
/// <param name="Name">Its name, which the model classes bear in every cell.</param>
/// <param name="Group">What it is called together with others on the command line.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Twin">The method that is the same network in float.</param>
internal sealed record StudyMethod(string Name, MethodGroup Group, string Source, string Twin = StudyMethods.Float)
{
    /// <summary>The range in which the recurrent layer's weights begin, where the paper or the thresholds ask for one; 0 for 1 / sqrt(units).</summary>
    public float RecurrentRange { get; init; }

    /// <summary>How the weights begin.</summary>
    public InitialWeights InitialWeights => new() { RecurrentRange = RecurrentRange };

    /// <summary>Whether it is a float network that others are compared with.</summary>
    public bool IsTwin => Twin == Name;
}
