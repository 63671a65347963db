using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Bench.Scaling;

/// <summary>What is timed: LSTMs of affine codes whose input is as wide as their hidden state.</summary>
internal static class ScalingSweeps
{
    /// <summary>The axes.</summary>
    public const string Hidden = "hidden", Bits = "bits", Steps = "steps", Streams = "streams", Batch = "batch";

    private const int HiddenOfBits = 512, HiddenOfSteps = 256, HiddenOfStreams = 450, WindowSteps = 16;

    /// <summary>All sweeps.</summary>
    public static IReadOnlyList<ScalingSweep> All { get; } =
    [
        .. new[] { 2, 4, 8 }.Select(bits => new ScalingSweep(Hidden, $"lstm {bits}/{bits}", [.. Powers(8, 4096).Select(size => new ScalingPoint(size, Lstm(size, bits)))])),
        new(Hidden, "lstm float", [.. Powers(8, 4096).Select(size => new ScalingPoint(size, FloatLstm(size)))]),
        new(Bits, $"lstm {HiddenOfBits}", [.. Enumerable.Range(1, 8).Select(bits => new ScalingPoint(bits, Lstm(HiddenOfBits, bits)))]),
        .. new[] { 2, 8 }.Select(bits => new ScalingSweep(
            Steps, $"lstm {HiddenOfSteps} {bits}/{bits}", [.. Powers(1, 128).Select(steps => new ScalingPoint(steps, Lstm(HiddenOfSteps, bits), steps))])),
        .. new[] { 2, 4, 8 }.Select(bits => new ScalingSweep(
            Streams, $"lstm {HiddenOfStreams} {bits}/{bits}", [.. Powers(1, 64).Select(streams => new ScalingPoint(streams, Lstm(HiddenOfStreams, bits), Joins: true))])),
        new(Streams, $"lstm {HiddenOfStreams} float", [.. Powers(1, 64).Select(streams => new ScalingPoint(streams, FloatLstm(HiddenOfStreams), Joins: true))]),
        new(Batch, "update of lstm 64 4/4", [.. Powers(1, 32).Select(batch => new ScalingPoint(batch, Trained(batch), WindowSteps, Trains: true))]),
    ];

    /// <summary>What the numbers of an axis are.</summary>
    public static string Title(string axis) => axis switch
    {
        Hidden => "Microseconds a step by hidden units",
        Bits => "Microseconds a step by bits of weights and activations",
        Steps => "Microseconds a step by time steps a call",
        Streams => "Microseconds a step by streams a call",
        _ => "Microseconds a token of an update by streams a batch",
    };

    private static IEnumerable<int> Powers(int first, int last)
    {
        for (int power = first; power <= last; power *= 2) yield return power;
    }

    private static string Lstm(int hidden, int bits) =>
        FormattableString.Invariant($"[QuantizedLstm(Hidden = {hidden}, WBits = {bits}, ABits = {bits}, InputABits = {bits}, InputMinimum = 0, Quantizer = Quantizer.Uniform)]");

    private static string FloatLstm(int hidden) => FormattableString.Invariant($"[QuantizedLstm(Hidden = {hidden}, Quantizer = Quantizer.FullPrecision)]");

    private static string Trained(int batch) => FormattableString.Invariant($"""
        [QuantizedLstm(Hidden = 64, WBits = 4, ABits = 4, InputABits = 4, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
        [QuantizedLinear(Outputs = 64, WBits = 4, Quantizer = Quantizer.Uniform)]
        [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = {batch}, Steps = {WindowSteps})]
        """);
}
