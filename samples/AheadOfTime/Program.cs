using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace AheadOfTime;

/// <summary>
/// Runs a small model through its whole life (weights, packed file, stream) and prints the lane type, the times of the first
/// step and of later ones, and a hash of every output bit. Compiled ahead of time or just in time, on any lane type, the hash is the same.
/// </summary>
internal static class Program
{
    private const int Steps = 1000;

    private static void Main()
    {
        string path = Path.Combine(Path.GetTempPath(), $"ahead-of-time-{Environment.ProcessId}.safetensors");
        using (Detector packed = Detector.Pack(RandomWeights(Detector.Spec))) packed.Save(path);
        using Detector detector = Detector.Load(path);
        File.Delete(path);

        Detector.State state = detector.CreateState();
        Random random = new(11);
        float[] input = new float[Detector.InputSize], output = new float[Detector.OutputSize];
        long began = Stopwatch.GetTimestamp();
        detector.Step(input, state, output);
        double first = Stopwatch.GetElapsedTime(began).TotalMicroseconds;

        ulong hash = 14695981039346656037;
        double[] microseconds = new double[Steps];
        for (int step = 0; step < Steps; step++)
        {
            for (int i = 0; i < input.Length; i++) input[i] = random.NextSingle() - 0.5f;
            began = Stopwatch.GetTimestamp();
            detector.Step(input, state, output);
            microseconds[step] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
            foreach (float value in output) hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211;
        }

        Array.Sort(microseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"lanes {(int)LaneTypes.Widest}, first step {first:F0} µs, median {microseconds[Steps / 2]:F1} µs, outputs {hash:x16}"));
    }

    private static TensorSet RandomWeights(ModelSpec spec)
    {
        Random random = new(7);
        TensorSet weights = new();
        foreach (TensorSpec tensor in spec.Tensors)
        {
            float[] values = new float[tensor.Count];
            for (int i = 0; i < values.Length; i++) values[i] = random.NextSingle() - 0.5f;
            if (tensor.Columns == 0) weights.Add(tensor.Name, values);
            else weights.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
        }

        return weights;
    }
}
