using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Text;
using LanguageModel.Corpus;

namespace LanguageModel;

/// <summary>Everything that another person needs to repeat a run, as one JSON object.</summary>
internal static class RunRecord
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Save(string path, RunSettings settings, CorpusText text, IEnumerable<ModelResult> results, TimeSpan wall, string? written)
    {
        JsonObject record = new()
        {
            ["settings"] = Settings(settings),
            ["commit"] = BuildOrigin.Commit,
            ["sdk"] = BuildOrigin.SdkVersion,
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["processor"] = BuildOrigin.Processor,
            ["threads"] = settings.ThreadCount,
            ["lanes"] = LaneTypes.Widest.ToString(),
            ["text"] = new JsonObject
            {
                ["source"] = text.Source,
                ["bytes"] = text.Bytes,
                ["sha256"] = text.Hash(),
                ["sentences"] = new JsonArray(text.Train.Count, text.Validation.Count, text.Test.Count),
            },
            ["models"] = new JsonArray(results.Select(Model).ToArray<JsonNode?>()),
            ["wall_seconds"] = wall.TotalSeconds,
            ["written"] = written,
        };
        AtomicFile.Replace(path, stream => JsonSerializer.Serialize(stream, record, Indented));
    }

    private static JsonObject Model(ModelResult result) => new()
    {
        ["title"] = result.Title,
        ["name"] = result.Spec.Name,
        ["layers"] = new JsonArray(result.Spec.Layers.Select(static layer => (JsonNode?)Describe(layer)).ToArray()),
        ["spec_sha256"] = Hash(string.Join('\n', result.Spec.Layers.Select(Describe))),
        ["start"] = result.Start,
        ["updates"] = result.Updates,
        ["tokens"] = result.Tokens,
        ["training_seconds"] = result.TrainingSeconds,
        ["training_nats"] = new JsonArray(result.Curve.Select(static nats => (JsonNode?)nats).ToArray()),
        ["validation_perplexities"] = new JsonArray(result.EpochPerplexities.Select(static p => (JsonNode?)p).ToArray()),
        ["validation_graph"] = Measured(result.Graph),
        ["validation_packed"] = Measured(result.Packed),
        ["test_packed"] = result.Test is { } test ? Measured(test) : null,
        ["bytes"] = new JsonObject
        {
            ["codes"] = result.Size.Codes,
            ["coefficients"] = result.Size.Coefficients,
            ["scales"] = result.Size.Scales,
            ["biases"] = result.Size.Biases,
            ["all"] = result.Size.Bytes,
            ["file"] = result.FileBytes,
        },
        ["compression"] = result.Compression,
        ["step_us"] = result.StepMicroseconds,
        ["generic_us"] = result.GenericMicroseconds,
        ["ratio_generic"] = result.GenericRatio,
    };

    private static string Describe(LayerSpec layer) => layer switch
    {
        EmbeddingSpec e => $"embedding {e.Vocabulary}x{e.Size}, weights {Describe(e.Weights)}",
        RecurrentSpec r => $"{r.Cell} {r.Input} to {r.Hidden}, {r.Activation}, input {Describe(r.InputActivation)}, "
            + $"weights {Describe(r.InputWeights)} and {Describe(r.RecurrentWeights)}, hidden {Describe(r.HiddenActivation)}",
        LinearSpec l => $"linear {l.Input} to {l.Outputs}, input {Describe(l.InputActivation)}, weights {Describe(l.Weights)}",
        _ => layer.ToString(),
    };

    private static string Describe(WeightSpec weights) => $"{weights.Quantizer} {weights.Bits} bits";

    private static string Describe(ActivationSpec activation) => activation.Format switch
    {
        NumberFormat.Affine => $"{activation.Bits} bits over [{activation.Minimum}, {activation.Maximum}]",
        NumberFormat.BinaryCode => $"{activation.Bits} binary codes on line",
        _ => "float",
    };

    private static JsonObject Measured(Evaluation evaluation) => new()
    {
        ["tokens"] = evaluation.Tokens,
        ["nats"] = evaluation.MeanNats,
        ["perplexity"] = evaluation.Perplexity,
        ["bits_per_character"] = evaluation.BitsPerCharacter,
    };

    private static JsonObject Settings(RunSettings settings) => new()
    {
        ["model"] = settings.Model,
        ["size"] = settings.Size,
        ["tokens"] = settings.Tokens,
        ["epochs"] = settings.Epochs,
        ["more_epochs"] = settings.MoreEpochs,
        ["start"] = settings.Start?.Name,
        ["seed"] = settings.Seed,
        ["dropout"] = settings.Dropout,
        ["rate"] = settings.Rate,
        ["smoke"] = settings.Smoke,
        ["temperature"] = settings.Temperature,
        ["words"] = settings.Words,
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
