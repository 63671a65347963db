using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using KernelGen.Formats;
using KernelGen.Training;
using LanguageModel.Corpus;
using Spectre.Console;

namespace LanguageModel;

/// <summary>Learns English from the documentation that the SDK carries, packs what it learned and writes some.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        RootCommand command = new CommandLine().Create((settings, cancellation) =>
        {
            try
            {
                return new Run(settings, CreateConsole(), cancellation).Execute();
            }
            catch (OperationCanceledException)
            {
                Console.Error.WriteLine(settings.Folder is { } folder
                    ? $"Stopped; go on with --resume {folder} and the same options."
                    : "Stopped; with --save DIR a run can be resumed.");
            }
            catch (Exception e) when (e is CorpusException or WeightFormatException or TrainingException or IOException)
            {
                Console.Error.WriteLine(e.Message);
            }

            return 1;
        });

        // Long enough to save a checkpoint after Ctrl+C.
        InvocationConfiguration configuration = new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
        return await command.Parse(arguments).InvokeAsync(configuration);
    }

    // A file or a pipe gets plain lines, wide enough for the table.
    private static IAnsiConsole CreateConsole()
    {
        if (!Console.IsOutputRedirected) return AnsiConsole.Console;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 120;
        return console;
    }
}
