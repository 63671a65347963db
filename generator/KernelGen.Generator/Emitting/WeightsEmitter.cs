using KernelGen.Generator.Emitting.Cells;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the class that holds the weights as kernels read them.</summary>
internal static class WeightsEmitter
{
    /// <summary>Prints the weights of <paramref name="plan"/>.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, ModelPlan plan)
    {
        writer.Lines("/// <summary>The weights, laid out once for the kernels; the same bytes serve every lane type.</summary>");
        using (writer.Block($"internal sealed class {names.Weights}"))
        {
            if (plan.Integer is { TakesTables: true }) IntegerWeightsEmitter.EmitTables(writer);
            foreach (LayerPlan layer in plan.Layers) EmitFields(writer, layer);
            writer.Line();
            writer.Lines("/// <summary>Lays out the codes, coefficients and biases of a packed model.</summary>");
            using (writer.Block($"internal {names.Weights}(PackedModel packed)"))
            {
                foreach (LayerPlan layer in plan.Layers) EmitLayout(writer, plan, layer);
            }
        }
    }

    private static void EmitFields(SourceWriter writer, LayerPlan layer)
    {
        switch (layer)
        {
            case { IsInteger: true }:
                IntegerWeightsEmitter.EmitFields(writer, layer);
                break;
            case EmbeddingPlan embedding:
                writer.Lines($"internal readonly QuantizedMatrix {embedding.Prefix}Rows;");
                break;
            case RecurrentPlan recurrent:
                EmitFields(writer, recurrent);
                break;
            case AttentionPlan attention:
                EmitFields(writer, attention.QueryMatrix);
                EmitFields(writer, attention.MemoryMatrix);
                writer.Lines(Buffer($"{attention.Prefix}Zeros", 4L * attention.ZeroFloats));
                if (attention.Spec.HasScoreWeights) writer.Lines(Buffer($"{attention.Prefix}Score", 4L * attention.Spec.Units));
                if (attention.Memory.LearnedCode is { } memory) writer.Lines($"internal readonly AffineCode {memory};");
                break;
            case LinearPlan linear:
                EmitFields(writer, linear.Matrix);
                writer.Lines(Buffer($"{linear.Prefix}Bias", 4 * linear.Matrix.Layout.PaddedRows));
                break;
            case LayerNormPlan norm:
                writer.Lines(Buffer($"{norm.Prefix}Gain", 4 * norm.Output.PaddedValues));
                writer.Lines(Buffer($"{norm.Prefix}Bias", 4 * norm.Output.PaddedValues));
                break;
        }
    }

    private static void EmitFields(SourceWriter writer, RecurrentPlan recurrent)
    {
        EmitFields(writer, recurrent.InputMatrix);
        EmitFields(writer, recurrent.RecurrentMatrix);
        if (recurrent.InnerMatrix is { } inner) EmitFields(writer, inner);
        writer.Lines(Buffer($"{recurrent.Prefix}Bias", 4 * recurrent.InputMatrix.Layout.PaddedRows));
        if (recurrent.Entering is { } entering)
        {
            foreach (string name in new[] { "InputScale", "InputShift" })
                writer.Lines(Buffer(recurrent.Prefix + name, 4 * entering.PaddedValues));
        }

        if (recurrent.ZeroFloats > 0) writer.Lines(Buffer(recurrent.Prefix + "Zeros", 4L * recurrent.ZeroFloats));
        foreach ((string gain, _) in Gains(recurrent)) writer.Lines(Buffer(recurrent.Prefix + gain, 4 * recurrent.InputMatrix.Layout.PaddedRows));

        if (recurrent.PeepholeFloats > 0) writer.Lines(Buffer($"{recurrent.Prefix}Peepholes", 4L * recurrent.PeepholeFloats));
        if (recurrent.Spec.ResetsAfter)
            writer.Lines(Buffer($"{recurrent.Prefix}CandidateBias", 4 * CandidateRows(recurrent)));
        if (recurrent.Hidden.LearnedCode is { } code) writer.Lines($"internal readonly AffineCode {code};");
    }

