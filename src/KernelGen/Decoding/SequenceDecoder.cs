namespace KernelGen.Decoding;

/// <summary>What all searches for targets agree on.</summary>
public static class SequenceDecoder
{
    /// <summary>The token that begins and ends every target.</summary>
    public const int Boundary = 0;
}
