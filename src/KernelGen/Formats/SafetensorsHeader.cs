using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>The parsed header of a safetensors file.</summary>
internal sealed class SafetensorsHeader
{
    private const string Subject = "header";
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 3 };

    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    private readonly List<SafetensorsEntry> entries = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>The text of __metadata__.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>The tensors, in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries => entries;

    /// <summary>Parses the JSON.</summary>
    /// <exception cref="WeightFormatException">It is not the JSON of a safetensors header.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> bytes)
    {
        SafetensorsHeader header = new();
        try
        {
            Utf8JsonReader json = new(bytes, Options);
            header.Read(ref json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is what the reader throws for strings that are not UTF-8 or UTF-16.
            throw new WeightFormatException(Subject, $"no valid JSON ({exception.Message})", "a JSON object", exception);
        }

        header.entries.Sort((left, right) =>
            left.Begin != right.Begin ? left.Begin.CompareTo(right.Begin) : left.End.CompareTo(right.End));
        return header;
    }

    /// <summary>Refuses tensors that overlap, leave gaps or do not end with the file.</summary>
    public void RequireCover(long dataBytes)
    {
        long reached = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.Begin != reached)
            {
                string fault = entry.Begin < reached ? "overlaps the tensor before it" : "leaves a gap before it";
                throw Offsets(entry, $"{fault}, offset {Number(entry.Begin)}", $"offset {Number(reached)}");
            }

            if (entry.End > dataBytes)
            {
                throw Offsets(entry, $"ends at byte {Number(entry.End)}", $"at most {Number(dataBytes)}: the file is truncated");
            }

            reached = entry.End;
        }

        if (reached == dataBytes) return;
        throw new WeightFormatException("file", $"{Number(dataBytes - reached)} bytes behind the last tensor", "none");
    }

    private void Read(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartObject, Subject);
        while (Next(ref json, Subject) != JsonTokenType.EndObject)
        {
            string name = json.GetString()!;
            if (name.Length == 0) throw new WeightFormatException(Subject, "a tensor without a name", "a name");
            if (!names.Add(name)) throw new WeightFormatException(name, "the name occurs twice in the header", "one");
            if (name == SafetensorsReader.MetadataKey) ReadMetadata(ref json);
            else ReadEntry(ref json, name);
        }

        if (json.Read()) throw new WeightFormatException(Subject, "more behind the JSON object", "its end");
    }

    private void ReadMetadata(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartObject, SafetensorsReader.MetadataKey);
        while (Next(ref json, SafetensorsReader.MetadataKey) != JsonTokenType.EndObject)
        {
            string key = json.GetString()!;
            Expect(ref json, JsonTokenType.String, $"{SafetensorsReader.MetadataKey}.{key}");
            if (!metadata.TryAdd(key, json.GetString()!))
            {
                throw new WeightFormatException($"{SafetensorsReader.MetadataKey}.{key}", "the key occurs twice", "one");
            }
        }
    }

    private void ReadEntry(ref Utf8JsonReader json, string name)
    {
        SafetensorsType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(ref json, JsonTokenType.StartObject, name);
        while (Next(ref json, name) != JsonTokenType.EndObject)
        {
            string field = json.GetString()!;
            bool again = field switch
            {
                "dtype" => type is not null,
                "shape" => shape is not null,
                "data_offsets" => offsets is not null,
                _ => throw new WeightFormatException(name, $"field {field}", "dtype, shape and data_offsets"),
            };
            if (again) throw new WeightFormatException(name, $"field {field} occurs twice", "one");
            if (field == "dtype") type = ReadType(ref json, name);
            else if (field == "shape") shape = ReadNumbers(ref json, name, field);
            else offsets = ReadNumbers(ref json, name, field);
        }

        if (type is null) throw new WeightFormatException(name, "no dtype", "F32 or U8");
        if (shape is null) throw new WeightFormatException(name, "no shape", "one");
        if (offsets is not { Count: 2 }) throw new WeightFormatException(name, "no pair of data_offsets", "begin and end");
        entries.Add(Checked(name, type.Value, shape, offsets[0], offsets[1]));
    }

    private static SafetensorsEntry Checked(string name, SafetensorsType type, List<long> shape, long begin, long end)
    {
        int[] dimensions = new int[shape.Count];
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (shape[i] > Array.MaxLength)
            {
                throw new WeightFormatException(name, $"dimension {Number(shape[i])}", $"at most {Number(Array.MaxLength)}");
            }

            dimensions[i] = (int)shape[i];
        }

        EquatableArray<int> checkedShape = new(dimensions);
        long bytes = SafetensorsEntry.CountOf(name, checkedShape) * (type == SafetensorsType.F32 ? sizeof(float) : 1);
        SafetensorsEntry entry = new(name, type, checkedShape, begin, end);
        if (end < begin) throw Offsets(entry, $"data_offsets {Number(begin)} to {Number(end)}", "an end not before the begin");
        if (end - begin != bytes)
        {
            throw Offsets(
                entry,
                $"{Number(end - begin)} bytes",
                $"{Number(bytes)} for {type} of shape {SafetensorsEntry.Text(checkedShape)}");
        }

        return entry;
    }

    private static SafetensorsType ReadType(ref Utf8JsonReader json, string name)
    {
        Expect(ref json, JsonTokenType.String, name);
        return json.GetString() switch
        {
            "F32" => SafetensorsType.F32,
            "U8" => SafetensorsType.U8,
            string other => throw new WeightFormatException(name, $"dtype {other}", "dtype F32 or U8"),
            null => throw new WeightFormatException(name, "no dtype", "dtype F32 or U8"),
        };
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader json, string name, string field)
    {
        List<long> numbers = [];
        Expect(ref json, JsonTokenType.StartArray, $"{name}.{field}");
        while (Next(ref json, name) != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0)
            {
                throw new WeightFormatException($"{name}.{field}", "an element that is no whole number from 0 on", "one");
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private static JsonTokenType Next(ref Utf8JsonReader json, string subject)
    {
        if (!json.Read()) throw new WeightFormatException(subject, "the end of the header", "more of the JSON object");
        return json.TokenType;
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType expected, string subject)
    {
        JsonTokenType found = Next(ref json, subject);
        if (found != expected) throw new WeightFormatException(subject, $"JSON {found}", $"JSON {expected}");
    }

    private static WeightFormatException Offsets(SafetensorsEntry entry, string found, string expected) =>
        new(entry.Name, found, expected);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
