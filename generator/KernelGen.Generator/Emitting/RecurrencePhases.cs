using System.Collections.Generic;
using KernelGen.Generator.Emitting.Cells;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>The parts of a layer's recurrence in order: what one stream does at once, and what many streams do product by product.</summary>
internal static class RecurrencePhases
{
    /// <summary>The phases of <paramref name="layer"/>; its products in one method where <paramref name="fused"/>.</summary>
    public static IEnumerable<RecurrencePhase> Of(ModelPlan plan, RecurrentPlan layer, bool fused)
    {
        if (layer is { NormalisesProducts: true, IsInteger: false }) yield return new StreamPhase(NormEmitter.Input(layer));
        IEnumerable<RecurrencePhase> phases = layer.IsInteger ? OfIntegers(plan, layer)
            : layer.Spec.Cell == CellKind.Gru ? OfGru(layer, fused)
            : OfSums(plan, layer, fused);
        foreach (RecurrencePhase phase in phases) yield return phase;
        if (EncodingEmitter.NeedsEncoding(layer.Hidden)) yield return new StreamPhase(EncodingEmitter.Call(layer.Hidden, "TLanes", "after"));
    }

    /// <summary>The phases with neighbours that streams do by themselves joined.</summary>
    public static IEnumerable<RecurrencePhase> Joined(IEnumerable<RecurrencePhase> phases)
    {
        StreamPhase? open = null;
        foreach (RecurrencePhase phase in phases)
        {
            if (phase is StreamPhase each)
            {
                open = open is null ? each : new StreamPhase($"{open.Lines}\n{each.Lines}");
                continue;
            }

            if (open is not null) yield return open;
            open = null;
            yield return phase;
        }

        if (open is not null) yield return open;
    }

    /// <summary>Integer-only cells: both products stay apart until the cell requantizes or normalises them.</summary>
    private static IEnumerable<RecurrencePhase> OfIntegers(ModelPlan plan, RecurrentPlan layer)
    {
        yield return new ProductPhase(layer.RecurrentMatrix, "before", null, 0, "recurrent");
        string cell = layer.CellBytes > 0 ? $"ref Unsafe.As<byte, short>(ref state.BytesAt({plan.CellOffset(layer)})), " : "";
        yield return new StreamPhase($"{layer.Prefix}Cell<TLanes>(weights, ref pre, ref recurrent, {cell}ref after{SaturationEmitter.Argument(plan, layer)});");
    }

    /// <summary>Cells whose gates are all sums: pre = pre + U h.</summary>
    private static IEnumerable<RecurrencePhase> OfSums(ModelPlan plan, RecurrentPlan layer, bool fused)
    {
        if (fused) yield return new StreamPhase(StepProduct(layer));
        else if (!layer.NormalisesProducts)
        {
            yield return new ProductPhase(layer.RecurrentMatrix, "before", "pre", 0, "pre");
            if (layer.NormalisesSums) yield return new StreamPhase(NormEmitter.Sums(layer));
        }
        else
        {
            yield return new ProductPhase(layer.RecurrentMatrix, "before", null, 0, "recurrent");
            yield return new StreamPhase(NormEmitter.AddRecurrent(layer));
        }

        string cell = layer.Spec.Cell == CellKind.Lstm ? $"ref state.FloatsAt({plan.CellOffset(layer)}), " : "";
        string peepholes = layer.PeepholeFloats > 0 ? $", ref weights.{layer.Prefix}Peepholes.FloatsAt(0)" : "";
        string output = layer.ProjectionMatrix is null ? "ref hidden" : "ref Unsafe.As<byte, float>(ref interlink)";
        yield return new StreamPhase($"{layer.Prefix}Cell<TLanes>(ref pre, {cell}{output}{peepholes});");
        if (layer.ProjectionMatrix is null) yield break;
        foreach (RecurrencePhase phase in Projected(layer, layer.ProjectionMatrix)) yield return phase;
    }

