namespace KernelGen.Formats;

/// <summary>The element types that the files of this project hold.</summary>
internal enum SafetensorsType
{
    /// <summary>32-bit IEEE floats, little-endian.</summary>
    F32,

    /// <summary>Bytes.</summary>
    U8,
}
