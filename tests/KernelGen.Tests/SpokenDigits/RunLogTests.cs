using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.Text;
using SpokenDigits.Features;
using SpokenDigits.Recognition;
using SpokenDigits.Recordings;
using SpokenDigits.Results;
using SpokenDigits.Strings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Runs that are cut off go on where they stopped.</summary>
public sealed class RunLogTests : IDisposable
{
    private const string Settings = "as they were";

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Line_ReadsBackAsTheRun()
    {
        FinishedRun run = Run("4-bits");
        FinishedRun read = FinishedRun.Parse(run.ToLine())!;
        Assert.Equal(run with { Errors = [] }, read with { Errors = [] });
        Assert.Equal(run.Errors, read.Errors);
        Assert.Equal("4-bits,ann,2,1234,5.5,7 1/0/2/3", run.ToLine());
    }

    [Theory]
    [InlineData("4-bits,ann,2,1234,5.5")]
    [InlineData("4-bits,ann,two,1234,5.5,7")]
    [InlineData("4-bits,ann,2,1234,5.5,7 1/0/2")]
    [InlineData("4-bits,ann,2,1234,5.5,7 -1/0/2/3")]
    public void OtherLine_IsNone(string line) => Assert.Null(FinishedRun.Parse(line));

    [Fact]
    public void FinishedRuns_AreFoundAgain()
    {
        RunLog log = new(path, Settings);
        log.Add(Run("float"));
        log.Add(Run("4-bits"));
        RunLog again = new(path, Settings);
        Assert.Equal(Run("4-bits").ToLine(), again.Find("4-bits", "ann", 2)!.ToLine());
        Assert.Null(again.Find("4-bits", "ann", 1));
        Assert.Null(again.Find("4-bits", "bob", 2));
        Assert.Null(again.Find("2-bits", "ann", 2));
    }

    [Fact]
    public void RunsOfOtherSettings_AreRefused()
    {
        new RunLog(path, Settings).Add(Run("float"));
        string message = Assert.Throws<RecordingException>(() => new RunLog(path, "others")).Message;
        Assert.Contains($"line 1: '{Settings}'; expected 'others'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedLine_IsTold()
    {
        new RunLog(path, Settings).Add(Run("float"));
        File.AppendAllText(path, "4-bits,ann,2\n");
        string message = Assert.Throws<RecordingException>(() => new RunLog(path, Settings)).Message;
        Assert.Contains("line 4: '4-bits,ann,2'; expected ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatHasFinished_IsNotTrainedAgain()
    {
        FeatureExtractor extractor = new(new FeatureSettings());
        TrainingStrings[] folds = [.. Fold.Of(MadeUp.Recordings).Select(fold => new TrainingStrings(fold, new StringJoiner(new JoinSettings()), extractor))];
        CutOff recipe = new(left: 2);
        Assert.Throws<InvalidOperationException>(() => new LeaveOneOut(folds, [1], new RunLog(path, Settings)).Run([recipe], static _ => { }));
        List<string> told = [];
        CutOff rest = new(left: 1);
        RecogniserScores scores = Assert.Single(new LeaveOneOut(folds, [1], new RunLog(path, Settings)).Run([rest], run => told.Add(run.Speaker)));
        Assert.Equal(["ann", "bob", "cid"], told);
        Assert.Equal(MadeUp.Recordings.Count, scores.Total.Length);
        Assert.Equal(0, rest.Left);
    }

    private static FinishedRun Run(string model) => new(model, "ann", 2, 1_234, 5.5, [new ErrorRate(0, 0, 0, 7), new ErrorRate(1, 0, 2, 3)]);

    /// <summary>Makes a number of recognisers that say nothing, and no more.</summary>
    private sealed class CutOff(int left) : IRecogniserRecipe, IRecogniser
    {
        public int Left { get; private set; } = left;

        public string Name => "cut off";

        public long PackedBytes => 64;

        public IRecogniser Train(TrainingStrings strings, ulong seed) => --Left >= 0 ? this : throw new InvalidOperationException();

        public void Recognise(ReadOnlySpan<float> features, Span<float> logProbabilities) =>
            MadeUp.Say(new int[logProbabilities.Length / DigitLabels.Classes], logProbabilities);

        public void Dispose()
        {
        }
    }
}
