using System;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Running;
using KernelGen.Bench.Kernels;
using KernelGen.Bench.Modes;
using KernelGen.Bench.Peers;
using KernelGen.Bench.Reports;

namespace KernelGen.Bench;

/// <summary>
/// Quick modes by name (ratios, peers, lanes, scaling, threads, speech, kernels, generator, startup, training, quantizing, listing, pieces), with --json for one object a line and --save for
/// files under bench/results; any other arguments go to BenchmarkDotNet.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        bool json = arguments.Contains("--json"), save = arguments.Contains("--save");
        string[] names = [.. arguments.Where(argument => argument is not ("--json" or "--save"))];
        switch (names.FirstOrDefault())
        {
            case RatiosMode.Name:
                return Finish(RatiosMode.Run(names[1..]));
            case GeneratorMode.Name:
                return Finish(GeneratorMode.Run());
            case StartupMode.Name:
                return Finish(StartupMode.Run());
            case StartupMode.Child:
                StartupMode.RunChild(names[1], names[2]);
                return 0;
            case TrainingMode.Name:
                return Finish(TrainingMode.Run());
            case QuantizingMode.Name:
                return Finish(QuantizingMode.Run(names[1..]));
            case ListingMode.Name:
                return Finish(ListingMode.Run());
            case PiecesMode.Name:
                return Finish(PiecesMode.Run(names[1..]));
            case ListingMode.Child:
                ListingMode.RunChild(names[1]);
                return 0;
            case TrainingMode.Child:
                TrainingMode.RunChild(
                    names[1],
                    int.Parse(names[2], CultureInfo.InvariantCulture),
                    names.Length > 3 ? TimeSpan.FromSeconds(double.Parse(names[3], CultureInfo.InvariantCulture)) : null);
                return 0;
            case TrainingMode.LimitChild:
                TrainingMode.RunLimitChild(int.Parse(names[1], CultureInfo.InvariantCulture));
                return 0;
            case PeersMode.Name:
                return Finish(PeersMode.Run(names[1..]));
            case LanesMode.Name:
                return Finish(LanesMode.Run(names[1..]));
            case ScalingMode.Name:
                return Finish(ScalingMode.Run(names[1..]));
            case SpeechMode.Name:
                return Finish(SpeechMode.Run());
            case ThreadsMode.Name:
                return Finish(ThreadsMode.Run(names[1..]));
            case KernelsMode.Name:
                return Finish(KernelsMode.Run(names[1..]));
            case KernelMeasurement.Child:
                KernelMeasurement.RunChild(names[1..]);
                return 0;
            case OpenBlasChoice.Child:
                OpenBlasChoice.RunChild();
                return 0;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
                return 0;
        }

        int Finish(Report report)
        {
            report.Print(json);
            if (save) report.Save(arguments);
            return report.Holds ? 0 : 1;
        }
    }
}
