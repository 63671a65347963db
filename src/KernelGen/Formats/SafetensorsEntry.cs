using System;
using System.Globalization;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>One tensor of a file's header, checked: the shape fits the bytes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The element type.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">The byte behind the last.</param>
internal sealed record SafetensorsEntry(string Name, SafetensorsType Type, EquatableArray<int> Shape, long Begin, long End)
{
    /// <summary>Number of elements.</summary>
    public int Count => (int)((End - Begin) / (Type == SafetensorsType.F32 ? sizeof(float) : 1));

    /// <summary>Refuses another element type.</summary>
    public void RequireType(SafetensorsType type)
    {
        if (Type != type) throw new WeightFormatException(Name, $"dtype {Type}", $"dtype {type}");
    }

    /// <summary>Refuses another shape.</summary>
    public void RequireShape(EquatableArray<int> shape)
    {
        if (Shape != shape) throw new WeightFormatException(Name, $"shape {Text(Shape)}", $"shape {Text(shape)}");
    }

    /// <summary>The number of elements of a shape.</summary>
    /// <exception cref="WeightFormatException">A negative dimension, or more than an array holds.</exception>
    public static long CountOf(string name, EquatableArray<int> shape)
    {
        long count = 1;
        foreach (int dimension in shape)
        {
            // Once a factor is zero the product stays zero; below the bound a product of two factors fits 64 bits.
            if (dimension < 0) throw TooLarge(name, shape);
            count *= dimension;
            if (count > Array.MaxLength) throw TooLarge(name, shape);
        }

        return count;
    }

    /// <summary>The shape in brackets, as in [1200, 300].</summary>
    public static string Text(EquatableArray<int> shape) =>
        $"[{string.Join(", ", shape.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)))}]";

    private static WeightFormatException TooLarge(string name, EquatableArray<int> shape) => new(
        name,
        $"shape {Text(shape)}",
        string.Create(CultureInfo.InvariantCulture, $"dimensions from 0 on with at most {Array.MaxLength} elements"));
}
