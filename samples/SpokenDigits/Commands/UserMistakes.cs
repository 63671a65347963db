using System;
using System.IO;
using KernelGen.Training;
using SpokenDigits.Recordings;

namespace SpokenDigits.Commands;

/// <summary>Tells what is wrong with what the program was given, without a trace of the stack.</summary>
internal static class UserMistakes
{
    private const int Failed = 1;

    /// <summary>The exit code of <paramref name="command"/>.</summary>
    public static int Tell(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception e) when (e is RecordingException or TrainingException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return Failed;
        }
    }
}
