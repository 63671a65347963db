using System;
using System.Globalization;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>A named array of 32-bit floats, row-major.</summary>
public sealed class Tensor
{
    private readonly float[] values;

    /// <summary>Wraps <paramref name="values"/>, which the tensor owns from now on.</summary>
    /// <param name="name">For example lstm.weight_ih_l0.</param>
    /// <param name="shape">The dimensions; their product is the number of values.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="WeightFormatException">The shape does not fit the number of values.</exception>
    public Tensor(string name, EquatableArray<int> shape, float[] values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(values);
        if (SafetensorsEntry.CountOf(name, shape) is long count && count != values.Length)
        {
            throw new WeightFormatException(
                name,
                string.Create(CultureInfo.InvariantCulture, $"{values.Length} values"),
                string.Create(CultureInfo.InvariantCulture, $"{count} for shape {SafetensorsEntry.Text(shape)}"));
        }

        Name = name;
        Shape = shape;
        this.values = values;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The dimensions, outermost first.</summary>
    public EquatableArray<int> Shape { get; }

    /// <summary>The values, row-major; writing changes the tensor.</summary>
    public Span<float> Values => values;

    /// <summary>The first dimension; 1 for a scalar.</summary>
    public int Rows => Shape.Count == 0 ? 1 : Shape[0];

    /// <summary>The values of one row of a matrix.</summary>
    public Span<float> Row(int row)
    {
        int columns = Rows == 0 ? 0 : values.Length / Rows;
        return values.AsSpan(row * columns, columns);
    }

    /// <inheritdoc/>
    public override string ToString() => Name + SafetensorsEntry.Text(Shape);

    internal float[] Array => values;
}
