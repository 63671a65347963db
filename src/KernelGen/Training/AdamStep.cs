namespace KernelGen.Training;

/// <summary>The constants of one step of Adam, bias corrections included.</summary>
/// <param name="Decay">L2 penalty, added to the gradient: g + Decay * w.</param>
/// <param name="Shrink">Decoupled decay: the factor of w before the step, 1 - rate * decay.</param>
/// <param name="FirstGain">1 - beta1.</param>
/// <param name="SecondKeep">beta2.</param>
/// <param name="SecondGain">1 - beta2.</param>
/// <param name="Rate">Rate over the first moment's bias correction.</param>
/// <param name="RootCorrection">Square root of the second moment's bias correction.</param>
/// <param name="Epsilon">Added to the root.</param>
internal readonly record struct AdamStep(
    float Decay,
    float Shrink,
    float FirstGain,
    float SecondKeep,
    float SecondGain,
    float Rate,
    float RootCorrection,
    float Epsilon);
