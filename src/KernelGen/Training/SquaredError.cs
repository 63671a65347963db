namespace KernelGen.Training;

/// <summary>(x - t)^2.</summary>
internal readonly struct SquaredError : IValueLoss
{
    /// <inheritdoc/>
    public static (double Loss, double Slope) Of(double output, double target)
    {
        double error = output - target;
        return (error * error, 2 * error);
    }
}
