namespace KernelGen.Generator;

/// <summary>The names of the pipeline's steps, on which the caching tests assert.</summary>
internal static class StepNames
{
    /// <summary>A class with a layer attribute was read; null where it yields no model.</summary>
    public const string Read = nameof(Read);

    /// <summary>The models, each once.</summary>
    public const string Model = nameof(Model);
}
