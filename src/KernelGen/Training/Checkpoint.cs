using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// All that a run needs to go on: weights, what the optimizer keeps, recurrent states, settings, and the place in the corpus. The file
/// is safetensors; numbers of the run stand in its metadata as text that reads back to the same bits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Checkpoint
{
    private const string VersionKey = "kernelgen.checkpoint";
    private const string Version = "1";

    private readonly TensorSet tensors;

    private Checkpoint(TensorSet tensors, TrainingOptions options)
    {
        this.tensors = tensors;
        Options = options;
    }

    /// <summary>The settings of the run.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Begins a checkpoint of a run with these settings.</summary>
    internal Checkpoint(ModelSpec spec, TrainingOptions options)
        : this(new TensorSet(), options)
    {
        Write(VersionKey, Version);
        foreach (KeyValuePair<string, string> field in SpecFields.Of(spec)) Write(field.Key, field.Value);
        OptionFields.Write(this, options);
    }

    /// <summary>Loads a checkpoint.</summary>
    /// <exception cref="WeightFormatException">The file is malformed or of another model; the message names the tensor or field.</exception>
    public static Checkpoint Load(string path, ModelSpec spec)
    {
        TensorSet tensors = TensorSet.Load(path);
        string? version = tensors.Metadata.GetValueOrDefault(VersionKey);
        if (version != Version)
            throw new WeightFormatException(VersionKey, version is null ? "no such field" : $"version {version}", $"version {Version}");
        SpecFields.Require(spec, tensors.Metadata);
        return new Checkpoint(tensors, OptionFields.Read(new Checkpoint(tensors, new TrainingOptions())));
    }

    /// <summary>Saves the file, replacing an older one as a whole.</summary>
    internal void Save(string path) => tensors.Save(path);

    /// <summary>Adds a tensor, copied.</summary>
    internal void Write(string name, int rows, int columns, ReadOnlySpan<float> values)
    {
        if (columns == 0) tensors.Add(name, values.ToArray());
        else tensors.Add(name, rows, columns, values.ToArray());
    }

    /// <summary>Adds a field.</summary>
    internal void Write(string name, string value) => tensors.Metadata[name] = value;

    /// <summary>Adds a number.</summary>
    internal void Write<T>(string name, T value)
        where T : IFormattable => Write(name, value.ToString(value is float or double ? "R" : null, CultureInfo.InvariantCulture));

    /// <summary>Copies a tensor to <paramref name="values"/>.</summary>
    /// <exception cref="WeightFormatException">There is none, or it has another length.</exception>
    internal void Read(string name, Span<float> values)
    {
        ReadOnlySpan<float> found = tensors[name].Values;
        if (found.Length != values.Length)
            throw new WeightFormatException(name, $"{found.Length} values", $"{values.Length}");
        found.CopyTo(values);
    }

    /// <summary>Whether there is a field of that name.</summary>
    internal bool Has(string name) => tensors.Metadata.ContainsKey(name);

    /// <summary>A field.</summary>
    /// <exception cref="WeightFormatException">There is none.</exception>
    internal string Read(string name) =>
        tensors.Metadata.GetValueOrDefault(name) ?? throw new WeightFormatException(name, "no such field", "one");

    /// <summary>A number.</summary>
    /// <exception cref="WeightFormatException">There is none.</exception>
    internal T Read<T>(string name)
        where T : ISpanParsable<T>
    {
        string text = Read(name);
        return T.TryParse(text, CultureInfo.InvariantCulture, out T? value)
            ? value
            : throw new WeightFormatException(name, $"'{text}'", "a number");
    }

    /// <summary>A number that is not below another.</summary>
    /// <exception cref="WeightFormatException">There is none, or it is.</exception>
    internal T ReadAtLeast<T>(string name, T least)
        where T : ISpanParsable<T>, IComparable<T>
    {
        T value = Read<T>(name);
        return value.CompareTo(least) >= 0 ? value : throw new WeightFormatException(name, FormattableString.Invariant($"{value}"), FormattableString.Invariant($"{least} or more"));
    }

    /// <summary>A learning rate.</summary>
    /// <exception cref="WeightFormatException">There is none, or it is not a finite number above 0.</exception>
    internal float ReadRate(string name)
    {
        float rate = Read<float>(name);
        return rate > 0 && float.IsFinite(rate) ? rate : throw new WeightFormatException(name, FormattableString.Invariant($"{rate}"), "a finite rate above 0");
    }
}
