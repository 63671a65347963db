namespace KernelGen.Generator.Checking;

/// <summary>One thing that is wrong in a declaration.</summary>
internal sealed record Finding
{
    /// <summary>True where nothing can be generated.</summary>
    public bool IsError => true;
}
