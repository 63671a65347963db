namespace KernelGen.Generator.Checking;

/// <summary>What a finding is about.</summary>
internal enum FindingSubject
{
    /// <summary>The class.</summary>
    Class,

    /// <summary>A type around the class.</summary>
    ContainingType,

    /// <summary>A layer attribute.</summary>
    Layer,

    /// <summary>The decoder attribute.</summary>
    Decoder,

    /// <summary>The attribute that makes the network integer-only.</summary>
    Integer,

    /// <summary>The training attribute.</summary>
    Training,
}