    /// <summary>What the cell puts out, coded, then h: whole registers of rows, of which the values are copied.</summary>
    private static IEnumerable<RecurrencePhase> Projected(RecurrentPlan layer, MatrixPlan projection)
    {
        VectorPlan interlink = layer.Interlink!;
        if (EncodingEmitter.NeedsEncoding(interlink)) yield return new StreamPhase(EncodingEmitter.Call(interlink, "TLanes", "interlink"));
        yield return new ProductPhase(projection, "interlink", null, 0, "projected");
        int size = layer.Spec.StateSize;
        yield return new StreamPhase($"MemoryMarshal.CreateReadOnlySpan(ref projected, {size}).CopyTo(MemoryMarshal.CreateSpan(ref hidden, {size}));");
    }

    private static IEnumerable<RecurrencePhase> OfGru(RecurrentPlan layer, bool fused)
    {
        string p = layer.Prefix;
        bool after = layer.CandidateMatrix is null;
        if (fused) yield return new StreamPhase(StepProduct(layer));
        else foreach (RecurrencePhase phase in layer.CandidateMatrix is { } candidate ? ResetBefore(layer, candidate) : ResetAfter(layer)) yield return phase;
        if (layer.QuantizesCandidate)
        {
            yield return new StreamPhase($"""
                {p}Candidate<TLanes>({(after ? "ref pre, ref recurrent, " : "")}ref candidates);
                AffineActivation.Quantize<TLanes>(ref candidates, {layer.Spec.Hidden}, {EncodingEmitter.AffineCode(layer.Hidden)});
                """);
        }

        string gates = after && !layer.QuantizesCandidate ? "ref pre, ref recurrent" : "ref recurrent, ref candidates";
        yield return new StreamPhase($"{p}Cell<TLanes>({gates}, ref Unsafe.As<byte, float>(ref before), ref hidden);");
    }

    /// <summary>The candidate's U h + c stays apart from W x + b, since reset multiplies it.</summary>
    private static IEnumerable<RecurrencePhase> ResetAfter(RecurrentPlan layer)
    {
        if (layer.NormalisesProducts)
        {
            yield return new ProductPhase(layer.RecurrentMatrix, "before", null, 0, "recurrent");
            yield return new StreamPhase($"{NormEmitter.AddGates(layer)}\n{NormEmitter.AddCandidateBiases(layer)}");
            yield break;
        }

        int gates = 2 * layer.GateStride;
        yield return new StreamPhase($"""
            MemoryMarshal.CreateSpan(ref pre, {gates}).CopyTo(MemoryMarshal.CreateSpan(ref recurrent, {gates}));
            weights.{layer.Prefix}CandidateBias.Floats.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref recurrent, {gates}), {layer.RecurrentMatrix.Layout.PaddedRows - gates}));
            """);
        yield return new ProductPhase(layer.RecurrentMatrix, "before", "recurrent", 0, "recurrent");
    }

    /// <summary>The gates first, then the candidate's product with reset * h.</summary>
    private static IEnumerable<RecurrencePhase> ResetBefore(RecurrentPlan layer, MatrixPlan candidate)
    {
        bool norm = layer.NormalisesProducts;
        VectorPlan interlink = layer.Interlink!;
        yield return new ProductPhase(layer.RecurrentMatrix, "before", norm ? null : "pre", 0, "recurrent");
        string encoding = EncodingEmitter.NeedsEncoding(interlink) ? "\n" + EncodingEmitter.Call(interlink, "TLanes", "interlink") : "";
        yield return new StreamPhase($"""
            {(norm ? NormEmitter.AddGates(layer) + "\n" : "")}{layer.Prefix}Gates<TLanes>(
                ref recurrent, ref Unsafe.As<byte, float>(ref before), ref Unsafe.As<byte, float>(ref interlink));{encoding}
            """);
        yield return new ProductPhase(candidate, "interlink", norm ? null : "pre", norm ? 0 : 2 * layer.GateStride, "candidates");
        if (norm) yield return new StreamPhase(NormEmitter.AddCandidate(layer));
    }

    private static string StepProduct(RecurrentPlan layer)
    {
        string recurrent = layer.Spec.Cell == CellKind.Gru ? ", ref recurrent" : "";
        return layer.StepTiles == 1
            ? $"{layer.Prefix}StepProduct<TLanes>(weights, ref input, ref before, ref pre{recurrent});"
            : $"""
                {layer.Prefix}StepProduct<TLanes>(weights, ref input, ref before, ref pre{recurrent}, scratch.{layer.Prefix}Turn);
                scratch.{layer.Prefix}Turn ^= 1;
                """;
    }
}
