namespace KernelGen.Training;

/// <summary>How a trainer moves the weights against their gradients.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent, with momentum where <see cref="TrainingOptions.Momentum"/> says so.</summary>
    Sgd = 0,

    /// <summary>Adam (Kingma and Ba 2015).</summary>
    Adam = 1,
}
