using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what the attention of an integer-only decoder does for one query.</summary>
internal static class IntegerAttentionEmitter
{
    /// <summary>Prints the method of <paramref name="layer"/>.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, AttentionPlan layer)
    {
        AttentionSpec spec = layer.Spec;
        writer.Lines($"""
            /// <summary>
            /// y = [sum of a_t m_t, x] where a = softmax({AttentionEmitter.ScoreOf(spec)}) over the rows m_t of the source and their keys k_t: {(spec.HasScoreWeights ? "pre-activations" : "codes")} of q and k, weights a in 256ths.
            /// </summary>
            """);
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void {layer.Prefix}Attend<TLanes>(
                {names.Weights} weights, AttentionMemory<int> source, {names.Scratch} scratch, ref int query, ref byte entering, ref byte record)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines($"""
                AttentionConstants own = weights.{IntegerWeightsEmitter.Constants(layer)};
                RecodingLanes.Apply<TLanes>(ref query, {layer.QueryMatrix.Layout.PaddedRows}, own.ToQueries);
                ref int attention = ref scratch.{layer.Prefix}Weights.IntegersAt(0);
                """);
            EmitScores(writer, layer);
            writer.Lines($"""

                // a = e^(s - greatest s) / sum of all
                IntegerAttention.BelowGreatest<TLanes>(ref attention, source.Length, own.ToGrid);
                Exponential<TLanes>(ref attention, source.Length);
                IntegerSoftmax.Share(MemoryMarshal.CreateSpan(ref attention, source.Length));

                ref byte codes = ref Unsafe.Add(ref record, {layer.Output.BytesOffset});
                IntegerAttention.Context<TLanes>(ref attention, ref source.Rows, size: {spec.Memory}, source.Length, own.FromContext, ref codes);
                RecodingLanes.Translate<TLanes>(ref entering, own.EnteringZero, {spec.Input}, own.FromEntering, ref Unsafe.Add(ref codes, {spec.Memory}));
                {EncodingEmitter.Call(layer.Output, "TLanes", "record")}
                """);
        }
    }

    /// <summary>Prints the scores; what divides inner products stands in the factor behind them.</summary>
    private static void EmitScores(SourceWriter writer, AttentionPlan layer)
    {
        AttentionSpec spec = layer.Spec;
        if (!spec.HasScoreWeights)
        {
            writer.Lines($"""

                // s = q . k
                IntegerAttention.Scores<TLanes>(ref query, ref source.Keys, units: {spec.Units}, stride: {spec.WeightFloats}, source.Length, ref attention);
                """);
            return;
        }

        writer.Lines($"""
            ref int bent = ref scratch.{layer.Prefix}Bent.IntegersAt(0);

            // s = v . tanh(q + k)
            scratch.{layer.Prefix}Weights.Span.Clear();
            """);
        using (writer.Block($"for (int unit = 0; unit < {spec.Units}; unit++)"))
        {
            writer.Lines($"""
                IntegerAttention.Add<TLanes>(Unsafe.Add(ref query, unit), ref Unsafe.Add(ref source.Keys, unit * {spec.WeightFloats}), source.Length, ref bent);
                Tanh<TLanes>(ref bent, source.Length);
                IntegerAttention.AddShare<TLanes>(weights.{layer.Prefix}Score.IntegersAt(4 * unit), ref bent, source.Length, ref attention);
                """);
        }
    }
}
