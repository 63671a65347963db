namespace KernelGen.Bench.Cases;

/// <summary>What the project promises of a case's ratios.</summary>
/// <param name="Mark">Stands behind the name of the case.</param>
/// <param name="Generic">Least ratio of the generic runtime's time to the emitted code's; null where none is promised.</param>
/// <param name="Float">Least ratio of the float SIMD version's time to the emitted code's.</param>
/// <param name="FloatAim">The ratio that is aimed at; null where the promise is the aim.</param>
internal sealed record StepBar(string Mark, double? Generic, double Float, double? FloatAim = null)
{
    /// <summary>Codes of weights and activations, floats between the products.</summary>
    public static StepBar Codes { get; } = new("*", 30, 3);

    /// <summary>Integer-only networks.</summary>
    public static StepBar Integers { get; } = new("**", null, 2, 5);

    /// <summary>The promise as a sentence.</summary>
    public string Promise =>
        $"Cases marked {Mark} have a bar: at least {(Generic is null ? "" : $"{Generic} times the generic runtime and ")}{Float} times float SIMD{(FloatAim is null ? "" : $", {FloatAim} times aimed at")}.";
}
