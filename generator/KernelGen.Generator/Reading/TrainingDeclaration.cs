namespace KernelGen.Generator.Reading;

/// <summary>The training attribute as it is written: null is what the user left out.</summary>
/// <param name="Loss">Loss.</param>
/// <param name="Batch">Batch.</param>
/// <param name="Steps">Steps.</param>
internal sealed record TrainingDeclaration(Loss? Loss, int? Batch, int? Steps)
{
    /// <summary>Streams trained together after the default.</summary>
    public int Streams => Batch ?? 20;

    /// <summary>Time steps of truncated back-propagation, or of the longest sequence, after the default.</summary>
    public int TimeSteps => Steps ?? 35;
}
