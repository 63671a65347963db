using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// The settings of a run. The defaults are the recipe of word language models with plain descent (PyTorch's
/// word_language_model): rate 20, norm clipped to 0.25, rate divided by 4 where validation is not better.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>The optimizer.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Sgd;

    /// <summary>The learning rate of the first epoch, above 0.</summary>
    public float LearningRate { get; init; } = 20;

    /// <summary>Momentum of <see cref="OptimizerKind.Sgd"/>, 0 (plain) to below 1.</summary>
    public float Momentum { get; init; }

    /// <summary>The greatest Euclidean norm of all gradients together, above 0; infinity clips nothing.</summary>
    public float ClipNorm { get; init; } = 0.25f;

    /// <summary>The probability with which a non-recurrent activation is dropped (Zaremba et al. 2014), 0 to below 1.</summary>
    public float Dropout { get; init; }

    /// <summary>
    /// The L2 penalty on the clips of <see cref="Quantizer.LearnedClip"/> (PACT: Choi et al. 2018), 0 or more: it adds this times the clip to the clip's
    /// gradient, and so draws clips in. A clip that no value of h exceeds is moved by this alone.
    /// </summary>
    public float ClipPenalty { get; init; }

    /// <summary>
    /// Trains by ProxQuant (Bai et al. 2019, papers section 7.1) in place of straight-through gradients: the network computes with the float
    /// weights, and after update t every quantized matrix is pulled towards its codes, w = (w + p t Q(w)) / (1 + p t), where p, 0 or more, is
    /// this rate. Evaluation and packing take Q(w). Null trains straight through. Not for drawn codes, nor for balanced ones, which lie
    /// behind a tanh, nor for codes that other tensors than the weights have a part in: votes, steps, scales and gains.
    /// </summary>
    public float? ProximalPull { get; init; }

    /// <summary>What the learning rate is divided by after an epoch whose validation is not the best so far, at least 1.</summary>
    public float RateDivisor { get; init; } = 4;

    /// <summary>Training ends when the learning rate falls below it.</summary>
    public float MinimumRate { get; init; }

    /// <summary>Passes over the training corpus, at least 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>
    /// Whether each epoch begins at another place of the corpus, drawn from <see cref="TrainingSeeds.Order"/>, so that windows are
    /// not cut at the same places; what lies before that place is read last.
    /// </summary>
    public bool RotateCorpus { get; init; }

    /// <summary>The seeds.</summary>
    public TrainingSeeds Seeds { get; init; } = new();

    /// <summary>How the weights begin.</summary>
    public InitialWeights InitialWeights { get; init; } = new();

    /// <summary>Threads; 0 for one a processor. Results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Where <c>Fit</c> saves a checkpoint after every epoch; null saves none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Updates after which <c>Fit</c> also saves a checkpoint within an epoch; 0 saves at ends of epochs alone.</summary>
    public int CheckpointInterval { get; init; }

    /// <summary>Updates from one report of progress to the next, at least 1.</summary>
    public int ProgressInterval { get; init; } = 10;

    /// <summary>Refuses settings that make no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the setting, what it is and what was expected.</exception>
    internal void Check()
    {
        foreach (Setting setting in Settings) Require(setting.Holds, setting.Name, setting.Value, setting.Expected);
    }

    /// <summary>What every setting must be, and whether it is.</summary>
    internal IEnumerable<Setting> Settings =>
    [
        new(LearningRate > 0 && float.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "a finite rate above 0"),
        new(Momentum >= 0 && Momentum < 1, nameof(Momentum), Momentum, "0 to below 1"),
        new(Momentum == 0 || Optimizer == OptimizerKind.Sgd, nameof(Momentum), Momentum, "0, since Adam has its own"),
        new(ClipNorm > 0, nameof(ClipNorm), ClipNorm, "a norm above 0, or infinity"),
        new(Dropout >= 0 && Dropout < 1, nameof(Dropout), Dropout, "0 to below 1"),
        new(ClipPenalty >= 0 && float.IsFinite(ClipPenalty), nameof(ClipPenalty), ClipPenalty, "a finite penalty, 0 or more"),
        new(ProximalPull is null or (>= 0 and <= float.MaxValue), nameof(ProximalPull), ProximalPull ?? 0, "a finite rate, 0 or more"),
        new(RateDivisor >= 1 && float.IsFinite(RateDivisor), nameof(RateDivisor), RateDivisor, "a finite divisor, 1 or more"),
        new(MinimumRate >= 0, nameof(MinimumRate), MinimumRate, "0 or more"),
        new(Epochs >= 1, nameof(Epochs), Epochs, "1 or more"),
        new(Threads >= 0, nameof(Threads), Threads, "0 or more"),
        new(CheckpointInterval >= 0, nameof(CheckpointInterval), CheckpointInterval, "0 or more"),
        new(ProgressInterval >= 1, nameof(ProgressInterval), ProgressInterval, "1 or more"),
        .. InitialWeights.Settings,
    ];

    /// <summary>Refuses settings that the model has no use for.</summary>
    /// <exception cref="ArgumentException">Names the setting, the matrix and what was expected.</exception>
    internal void CheckFor(ModelSpec spec)
    {
        if (ClipPenalty != 0 && !spec.AllLayers.Any(static layer => layer is RecurrentSpec { HiddenActivation.LearnedBy: Quantizer.LearnedClip }))
            throw new ArgumentException($"{nameof(ClipPenalty)}: {spec.Name} has no layer with a learned clip; expected 0.");
        if (ProximalPull is null) return;
        foreach ((TensorSpec tensor, WeightSpec weights) in spec.AllLayers.SelectMany(PackedSize.MatricesOf))
        {
            if (weights.Bits == 32) continue;
            string? found = weights.Stochastic ? "drawn codes"
                : weights.Method.BringsSigmoidCell ? $"codes of {weights.Quantizer}, which lie behind a tanh"
                : weights.ExtraTensors(tensor).FirstOrDefault() is { } extra ? $"codes that follow from {extra.Name} too"
                : null;
            if (found is null) continue;
            throw new ArgumentException(
                $"{nameof(ProximalPull)}: {tensor.Name} has {found}; expected a deterministic method whose codes stand for the weights themselves.");
        }
    }

    /// <summary>Throws where <paramref name="holds"/> is false.</summary>
    internal static void Require(bool holds, string name, object value, string expected)
    {
        if (holds) return;
        string found = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "nothing";
        throw new ArgumentOutOfRangeException(name, $"{name} is {found}; expected {expected}.");
    }
}
