using System;
using System.Threading;
using Cases;
using KernelGen.Tests;
using KernelGen.Text;
using KernelGen.Threading;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>All memory is taken once.</summary>
public sealed class TrainingAllocationTests
{
    private const int Threads = 3;

    public static TheoryData<string> Models => new(TrainedCase.Names);

    [Theory]
    [MemberData(nameof(Models))]
    public void AHundredUpdates_AllocateNothingOnAnyThread(string model) => AssertNothingIsAllocated(model, Options);

    [Theory]
    [InlineData(nameof(WeightOnlyLstm))]
    [InlineData(nameof(CyclesLstm))]
    public void PulledUpdates_AllocateNothingOnAnyThread(string model) =>
        AssertNothingIsAllocated(model, Options with { ProximalPull = 0.01f });

    [Theory]
    [InlineData(nameof(GruTrained))]
    [InlineData(nameof(TwinLstm))]
    [InlineData(nameof(LearnedLstms))]
    [InlineData(nameof(ProbabilitiesOverSteps))]
    [InlineData(nameof(GruLabels))]
    [InlineData(nameof(TokenProbabilities))]
    public void UpdatesOfStreamsThatBeginAndEnd_AllocateNothingOnAnyThread(string model) => AssertNothingIsAllocated(model, Options, isRagged: true);

    private static TrainingOptions Options => new() { Threads = Threads, Dropout = 0.5f, LearningRate = 0.01f, Optimizer = OptimizerKind.Adam };

    private static void AssertNothingIsAllocated(string model, TrainingOptions options, bool isRagged = false)
    {
        using TrainerCore trainer = TrainedCase.Create(model, options);
        TokenBatch batch = new(trainer.Batch, trainer.Steps) { Steps = trainer.Steps };
        int rows = trainer.Batch * trainer.Steps;
        float[] features = new float[rows * trainer.Spec.InputSize];
        for (int row = 0; row < rows; row++) batch.Inputs[row] = batch.Targets[row] = row % trainer.Spec.OutputSize;
        batch.Predictions = rows;
        RaggedWindow? ragged = isRagged || trainer is not (TokenTrainer or FeatureTrainer) ? RaggedWindow.Make(trainer, seed: 1, trainer.Steps) : null;
        AllocationCount before = new(Threads), after = new(Threads);

        // Twice, with a rest between in which the other threads go to sleep: what the runtime takes when a thread first waits is no part of the count.
        Step();
        Allocations.Settle();
        Step();

        Allocations.Settle();
        before.Take(trainer.Graph.Team);
        for (int update = 0; update < 100; update++) Step();
        after.Take(trainer.Graph.Team);

        Assert.Equal(before.Bytes, after.Bytes);

        void Step()
        {
            if (ragged is not null) ragged.Step(trainer, beginsStreams: isRagged);
            else if (trainer is TokenTrainer tokens) tokens.Step(batch);
            else ((FeatureTrainer)trainer).Step(features, batch.Targets.AsSpan(0, rows / trainer.Spec.Stride), beginsStreams: false);
        }
    }

    /// <summary>
    /// Bytes that each member of a team has allocated. The process as a whole is no measure: the test host allocates on threads of its
    /// own. Every member takes one part, since none ends before all have begun.
    /// </summary>
    private sealed class AllocationCount(int threads) : ITeamJob
    {
        private int begun;

        public long[] Bytes { get; } = new long[threads];

        public void Take(WorkerTeam team)
        {
            // Twice: what a thread allocates at its first job of this kind is no part of the count.
            team.Run(this, threads);
            begun = 0;
            team.Run(this, threads);
        }

        public void RunPart(int part, int worker)
        {
            Interlocked.Increment(ref begun);
            SpinWait spin = default;
            while (Volatile.Read(ref begun) < threads) spin.SpinOnce();
            Bytes[worker] = Allocations.OfThisThread();
        }
    }
}
