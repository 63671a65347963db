using System;
using System.IO;
using Dates.Data;
using KernelGen.Formats;
using KernelGen.Training;

namespace Dates.Commands;

/// <summary>Tells what is wrong with what the program was given, without a trace of the stack.</summary>
internal static class UserMistakes
{
    /// <summary>The exit code of what did not work.</summary>
    public const int Failed = 1;

    /// <summary>The exit code of <paramref name="command"/>.</summary>
    public static int Tell(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception e) when (e is DateTextException or TrainingException or WeightFormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return Failed;
        }
    }
}
