using System;
using Dates.Runs;
using Spectre.Console;

namespace Dates.Commands;

/// <summary>Shows training as a bar a model on a terminal, as a line an epoch elsewhere.</summary>
internal sealed class TrainingView(IAnsiConsole console, bool hasBars) : ITrainingView
{
    public T Show<T>(string title, Func<Action<DateProgress>, T> work)
    {
        if (!hasBars) return work(progress => WriteEpoch(title, progress));
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title));
                return work(progress =>
                {
                    task.Value = 100.0 * progress.Update / progress.Updates;
                    task.Description = Markup.Escape(Describe(title, progress));
                });
            });
    }

    public void Tell(string line) => console.WriteLine(line);

    private void WriteEpoch(string title, DateProgress progress)
    {
        if (progress.EndsEpoch) console.WriteLine(Describe(title, progress));
    }

    private static string Describe(string title, DateProgress progress) =>
        FormattableString.Invariant($"{title}, epoch {progress.Epoch} of {progress.Epochs}: {progress.Nats:F4} nats");
}
