namespace KernelGen.Generator.Planning;

/// <summary>
/// What the kernels of integer products do and have a price for. Where nothing else is said, the unit is <see cref="KernelCosts.UnitRows"/> rows by
/// <see cref="KernelCosts.UnitColumns"/> columns.
/// </summary>
internal enum KernelWork
{
    /// <summary>Looking up a plane of weights in a stream of tables.</summary>
    Lookup,

    /// <summary>Loading a plane.</summary>
    PlaneLoad,

    /// <summary>Widening byte sums to words; of the rows alone.</summary>
    Widening,

    /// <summary>Storing a sum of looked-up bytes, and the epilogue that reads it; of the rows alone.</summary>
    LookupEnd,

    /// <summary>Making the tables of a stream; of the columns alone.</summary>
    Table,

    /// <summary>Multiplying a plane of byte codes by one of integers, in pairs.</summary>
    BytePairs,

    /// <summary>Multiplying a plane of signed bytes by unsigned codes, four at once.</summary>
    ByteDots,

    /// <summary>The same, beyond its price, with magnitudes of codes and flipped weights where no instruction sums four products.</summary>
    Magnitudes,

    /// <summary>Widening a plane of codes and multiplying it by one of integers, in pairs.</summary>
    WordPairs,

    /// <summary>Cutting codes out of bytes that hold several.</summary>
    Extraction,

    /// <summary>Adding sums of 16 bits to those of 32; of the rows alone.</summary>
    Flush,

    /// <summary>The epilogue of a sum of products; of the rows alone.</summary>
    ProductEnd,

    /// <summary>A byte of codes that comes from beyond the first cache.</summary>
    FarByte,

    /// <summary>Coding the activations as words, beyond what bytes take; of the columns alone.</summary>
    Words,

    /// <summary>Coding the activations; of the columns alone, whatever the kernel.</summary>
    Vector,

    /// <summary>A call, whatever the kernel.</summary>
    Call,
}
