using Xunit;

namespace KernelGen.Tests.Training;

/// <summary>Tests that count what the whole process does run one after another, beside no other test.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
