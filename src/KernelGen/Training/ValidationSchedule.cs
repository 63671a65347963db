using System;

namespace KernelGen.Training;

/// <summary>
/// A learning rate that is divided by a factor whenever validation is not better than the best so far, until it falls
/// below a minimum (Xu et al. 2018, section 5: factor 1.2, minimum 0.001; Zaremba-like recipes: factor 4).
/// </summary>
public sealed class ValidationSchedule
{
    /// <summary>Starts at <paramref name="initial"/>.</summary>
    /// <param name="initial">The first learning rate, above 0.</param>
    /// <param name="factor">What it is divided by, 1 or more.</param>
    /// <param name="minimum">Training ends below it; 0 never ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public ValidationSchedule(float initial, float factor, float minimum = 0)
    {
        if (!(initial > 0 && float.IsFinite(initial)))
            throw new ArgumentOutOfRangeException(nameof(initial), initial, "A learning rate is above 0.");
        if (!(factor >= 1 && float.IsFinite(factor)))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A rate is divided by 1 or more.");
        if (!(minimum >= 0)) throw new ArgumentOutOfRangeException(nameof(minimum), minimum, "A least rate is 0 or more.");
        LearningRate = initial;
        Factor = factor;
        Minimum = minimum;
    }

    /// <summary>The rate of the next epoch.</summary>
    public float LearningRate { get; private set; }

    /// <summary>What the rate is divided by.</summary>
    public float Factor { get; }

    /// <summary>Below it training ends.</summary>
    public float Minimum { get; }

    /// <summary>The best validation so far; positive infinity before the first.</summary>
    public double Best { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether the rate has fallen below the minimum.</summary>
    public bool IsFinished => LearningRate < Minimum;

    /// <summary>Takes the validation of an epoch: lower is better, NaN is never better.</summary>
    /// <returns>Whether it is the best so far.</returns>
    public bool Observe(double validation)
    {
        if (validation < Best)
        {
            Best = validation;
            return true;
        }
        LearningRate /= Factor;
        return false;
    }

    /// <summary>Continues where a checkpoint was made.</summary>
    public void Restore(float learningRate, double best)
    {
        LearningRate = learningRate;
        Best = best;
    }
}