    /// <summary>Prints the fields of a matrix.</summary>
    public static void EmitFields(SourceWriter writer, MatrixPlan matrix)
    {
        writer.Lines(Buffer(matrix.Name + (matrix.IsCoded ? "Codes" : "Rows"), matrix.Layout.Bytes));
        if (matrix.HasCoefficients) writer.Lines(Buffer(matrix.Name + "Alpha", 4L * matrix.Weights.Planes * matrix.Layout.PaddedRows));
        if (matrix.HasRowSums) writer.Lines(Buffer(matrix.RowSums, 4L * matrix.Layout.PaddedRows));
    }

    private static void EmitLayout(SourceWriter writer, ModelPlan plan, LayerPlan layer)
    {
        switch (layer)
        {
            case { IsInteger: true }:
                IntegerWeightsEmitter.EmitLayout(writer, layer, Index(plan, layer));
                break;
            case EmbeddingPlan embedding:
                writer.Lines($"""
                    {embedding.Prefix}Rows = packed.Matrix({Literals.Text(ModelTensors.Qualified(embedding.Spec, "weight"))});
                    """);
                break;
            case RecurrentPlan recurrent:
                EmitLayout(writer, plan, recurrent);
                break;
            case AttentionPlan attention:
                EmitLayout(writer, attention.QueryMatrix);
                EmitLayout(writer, attention.MemoryMatrix);
                if (attention.Spec.HasScoreWeights)
                    writer.Lines($"packed.ScoreWeights((AttentionSpec)packed.Spec.Layers[{Index(plan, attention)}]).CopyTo({attention.Prefix}Score.Floats);");
                if (attention.Memory.LearnedCode is { } memory)
                    writer.Lines($"{memory} = packed.Encoder!.HiddenCode(packed.Spec.Encoder!.Layers[{plan.Encoder!.Layers.Count - 1}]);");
                break;
            case LinearPlan linear:
                EmitLayout(writer, linear.Matrix);
                EmitBias(writer, plan, linear, linear.Spec, linear.Matrix);
                break;
            case LayerNormPlan norm:
                writer.Lines($"""
                    packed.Norm(packed.Spec.Layers[{Index(plan, norm)}], "weight").CopyTo({norm.Prefix}Gain.Floats);
                    packed.Bias(packed.Spec.Layers[{Index(plan, norm)}]).CopyTo({norm.Prefix}Bias.Floats);
                    """);
                break;
        }
    }

    private static void EmitLayout(SourceWriter writer, ModelPlan plan, RecurrentPlan recurrent)
    {
        EmitLayout(writer, recurrent.InputMatrix);
        EmitLayout(writer, recurrent.RecurrentMatrix);
        if (recurrent.InnerMatrix is { } inner) EmitLayout(writer, inner);
        EmitBias(writer, plan, recurrent, recurrent.Spec, recurrent.InputMatrix);
        foreach ((string gain, string tensor) in Gains(recurrent))
        {
            writer.Lines(
                $"WeightLayout.LayBias({Local(recurrent.InputMatrix)}, packed.Norm(packed.Spec.Layers[{Index(plan, recurrent)}], {Literals.Text(tensor)}), {recurrent.Prefix}{gain}.Floats);");
        }

        if (recurrent.Entering is not null) EmitInputNorm(writer, plan, recurrent);
        EmitPeepholes(writer, plan, recurrent);
        if (recurrent.Spec.ResetsAfter)
        {
            writer.Lines(
                $"packed.CandidateBias(packed.Spec.Layers[{Index(plan, recurrent)}]).CopyTo({recurrent.Prefix}CandidateBias.Floats);");
        }

        if (recurrent.Hidden.LearnedCode is { } code)
            writer.Lines($"{code} = packed.HiddenCode(packed.Spec.Layers[{Index(plan, recurrent)}]);");
    }

