using System;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Training;

namespace Digits.Models;

/// <summary>One of the declared model classes, as data.</summary>
/// <param name="Network">plain or lstm.</param>
/// <param name="Method">What stands in the table.</param>
/// <param name="Twin">The method that is the same network in float; its own name for a float network.</param>
/// <param name="Spec">What it declares.</param>
/// <param name="CreateTrainer">Makes its trainer.</param>
/// <param name="Open">Makes the running model of float weights, which it packs.</param>
internal sealed record DigitModel(
    string Network,
    string Method,
    string Twin,
    ModelSpec Spec,
    Func<TrainingOptions, FeatureTrainer> CreateTrainer,
    Func<TensorSet, OpenModel> Open)
{
    /// <summary>Network and method.</summary>
    public string Name => $"{Network}, {Method}";

    /// <summary>Whether it is a float network that others are compared with.</summary>
    public bool IsTwin => Twin == Method;

    /// <summary>The class <typeparamref name="TModel"/>.</summary>
    public static DigitModel Of<TModel, TState, TWorkspace>(
        string network, string method, string twin, Func<TrainingOptions, FeatureTrainer> createTrainer, Action<TState> reset)
        where TModel : IDigitModel<TModel, TState, TWorkspace>
        where TState : IDisposable
        where TWorkspace : IDisposable =>
        new(network, method, twin, TModel.Spec, createTrainer, weights => OpenModel.Of<TModel, TState, TWorkspace>(weights, reset));
}
