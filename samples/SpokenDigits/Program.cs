using System.CommandLine;
using System.Globalization;
using System.Threading.Tasks;
using SpokenDigits.Commands;

namespace SpokenDigits;

/// <summary>Recognises strings of spoken digits.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        RootCommand root = new("Recognises strings of spoken digits with small recurrent networks.")
        {
            FeaturesCommand.Create(), new TrainCommand().Create(), TonesCommand.Create(),
        };
        return await root.Parse(arguments).InvokeAsync();
    }
}
