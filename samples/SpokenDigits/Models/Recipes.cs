using System;
using System.Collections.Generic;
using KernelGen.Training;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/// <summary>The declared models.</summary>
internal static class Recipes
{
    /// <summary>All of them; the first is what others are compared with.</summary>
    public static IReadOnlyList<TrainedRecipe> All(CtcTraining training)
    {
        CtcTraining further = training with { Rate = training.Rate * CtcTraining.RateOfGoingOn };
        TrainedRecipe gru = Of<GruFloat, GruFloat.State, GruFloat.Workspace>("gru-float", training, static options => new GruFloat.Trainer(options));
        return
        [
            gru,
            Of<GruFourBits, GruFourBits.State, GruFourBits.Workspace>("gru-4", further, static options => new GruFourBits.Trainer(options), gru),
        ];
    }

    private static TrainedRecipe Of<TModel, TState, TWorkspace>(
        string name, CtcTraining training, Func<TrainingOptions, SequenceTrainer> createTrainer, TrainedRecipe? start = null)
        where TModel : IEmittedModel<TModel, TState, TWorkspace>
        where TState : IDisposable
        where TWorkspace : IDisposable =>
        new(name, TModel.Spec, createTrainer, static packed => new EmittedRecogniser<TModel, TState, TWorkspace>(packed), training, start);
}
