namespace KernelGen.Training;

/// <summary>The loss of one output against one target.</summary>
internal interface IValueLoss
{
    /// <summary>The loss, and its slope over the output; not finite where the output is not.</summary>
    static abstract (double Loss, double Slope) Of(double output, double target);
}
