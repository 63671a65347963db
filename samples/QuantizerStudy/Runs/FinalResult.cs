namespace QuantizerStudy.Runs;

/// <summary>A run at the rate that validation chose, and its test.</summary>
/// <param name="Run">The run.</param>
/// <param name="Test">Its test, read once; null where it diverged.</param>
internal sealed record FinalResult(RunResult Run, TestResult? Test);
