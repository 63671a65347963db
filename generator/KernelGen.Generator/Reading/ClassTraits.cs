using System;

namespace KernelGen.Generator.Reading;

/// <summary>What a class declaration is, as far as it decides whether it can carry a model.</summary>
[Flags]
internal enum ClassTraits
{
    /// <summary>An ordinary class.</summary>
    None = 0,

    /// <summary>A record.</summary>
    Record = 1,

    /// <summary>static.</summary>
    Static = 2,

    /// <summary>abstract.</summary>
    Abstract = 4,

    /// <summary>It has type parameters of its own.</summary>
    Generic = 8,

    /// <summary>A type around it has type parameters.</summary>
    InsideGeneric = 16,

    /// <summary>file: no other file, hence no generated one, can add to it.</summary>
    FileLocal = 32,

    /// <summary>A declaration lacks the word partial.</summary>
    NotPartial = 64,

    /// <summary>Layer attributes stand on more than one partial declaration, so that their order is not defined.</summary>
    LayersApart = 128,
}
