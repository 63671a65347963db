using System.CommandLine;

namespace SpokenDigits.Commands;

/// <summary>The option that names recordings, which all commands have.</summary>
internal static class DataOption
{
    /// <summary>The option.</summary>
    public static Option<string?> Create() => new("--data")
    {
        Description = "The folder of fsdd_pcm.zip or the file itself, or a folder of WAV files named digit_speaker_index.wav; left out, espeak-ng speaks.",
        HelpName = "PATH",
    };
}
