using System;
using System.Collections.Generic;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Lanes;

namespace KernelGen.Integer.Tests;

/// <summary>A generated integer-only decoder with a source that it attends to, behind one face.</summary>
public abstract class DecoderCase : IDisposable
{
    /// <summary>The unit of outputs.</summary>
    public abstract double OutputUnit { get; }

    /// <summary>What codes of a source's features stand for; null where tokens enter.</summary>
    public abstract CodeRange? Features { get; }

    /// <summary>What the stream counted; nothing where the model does not count.</summary>
    public abstract IReadOnlyList<Saturation> Saturations { get; }

    /// <summary>A model on a lane type.</summary>
    public static DecoderCase Of(string name, PackedModel packed, LaneWidth lanes)
    {
        Type type = IntegerCase.TypeOf(name);
        object model = type.GetMethod("Of", [typeof(PackedModel)])!.Invoke(null, [packed])!;
        type.GetProperty("LaneWidth")!.SetValue(model, lanes);
        Type adapter = typeof(DecoderAdapter<,,,>).MakeGenericType(type.GetNestedType("State")!, type.GetNestedType("Source")!, type.GetNestedType("Workspace")!, type.GetNestedType("Decoder")!);
        return (DecoderCase)Activator.CreateInstance(adapter, model, packed.Spec)!;
    }

    /// <summary>Reads a source of tokens or of codes.</summary>
    public abstract void Encode(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes);

    /// <summary>One step of the stream.</summary>
    public abstract void Step(int token, Span<int> output);

    /// <summary>A sequence of the stream.</summary>
    public abstract void Run(ReadOnlySpan<int> tokens, Span<int> outputs);

    /// <summary>Reads another source, which every second stream of <see cref="StepMany"/> attends to.</summary>
    public abstract void EncodeOther(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes);

    /// <summary>A step of many streams from their beginning, which attend to the source and to the other one by turns.</summary>
    public abstract void StepMany(ReadOnlySpan<int> tokens, Span<int> outputs);

    /// <summary>The target that a beam of two finds.</summary>
    public abstract int Decode(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes, Span<int> target);

    /// <summary>Back to before the first step.</summary>
    public abstract void Reset();

    /// <summary>Ends what there is to end.</summary>
    public abstract void Dispose();
}
