using System;
using System.IO;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Text;
using LanguageModel.Models;

namespace LanguageModel;

/// <summary>Packs a trained stage and measures what came of it.</summary>
internal static class StageReport
{
    /// <summary>Greatest relative difference of the losses, in nats a word, of a training graph and its packed model.</summary>
    public const double Tolerance = 0.001;

    // Streams of an evaluation, those of the trainers: 20 states are warm after a few words, and results compare.
    private const int Streams = 20;

    /// <summary>The packed model of a trained stage, with the vocabulary that travels with it.</summary>
    public static PackedModel Pack(TrainedStage trained, Vocabulary vocabulary) =>
        PackedModel.Pack(trained.Stage.Class.Spec, trained.Weights, vocabulary.Words);

    public static ModelResult Measure(TrainedStage trained, PackedModel packed, TokenCorpus validation, TokenCorpus? test)
    {
        using OpenModel model = trained.Stage.Class.Open(packed);
        int outputs = packed.Spec.OutputSize;
        Evaluation evaluation = Perplexity.Measure(validation, Streams, outputs, model.OpenStream);
        (double step, double generic, double ratio) = Time(model, new GenericModel(packed), validation);
        return new ModelResult
        {
            Title = trained.Stage.Title,
            Spec = packed.Spec,
            Start = trained.Stage.Start?.Title,
            Updates = trained.Updates,
            Tokens = trained.Tokens,
            TrainingSeconds = trained.Seconds,
            Curve = trained.Curve,
            EpochPerplexities = trained.Epochs,
            Graph = trained.Validation,
            Packed = evaluation,
            Test = test is null ? null : Perplexity.Measure(test, Streams, outputs, model.OpenStream),
            FileBytes = FileBytes(packed),
            StepMicroseconds = step,
            GenericMicroseconds = generic,
            GenericRatio = ratio,
        };
    }

    private static (double Step, double Generic, double Ratio) Time(OpenModel model, GenericModel generic, TokenCorpus text)
    {
        StepToken step = model.OpenSteps();
        GenericState state = generic.CreateState();
        float[] output = new float[generic.OutputSize];
        int emittedAt = 0, genericAt = 0;
        return PairedTimer.Measure(
            () => step(text.Tokens[emittedAt++ % text.Count], output),
            () => generic.Step(text.Tokens[genericAt++ % text.Count], state, output));
    }

    private static long FileBytes(PackedModel packed)
    {
        using MemoryStream stream = new();
        packed.Save(stream);
        return stream.Length;
    }
}
