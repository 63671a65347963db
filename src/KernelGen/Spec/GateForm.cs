namespace KernelGen;

/// <summary>How the sigmoid and tanh of a recurrent layer are computed, in training and inference alike.</summary>
public enum GateForm
{
    /// <summary>To about the last bit of a float: absolute error at most 1.6e-7.</summary>
    Precise = 0,

    /// <summary>With about half the operations: absolute error at most 2.9e-5 for sigmoid, 5.7e-5 for tanh.</summary>
    Fast = 1,

    /// <summary>
    /// Other functions in their place: min(max(0, x / 6 + 1 / 2), 1) for sigmoid and min(max(-1, x), 1) for tanh. A network is trained with them from the
    /// start; one that was trained with sigmoid and tanh computes something else.
    /// </summary>
    Hard = 2,
}
