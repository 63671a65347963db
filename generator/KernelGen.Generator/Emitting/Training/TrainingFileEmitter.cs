using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning.Training;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the file of the forward and backward pass.</summary>
internal static class TrainingFileEmitter
{
    /// <summary>The text of the file.</summary>
    public static string Emit(ModelDeclaration model, TrainingPlan plan)
    {
        var writer = new SourceWriter();
        var names = new EmittedNames(model);
        List<LayerTrainingEmitter> layers = [.. LayerTrainingEmitter.For(plan)];
        EmitHeader(writer, model, plan);
        using (writer.Block($"namespace {names.Namespace}"))
        {
            EmitUsings(writer);
            if (plan.Training.Loss != Loss.None) EmitFactory(writer, names, plan);
            writer.Lines($"""

                /// <summary>The forward and backward pass of {plan.Spec.Name}, all gradients written out.</summary>
                /// <remarks>
                /// Row r of a window is time step r / Streams of stream r % Streams. Buffers that hold a state begin with the Streams rows
                /// before the window, so that the row before row r + Streams is row r.
                /// </remarks>
                /// <typeparam name="TLanes">The lane type of elementwise work.</typeparam>
                """);
            using (writer.Block($"internal sealed class {TypeName(names)}<TLanes> : TrainingGraph<TLanes>\n    where TLanes : struct, ILanes<TLanes>"))
            {
                EmitFields(writer, plan, layers);
                EmitConstructor(writer, names, plan, layers);
                PassesEmitter.Emit(writer, plan, layers);
                foreach (LayerTrainingEmitter layer in layers) layer.EmitMethods(writer);
            }
        }

        return writer.ToString();
    }

    /// <summary>The name of the emitted graph.</summary>
    public static string TypeName(EmittedNames names) => names.Stem + "Training";

    private static void EmitHeader(SourceWriter writer, ModelDeclaration model, TrainingPlan plan)
    {
        HeaderEmitter.EmitTitle(writer, $"{model.QualifiedName}, training");
        string sequence = plan.SequenceBytes == 0 ? "" : $"\n//               {Literals.Grouped(plan.SequenceBytes)} bytes for a sequence, in every thread";
        writer.Lines($"""
            //
            //   window      {plan.Training.Batch} streams x up to {plan.Training.Steps} time steps
            //   parameters  {Literals.Grouped(plan.Parameters)}
            //   {(plan.Spec.Stride == 1 ? "a token    " : $"{plan.Spec.Stride} steps".PadRight(11))} {Literals.Grouped(plan.MultiplyAdds)} multiply-adds: forward, gradients of weights, gradients of inputs
            //   memory      {Literals.Grouped(plan.WindowBytes)} bytes for the window, 8 bytes a parameter and what the optimizer keeps{sequence}

            #nullable enable

            """);
    }

    private static void EmitUsings(SourceWriter writer) => writer.Lines("""
        using global::System;
        using global::System.Runtime.CompilerServices;
        using global::KernelGen.Arithmetic;
        using global::KernelGen.Lanes;
        using global::KernelGen.Quantization;
        using global::KernelGen.Spec;
        using global::KernelGen.Training;

        """);

    private static void EmitFactory(SourceWriter writer, EmittedNames names, TrainingPlan plan)
    {
        writer.Lines("/// <summary>Chooses the lane type; all give equal bits.</summary>");
        using (writer.Block($"internal static class {TypeName(names)}"))
        {
            writer.Lines($"/// <summary>The passes over lanes of at most {plan.WidestLanes} bits: no layer with a non-linearity is shorter than a register.</summary>");
            using (writer.Block("internal static TrainingGraph Create(ModelSpec spec, LaneWidth width, int threads)"))
            {
                foreach (int bits in new[] { 512, 256, 128 }.Where(bits => bits <= plan.WidestLanes))
                {
                    string condition = bits == plan.WidestLanes
                        ? $"width >= LaneWidth.Vector{bits}"
                        : $"width == LaneWidth.Vector{bits}";
                    writer.Lines($"if ({condition}) return new {TypeName(names)}<Lanes{bits}>(spec, width, threads);");
                }

                writer.Lines($"return new {TypeName(names)}<Lanes32>(spec, width, threads);");
            }
        }
    }

