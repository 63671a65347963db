namespace KernelGen.Training;

/// <summary>A run of elements of one parameter: what one part of a pass works on.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Start">The first element.</param>
/// <param name="Count">Number of elements.</param>
internal readonly record struct ParameterChunk(Parameter Parameter, int Start, int Count)
{
    /// <summary>The first value.</summary>
    public ref float Value => ref Parameter.Value.FloatsAt(Start * sizeof(float));

    /// <summary>The first element of the gradient.</summary>
    public ref float Gradient => ref Parameter.Gradient.FloatsAt(Start * sizeof(float));
}
