using System;
using System.Collections.Generic;
using KernelGen.Formats;
using KernelGen.Training;

namespace Dates.Models;

/// <summary>A model that is trained from sources to targets: the trainer of a model class, whatever it is.</summary>
internal interface IDateModel : IDisposable
{
    /// <summary>Pairs that are trained together at most.</summary>
    int Batch { get; }

    /// <summary>The learning rate of the next update.</summary>
    float LearningRate { get; set; }

    /// <summary>The float weights as they are now.</summary>
    TensorSet Weights { get; }

    /// <summary>Takes trained weights to go on from; what a quantizer keeps beside them is fitted where it is missing.</summary>
    void LoadWeights(TensorSet weights);

    /// <summary>One update.</summary>
    /// <param name="sources">The tokens of 1 to <see cref="Batch"/> sources, each of 1 to <see cref="Data.DateAlphabets.LongestSource"/>.</param>
    /// <param name="targets">The tokens of as many targets, without boundaries.</param>
    /// <returns>The mean loss in nats, before the update.</returns>
    double Train(ReadOnlySpan<int[]> sources, ReadOnlySpan<int[]> targets);

    /// <summary>Holds the pass that gradients are taken from against the integer program of the same weights, code by code.</summary>
    /// <param name="sources">As for <see cref="Train"/>, in any number.</param>
    /// <param name="targets">As for <see cref="Train"/>.</param>
    /// <returns>What was compared; null for a model that has no integer program.</returns>
    IntegerAgreement? Compare(IReadOnlyList<int[]> sources, IReadOnlyList<int[]> targets);

    /// <summary>The packed model of the weights as they are now.</summary>
    ITrainedDateModel Pack();
}
