using System;
using System.Globalization;
using KernelGen.Training;
using Spectre.Console;

namespace LanguageModel;

/// <summary>Tells how training goes: a bar a stage on a terminal, a line an epoch elsewhere.</summary>
internal sealed class StageProgress(IAnsiConsole console, bool hasBars)
{
    /// <summary>Runs <paramref name="work"/>, which reports on one stage.</summary>
    public T Show<T>(string title, Func<Action<TrainingProgress>, T> work)
    {
        if (!hasBars) return work(progress => WriteEpoch(title, progress));
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title));
                return work(progress =>
                {
                    task.Value = 100.0 * (progress.Epoch - 1 + progress.Tokens / (double)progress.EpochTokens) / progress.Epochs;
                    task.Description = Markup.Escape(Describe(title, progress));
                });
            });
    }

    private void WriteEpoch(string title, TrainingProgress progress)
    {
        if (progress.Validation is not null) console.WriteLine(Describe(title, progress));
    }

    private static string Describe(string title, TrainingProgress progress)
    {
        string measured = progress.Validation is { } validation
            ? string.Create(CultureInfo.InvariantCulture, $"validation {validation.Perplexity:F1}")
            : string.Create(CultureInfo.InvariantCulture, $"training {Math.Exp(progress.TrainingNats):F1}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{title}, epoch {progress.Epoch}: perplexity {measured}, {progress.TokensPerSecond:F0} tokens/s");
    }
}
