using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Digits.Data;
using Digits.Runs;
using Digits.Widening;
using KernelGen.Formats;
using Spectre.Console;

namespace Digits;

/// <summary>Trains networks of few bits on handwritten digits.</summary>
internal static class Program
{
    private const int Failed = 1;

    private const string NoData =
        $"""
        There are no digits here. Give --data DIR with these four files in IDX format, each as it is or as .gz:
          {DigitFolder.TrainingImages}, {DigitFolder.TrainingLabels}, {DigitFolder.TestImages}, {DigitFolder.TestLabels}
        They are MNIST, by LeCun, Cortes and Burges: http://yann.lecun.com/exdb/mnist, or a mirror of it. Sets of the same format, such as
        Fashion-MNIST, will do too. To try the program without them: --generate DIR writes such files of digits that it draws itself.
        """;

    private static async Task<int> Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        RootCommand command = new CommandLine().Create(static (settings, cancellation) => Guard(() => Run(settings, cancellation)));
        command.Subcommands.Add(new WidenCommand().Create(static (settings, cancellation) => Guard(() => Widen(settings, cancellation))));
        return await command.Parse(arguments).InvokeAsync();
    }

    /// <summary>Tells what is wrong with what the program was given, without a trace of the stack.</summary>
    private static int Guard(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
        }
        catch (Exception e) when (e is DigitException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
        }

        return Failed;
    }

    private static int Widen(WideningSettings settings, CancellationToken cancellation)
    {
        DigitFolder data = settings.Data is { } folder ? DigitFolder.Read(folder.FullName) : DigitFolder.Draw(settings.Images, settings.ImageSeed);
        DateTime date = DateTime.UtcNow;
        Stopwatch watch = Stopwatch.StartNew();
        (WideningRow twin, IReadOnlyList<WideningOfBits> byBits) = new WideningExperiment(settings, data, Console.WriteLine).Execute(cancellation);
        string report = new WideningReport(twin, byBits).Write(settings, data, date, watch.Elapsed);
        Console.WriteLine();
        Console.Write(report);
        if (settings.Save is { } file)
        {
            file.Directory?.Create();
            AtomicFile.Replace(file.FullName, stream => stream.Write(Encoding.UTF8.GetBytes(report)));
        }

        return Tell(byBits.SelectMany(static bits => bits.Rows).Prepend(twin).SelectMany(static row => row.Tests.Tests).Where(static test => !test.Agrees));
    }

    private static int Run(RunSettings settings, CancellationToken cancellation)
    {
        if (settings.Generate is { } folder)
        {
            DigitGenerator.Write(folder.FullName, settings.Images, settings.ImageSeed);
            Console.WriteLine($"Digits: {settings.Images} to train on, {settings.Images / DigitGenerator.TestShare} to test with, in {folder.FullName}");
            return 0;
        }

        if (settings.Data is null)
        {
            Console.Error.WriteLine(NoData);
            return Failed;
        }

        DigitFolder data = DigitFolder.Read(settings.Data.FullName);
        DateTime date = DateTime.UtcNow;
        Stopwatch watch = Stopwatch.StartNew();
        IReadOnlyList<MethodResult> results = Train(settings, data, cancellation);
        string report = Report.Write(settings, data, results, date, watch.Elapsed);
        Console.WriteLine();
        Console.Write(report);
        if (settings.Out is { } file) File.WriteAllText(file.FullName, report);
        return Tell(results.SelectMany(static result => result.Tests).Where(static test => !test.Agrees));
    }

    // A console that is no pipe shows what goes on below the runs that are over.
    private static IReadOnlyList<MethodResult> Train(RunSettings settings, DigitFolder data, CancellationToken cancellation)
    {
        if (settings.Quiet) return new Experiment(settings, data, static _ => { }).Execute(cancellation);
        if (Console.IsOutputRedirected) return new Experiment(settings, data, Console.WriteLine).Execute(cancellation);
        return AnsiConsole.Status().Start("training", _ => new Experiment(settings, data, AnsiConsole.WriteLine).Execute(cancellation));
    }

    /// <summary>Names the runs whose packed model is not what was trained.</summary>
    private static int Tell(IEnumerable<TestResult> wrong)
    {
        int code = 0;
        foreach (TestResult test in wrong)
        {
            Console.Error.WriteLine(
                $"{test.Run.Model.Name}, seed {test.Run.Seed}: test loss {test.PackedLoss:F6} of the packed model, {test.GraphLoss:F6} of the training graph, apart in {test.Apart} of {test.Batches} batches; expected a tenth of them at most.");
            code = Failed;
        }

        return code;
    }
}