    private static void EmitBias(SourceWriter writer, ModelPlan plan, LayerPlan layer, LayerSpec spec, MatrixPlan matrix)
    {
        bool has = spec is RecurrentSpec { Bias: true } or LinearSpec { Bias: true };
        if (!has) return;
        writer.Lines(
            $"WeightLayout.LayBias({Local(matrix)}, packed.Bias(packed.Spec.Layers[{Index(plan, layer)}]), {layer.Prefix}Bias.Floats);");
    }

    /// <summary>The gains of normalised products, or of their sums, with the tensors that hold them.</summary>
    private static (string Name, string Tensor)[] Gains(RecurrentPlan layer) =>
        layer.NormalisesProducts ? [("InputGain", "gain_ih"), ("RecurrentGain", "gain_hh")]
        : layer.NormalisesSums ? [("SumGain", "gain_sum")]
        : [];

    private static void EmitInputNorm(SourceWriter writer, ModelPlan plan, RecurrentPlan layer)
    {
        string spec = $"packed.Spec.Layers[{Index(plan, layer)}]";
        writer.Lines($"""
            packed.Norm({spec}, "scale_x").CopyTo({layer.Prefix}InputScale.Floats);
            packed.Norm({spec}, "shift_x").CopyTo({layer.Prefix}InputShift.Floats);
            """);
    }

    private static void EmitPeepholes(SourceWriter writer, ModelPlan plan, RecurrentPlan layer)
    {
        foreach (char gate in layer.Spec.PeepholeGates)
        {
            int first = LstmCellEmitter.PeepholeOffset(layer, gate);
            writer.Lines(
                $"packed.Peephole(packed.Spec.Layers[{Index(plan, layer)}], '{gate}').CopyTo({layer.Prefix}Peepholes.Floats{(first == 0 ? "" : $"[{first}..]")});");
        }
    }

    /// <summary>Prints what lays out a matrix.</summary>
    public static void EmitLayout(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor l = matrix.Layout;
        string tensor = $"packed.Matrix({Literals.Text(matrix.Tensor)})";
        string firstRow = matrix.FirstRow == 0 ? "" : $", firstRow: {matrix.FirstRow}";
        writer.Lines($"""
            LayoutDescriptor {Local(matrix)} = new(
                KernelFamily.{l.Family}, {l.Gates}, {l.GateRows}, {l.Columns}, {l.Planes}, {l.StorageBits}, {l.RowBlock});
            WeightLayout.Lay({Local(matrix)}, {tensor}, {matrix.Name}{(matrix.IsCoded ? "Codes" : "Rows")}.Span{firstRow});
            """);
        if (matrix.HasRowSums)
            writer.Lines($"WeightLayout.LayRowSums({Local(matrix)}, {tensor}, factor: {Literals.Integer(matrix.TakesMagnitudes ? 1 : -matrix.Input.IntegerZero)}, {matrix.RowSums}.Integers{firstRow});");
        if (matrix.HasCoefficients) writer.Lines($"WeightLayout.LayAlpha({Local(matrix)}, {tensor}, {matrix.Name}Alpha.Floats{firstRow});");
    }

    private static int CandidateRows(RecurrentPlan layer) => layer.InputMatrix.Layout.PaddedRows - 2 * layer.GateStride;

    public static string Local(MatrixPlan matrix) => char.ToLowerInvariant(matrix.Name[0]) + matrix.Name.Substring(1);

    private static int Index(ModelPlan plan, LayerPlan layer)
    {
        int index = 0;
        while (!ReferenceEquals(plan.Layers[index], layer)) index++;
        return index;
    }

    public static string Buffer(string name, long bytes) => $"internal readonly AlignedBuffer {name} = new({Literals.Integer(bytes)});";
}
