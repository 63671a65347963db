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

    /// <summary>
    /// The weights [outputs, inputs, kernel] of PyTorch's Conv1d as those of a <see cref="QuantizedConvolutionAttribute"/>, or of a linear layer behind
    /// stacked frames: [outputs, kernel * inputs], the oldest frame first, weight[o, k * inputs + i] of weight[o, i, k].
    /// </summary>
    /// <param name="name">The name of the new tensor, such as convolution.weight.</param>
    /// <exception cref="WeightFormatException">The tensor has not three dimensions.</exception>
    public Tensor OfFrames(string name)
    {
        if (Shape.Count != 3) throw new WeightFormatException(Name, $"shape {SafetensorsEntry.Text(Shape)}", "three dimensions, [outputs, inputs, kernel]");
        (int outputs, int inputs, int kernel) = (Shape[0], Shape[1], Shape[2]);
        float[] ordered = new float[values.Length];
        for (int index = 0; index < ordered.Length; index++)
        {
            (int row, int step) = Math.DivRem(index, kernel);
            (int output, int input) = Math.DivRem(row, inputs);
            ordered[(output * kernel + step) * inputs + input] = values[index];
        }

        return new Tensor(name, new EquatableArray<int>(outputs, kernel * inputs), ordered);
    }

    /// <inheritdoc/>
    public override string ToString() => Name + SafetensorsEntry.Text(Shape);

    internal float[] Array => values;
}
