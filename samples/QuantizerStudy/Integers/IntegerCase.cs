using System;
using KernelGen;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Training;
using LanguageModel.Models;

namespace QuantizerStudy.Integers;

/// <summary>A cell in floats, with float gates between codes, and in integers alone.</summary>
/// <param name="Cell">RNN, LSTM or GRU.</param>
/// <param name="Norm">How its products are normalised.</param>
/// <param name="Integers">The integer-only network.</param>
/// <param name="Codes">The network of 8-bit weights and 8-bit h with float gates.</param>
/// <param name="CreateTrainer">Makes the trainer of the float twin.</param>
/// <param name="OpenCodes">Opens the network with float gates.</param>
/// <param name="OpenIntegers">Opens the integer-only network.</param>
internal sealed record IntegerCase(
    string Cell,
    ProductNorm Norm,
    ModelSpec Integers,
    ModelSpec Codes,
    Func<TrainingOptions, TokenTrainer> CreateTrainer,
    Func<PackedModel, OpenModel> OpenCodes,
    Func<PackedModel, OpenModel> OpenIntegers)
{
    /// <summary>The name in a table.</summary>
    public string Name => Norm == ProductNorm.Layer ? $"{Cell}, LayerNorm" : $"{Cell}, MadNorm";
}