    private static void EmitFields(SourceWriter writer, TrainingPlan plan, List<LayerTrainingEmitter> layers)
    {
        writer.Lines($"""
            private const int Streams = {plan.Training.Batch};
            private const int Rows = {plan.Training.Steps} * Streams;
            """);
        foreach (LayerTrainingEmitter layer in layers) layer.EmitConstants(writer);
        foreach (LayerTrainingEmitter layer in layers)
        {
            writer.Line();
            layer.EmitFields(writer);
        }

        if (CodedFeatures(plan) is not { } coded) return;
        writer.Lines("\n// How features are coded as they enter.");
        string field = coded.Activation.IsObserved ? "" : TrainingText.CodeField(coded.Activation, "featureCode");
        if (field.Length > 0) writer.Lines(field);
        writer.Lines("private readonly RangePass codeFeatures;");
    }

    private static void EmitConstructor(
        SourceWriter writer, EmittedNames names, TrainingPlan plan, List<LayerTrainingEmitter> layers)
    {
        writer.Lines("\n/// <summary>Takes all memory and starts the threads.</summary>");
        string window = $"new TrainingSpec({Literals.Enum(plan.Training.Loss)}, Streams, Rows / Streams)";
        string site = plan.Training.Loss == Loss.None ? ", int firstSite" : "", bases = plan.Training.Loss == Loss.None ? ", firstSite" : "";
        string graph = plan.Spec.Encoder is null
            ? $"    : base(spec, {window}, width, threads{bases})"
            : $"    : base(spec, {window}, new {TypeName(names.Encoder)}<TLanes>(spec, width, threads, firstSite: {plan.Layers.Count}))";
        using (writer.Block($"internal {TypeName(names)}(ModelSpec spec, LaneWidth width, int threads{site})\n{graph}"))
        {
            for (int index = 0; index < layers.Count; index++)
            {
                if (index > 0) writer.Line();
                layers[index].EmitConstruction(writer);
            }

            if (CodedFeatures(plan) is { } coded)
                writer.Lines(coded.Activation.IsObserved ? "AddFeatureRange();\ncodeFeatures = CodeObservedFeatures;" : "codeFeatures = CodeFeatures;");
        }

        if (plan.FeatureRows is not null) EmitFeatures(writer, plan);
    }

    private static void EmitFeatures(SourceWriter writer, TrainingPlan plan)
    {
        writer.Lines($"""

            /// <inheritdoc/>
            public override MatrixBuffer Features {"{ get; }"} = new(Rows, {plan.Spec.InputSize});
            """);
        if (CodedFeatures(plan) is not { Activation.IsObserved: false } coded) return;
        writer.Lines("\n/// <summary>Replaces features by the values that their codes stand for.</summary>");
        using (writer.Block("private void CodeFeatures(int first, int end)"))
        {
            string code = TrainingText.Quantize(coded.Activation, "featureCode", "Features[row]", Literals.Integer(coded.Size));
            writer.Lines($"for (int row = first; row < end; row++) {code}");
        }
    }

    /// <summary>How raw features are coded and how many there are; null where they enter as floats.</summary>
    internal static (ActivationSpec Activation, int Size)? CodedFeatures(TrainingPlan plan) => plan.Spec.Layers[0] switch
    {
        RecurrentSpec { InputActivation.Format: not NumberFormat.Float } layer => (layer.InputActivation, layer.Input),
        LinearSpec { InputActivation.Format: not NumberFormat.Float } layer => (layer.InputActivation, layer.Input),
        _ => null,
    };
}
