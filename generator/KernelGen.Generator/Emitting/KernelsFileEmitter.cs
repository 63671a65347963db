using KernelGen.Generator.Emitting.Cells;
using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the file of the arithmetic: weights, scratch and kernels, in a namespace of their own.</summary>
internal static class KernelsFileEmitter
{
    /// <summary>The text of the file.</summary>
    public static string Emit(ModelDeclaration model, ModelPlan plan)
    {
        var writer = new SourceWriter();
        var names = new EmittedNames(model);
        HeaderEmitter.Emit(writer, model, plan);
        writer.Lines("#nullable enable\n");
        using (writer.Block($"namespace {names.Namespace}"))
        {
            writer.Lines($"""
                using global::System;
                using global::System.Runtime.CompilerServices;
                using global::System.Runtime.InteropServices;
                using global::KernelGen.Arithmetic;
                using global::KernelGen.Formats;{(plan.Integer is null ? "" : "\nusing global::KernelGen.Integers;")}
                using global::KernelGen.Lanes;
                using global::KernelGen.Quantization;
                using global::KernelGen.Spec;
                """);
            writer.Lines(plan.SharesMatrices ? "using global::KernelGen.Threading;\n" : "");
            WeightsEmitter.Emit(writer, names, plan);
            writer.Line();
            ScratchEmitter.Emit(writer, names, plan);
            writer.Line();
            writer.Lines("/// <summary>The arithmetic, once for all lane types.</summary>");
            using (writer.Block($"internal static class {names.Kernels}"))
            {
                if (plan.HasStep)
                {
                    StepEmitter.Emit(writer, names, plan);
                    writer.Line();
                }

                AdvanceEmitter.Emit(writer, names, plan);
                writer.Line();
                ResetEmitter.Emit(writer, names, plan);
                foreach (LayerPlan layer in plan.Layers) EmitLayer(writer, names, plan, layer);
                if (plan.Integer is { } integer) IntegerCellEmitter.EmitFunctions(writer, integer);
            }
        }

        return writer.ToString();
    }

    private static void EmitLayer(SourceWriter writer, EmittedNames names, ModelPlan plan, LayerPlan layer)
    {
        bool first = layer == plan.Layers[0];
        if (first && layer is not EmbeddingPlan) EmitEncoding(writer, names, layer.Input);
        switch (layer)
        {
            case EmbeddingPlan embedding:
                writer.Line();
                EmbeddingEmitter.Emit(writer, names, embedding);
                if ((embedding.Output.HasIntegersOnly || !embedding.Output.IsCoded) && EncodingEmitter.NeedsEncoding(embedding.Output)) EmitEncoding(writer, names, embedding.Output);
                break;
            case LinearPlan linear:
                EmitProduct(writer, names, linear.Matrix, linear.Input);
                if (linear.Bends)
                {
                    writer.Line();
                    LinearEmitter.Emit(writer, names, linear);
                }
                if (linear.Output is { } output) EmitEncoding(writer, names, output);
                break;
            case AttentionPlan attention:
                EmitProduct(writer, names, attention.QueryMatrix, attention.Input);
                EmitProduct(writer, names, attention.MemoryMatrix, attention.Memory);
                EmitEncoding(writer, names, attention.Memory);
                writer.Line();
                AttentionEmitter.Emit(writer, names, plan, attention);
                EmitEncoding(writer, names, attention.Output);
                break;
            case RecurrentPlan recurrent:
                EmitProduct(writer, names, recurrent.InputMatrix, recurrent.Entering ?? recurrent.Input);
                if (recurrent.Entering is { } entering) EmitEncoding(writer, names, entering);
                EmitProduct(writer, names, recurrent.RecurrentMatrix, recurrent.Hidden);
                if (recurrent.InnerMatrix is { } inner) EmitProduct(writer, names, inner, recurrent.Interlink!);
                if (recurrent.FusesProducts)
                {
                    writer.Line();
                    StepProductEmitter.Emit(writer, names.Weights, recurrent);
                }

                writer.Line();
                if (recurrent.IsInteger) IntegerCellEmitter.Emit(writer, names, recurrent, plan.Integer!);
                else CellEmitter.Emit(writer, recurrent);
                EmitEncoding(writer, names, recurrent.Hidden);
                if (recurrent.Interlink is { } interlink) EmitEncoding(writer, names, interlink);
                if (recurrent.Combined is { } combined) EmitEncoding(writer, names, combined);
                break;
            case LayerNormPlan or FrameStackingPlan:
                writer.Line();
                ValuesEmitter.Emit(writer, names, layer);
                EmitEncoding(writer, names, layer.Written!);
                break;
        }
    }

    private static void EmitProduct(SourceWriter writer, EmittedNames names, MatrixPlan matrix, VectorPlan vector)
    {
        writer.Line();
        ProductEmitter.Emit(writer, names.Weights, matrix, vector);
    }

    private static void EmitEncoding(SourceWriter writer, EmittedNames names, VectorPlan vector)
    {
        if (!EncodingEmitter.NeedsEncoding(vector)) return;
        writer.Line();
        EncodingEmitter.EmitEncode(writer, names, vector);
    }
}
