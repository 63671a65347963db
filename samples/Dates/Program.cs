using System.CommandLine;
using System.Globalization;
using System.Threading.Tasks;
using Dates.Commands;
using Dates.Models;

namespace Dates;

/// <summary>Reads dates as people write them and writes them as ISO 8601 does.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        RootCommand root = new("Learns to write dates that come in many forms as 1987-03-03, character by character.")
        {
            new ShowCommand(DateModels.All).Create(), new TrainCommand(DateModels.All).Create(),
            new IntegersCommand(DateModels.All[0], GruDatesFloat.Spec, EmittedIntegerDates.All).Create(),
        };
        return await root.Parse(arguments).InvokeAsync();
    }
}
