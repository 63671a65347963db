using System.Linq;
using KernelGen.Bench.Cases;
using Xunit;

namespace KernelGen.Bench.Tests;

/// <summary>The models of `-- ratios`.</summary>
public sealed class StepCasesTests
{
    public static TheoryData<string> Integers => [.. StepCases.All.Where(step => step.Spec.Integer is not null).Select(step => step.Name)];

    [Theory]
    [MemberData(nameof(Integers))]
    public void IntegerOnlyCases_AreBoundThreeWays(string name)
    {
        // Binding itself holds emitted integers to those of the generic runtime, and the float version to its twin.
        StepCase step = StepCases.All.Single(candidate => candidate.Name == name);
        BoundCase bound = step.Bind();

        Assert.Equal(name, bound.Name);
        Assert.Same(StepBar.Integers, step.Bar);
        StreamInput input = new(step.Spec);
        Advance emitted = step.Emitted(step.Pack(), input);
        for (int call = 0; call < 3; call++) emitted(call);
        Assert.Empty(input.Output);
        Assert.True(input.Integers.Distinct().Count() > 10, "The outputs do not vary: times would mean nothing.");
    }

    [Fact]
    public void Names_Differ() => Assert.Equal(StepCases.All.Count, StepCases.All.Select(step => step.Name).Distinct().Count());

    [Fact]
    public void Bars_SayWhatTheyPromise()
    {
        Assert.Equal("Cases marked * have a bar: at least 30 times the generic runtime and 3 times float SIMD.", StepBar.Codes.Promise);
        Assert.Equal("Cases marked ** have a bar: at least 2 times float SIMD, 5 times aimed at.", StepBar.Integers.Promise);
    }
}
