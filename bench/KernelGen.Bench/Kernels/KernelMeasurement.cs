using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics.X86;
using System.Text.Json.Nodes;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Modes;
using KernelGen.Bench.Scaling;
using KernelGen.Bench.Timing;
using KernelGen.Formats;
using KernelGen.Lanes;

namespace KernelGen.Bench.Kernels;

/// <summary>Times every kernel of many cases on one lane type, in a process of its own.</summary>
internal static class KernelMeasurement
{
    /// <summary>The mode of that process.</summary>
    public const string Child = "kernels-child";

    private const string Dots = "DOTNET_EnableAVXVNNI";
    private static readonly TimeSpan timeOfSize = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Starts the process and reads what it measured. It compiles without tiers, so that a busy machine whose background compiler lags does not time first
    /// drafts. 256 bits stand for the processors that have no more, and few of these have AVX-VNNI: it is off there.
    /// </summary>
    /// <param name="sizes">Rows and columns of the cases.</param>
    /// <param name="width">The lane type.</param>
    public static IReadOnlyList<KernelTime> Run(IReadOnlyList<(int Rows, int Columns)> sizes, LaneWidth width)
    {
        Dictionary<string, string?> variables = new() { ["DOTNET_TieredCompilation"] = "0", [Dots] = width == LaneWidth.Vector512 ? null : "0" };
        JsonObject picoseconds = ChildProcess.RunWith(
            variables, Child, [$"{(int)width}", .. sizes.SelectMany(size => new[] { $"{size.Rows}", $"{size.Columns}" })]);
        return [.. from one in KernelCase.Of(sizes)
                   from family in one.Families
                   select new KernelTime(one, family, width, picoseconds[$"{one.Name}, {family}"]!.GetValue<double>())];
    }

    /// <summary>That process: prints the picoseconds of every kernel as one JSON object.</summary>
    /// <param name="arguments">The bits of the lane type, then rows and columns of the cases.</param>
    public static void RunChild(string[] arguments)
    {
        int[] numbers = [.. arguments.Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        LaneWidth width = (LaneWidth)numbers[0];
        if (width != LaneWidth.Vector512 && AvxVnni.IsSupported)
            throw new InvalidOperationException($"{Dots}=0 is expected: the runtime uses AVX-VNNI on {(int)width} bits.");
        IReadOnlyList<CompiledKernel> kernels = CompiledKernel.Compile(KernelCase.Of([.. numbers[1..].Chunk(2).Select(size => (size[0], size[1]))]));
        OneProcessor.Pin();
        JsonObject picoseconds = new();
        foreach (var size in kernels.GroupBy(kernel => (kernel.Case.Rows, kernel.Case.Columns)))
        {
            foreach (KernelTime time in Measure([.. size], width, timeOfSize)) picoseconds[$"{time.Case.Name}, {time.Family}"] = time.Picoseconds;
        }

        Console.WriteLine(picoseconds.ToJsonString());
    }

    /// <summary>Times kernels in turn, after a check of each against the generic runtime.</summary>
    public static IReadOnlyList<KernelTime> Measure(IReadOnlyList<CompiledKernel> kernels, LaneWidth width, TimeSpan time)
    {
        Dictionary<KernelCase, PackedModel> packed = [];
        foreach (CompiledKernel kernel in kernels)
        {
            if (!packed.ContainsKey(kernel.Case))
                packed.Add(kernel.Case, PackedModel.Pack(kernel.Model.Driver.Spec, SeededWeights.Of(kernel.Model.Driver.Spec)));
            CompiledRun.RequireGeneric(kernel.Model, packed[kernel.Case], width);
        }

        TurnTimer timer = new([.. kernels.Select(kernel => CompiledRun.Bind(kernel.Model, packed[kernel.Case], width))]);
        timer.Measure(time);
        return [.. kernels.Select((kernel, index) => new KernelTime(kernel.Case, kernel.Family, width, 1e6 * timer.Median(index)))];
    }
}
