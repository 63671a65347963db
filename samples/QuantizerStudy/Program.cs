using System;
using System.CommandLine;
using System.Globalization;
using System.Threading.Tasks;
using QuantizerStudy.Commands;

namespace QuantizerStudy;

/// <summary>Compares quantizers.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        RootCommand root = new("Compares quantizers of recurrent networks.")
        {
            new TrainCommand().Create(), ReportCommand.Create(), CompareCommand.Create(), PostTrainingCommand.Create(),
            new IntegersCommand().Create(),
        };

        // Long enough to save a checkpoint after Ctrl+C.
        InvocationConfiguration configuration = new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
        return await root.Parse(arguments).InvokeAsync(configuration);
    }
}
