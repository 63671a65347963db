using System;
using System.CommandLine;
using System.IO;
using SpokenDigits.Recordings;

namespace SpokenDigits.Commands;

/// <summary>Writes sounds to try the program with.</summary>
internal static class TonesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Argument<DirectoryInfo> folder = new("DIR") { Description = "The folder; it is made where it is missing." };
        Command command = new("tones", "Writes WAV files of tones that stand for digits, to try the program with; they say nothing of speech.") { folder };
        command.SetAction(result => UserMistakes.Tell(() =>
        {
            string path = result.GetRequiredValue(folder).FullName;
            Console.WriteLine(FormattableString.Invariant($"Sounds: {ToneRecordings.Write(path)}, in {path}"));
            return 0;
        }));
        return command;
    }
}
