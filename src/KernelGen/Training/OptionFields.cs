using System;
using System.Globalization;
using KernelGen.Formats;

namespace KernelGen.Training;

/// <summary>The settings of a run as fields of a checkpoint. Threads are not among them: results do not depend on them.</summary>
internal static class OptionFields
{
    private const string Prefix = "options.";

    /// <summary>Writes every setting.</summary>
    public static void Write(Checkpoint file, TrainingOptions options)
    {
        file.Write(Prefix + "optimizer", options.Optimizer.ToString());
        file.Write(Prefix + "learning_rate", options.LearningRate);
        file.Write(Prefix + "momentum", options.Momentum);
        file.Write(Prefix + "clip_norm", options.ClipNorm);
        file.Write(Prefix + "dropout", options.Dropout);
        if (options.ClipPenalty != 0) file.Write(Prefix + "clip_penalty", options.ClipPenalty);
        if (options.ProximalPull is { } pull) file.Write(Prefix + "proximal_pull", pull);
        file.Write(Prefix + "rate_divisor", options.RateDivisor);
        file.Write(Prefix + "minimum_rate", options.MinimumRate);
        file.Write(Prefix + "epochs", options.Epochs);
        file.Write(Prefix + "rotate_corpus", options.RotateCorpus.ToString());
        file.Write(Prefix + "seed.initialisation", options.Seeds.Initialisation);
        file.Write(Prefix + "seed.order", options.Seeds.Order);
        file.Write(Prefix + "seed.dropout", options.Seeds.Dropout);
        file.Write(Prefix + "seed.draws", options.Seeds.Draws);
        file.Write(Prefix + "initial.embedding_range", options.InitialWeights.EmbeddingRange);
        file.Write(Prefix + "initial.linear_range", options.InitialWeights.LinearRange);
        file.Write(Prefix + "initial.recurrent_range", options.InitialWeights.RecurrentRange);
        file.Write(Prefix + "checkpoint_path", options.CheckpointPath ?? "");
        file.Write(Prefix + "checkpoint_interval", options.CheckpointInterval);
        file.Write(Prefix + "progress_interval", options.ProgressInterval);
    }

    /// <summary>Reads every setting.</summary>
    /// <exception cref="WeightFormatException">A field is missing, malformed or out of its range.</exception>
    public static TrainingOptions Read(Checkpoint file)
    {
        TrainingOptions options = ReadAll(file);
        foreach (Setting setting in options.Settings)
        {
            if (!setting.Holds)
                throw new WeightFormatException(Prefix + setting.Name, Convert.ToString(setting.Value, CultureInfo.InvariantCulture) ?? "nothing", setting.Expected);
        }

        return options;
    }

    private static TrainingOptions ReadAll(Checkpoint file)
    {
        string path = file.Read(Prefix + "checkpoint_path");
        return new TrainingOptions
        {
            Optimizer = ReadOptimizer(file),
            LearningRate = file.Read<float>(Prefix + "learning_rate"),
            Momentum = file.Read<float>(Prefix + "momentum"),
            ClipNorm = file.Read<float>(Prefix + "clip_norm"),
            Dropout = file.Read<float>(Prefix + "dropout"),
            ClipPenalty = file.Has(Prefix + "clip_penalty") ? file.Read<float>(Prefix + "clip_penalty") : 0,
            ProximalPull = file.Has(Prefix + "proximal_pull") ? file.Read<float>(Prefix + "proximal_pull") : null,
            RateDivisor = file.Read<float>(Prefix + "rate_divisor"),
            MinimumRate = file.Read<float>(Prefix + "minimum_rate"),
            Epochs = file.Read<int>(Prefix + "epochs"),
            RotateCorpus = ReadBoolean(file, Prefix + "rotate_corpus"),
            Seeds = new TrainingSeeds(
                file.Read<ulong>(Prefix + "seed.initialisation"),
                file.Read<ulong>(Prefix + "seed.order"),
                file.Read<ulong>(Prefix + "seed.dropout"),
                file.Read<ulong>(Prefix + "seed.draws")),
            InitialWeights = new InitialWeights
            {
                EmbeddingRange = file.Read<float>(Prefix + "initial.embedding_range"),
                LinearRange = file.Read<float>(Prefix + "initial.linear_range"),
                RecurrentRange = file.Read<float>(Prefix + "initial.recurrent_range"),
            },
            CheckpointPath = path.Length == 0 ? null : path,
            CheckpointInterval = file.Read<int>(Prefix + "checkpoint_interval"),
            ProgressInterval = file.Read<int>(Prefix + "progress_interval"),
        };
    }

    private static bool ReadBoolean(Checkpoint file, string name)
    {
        string text = file.Read(name);
        return bool.TryParse(text, out bool value) ? value : throw new WeightFormatException(name, $"'{text}'", $"{bool.TrueString} or {bool.FalseString}");
    }

    private static OptimizerKind ReadOptimizer(Checkpoint file)
    {
        string text = file.Read(Prefix + "optimizer");
        return Enum.TryParse(text, out OptimizerKind kind) && Enum.IsDefined(kind)
            ? kind
            : throw new WeightFormatException(Prefix + "optimizer", $"'{text}'", string.Join(" or ", Enum.GetNames<OptimizerKind>()));
    }
}
