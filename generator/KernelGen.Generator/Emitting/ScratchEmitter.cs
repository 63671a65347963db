using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the class that holds what a chunk of time steps needs between kernels.</summary>
internal static class ScratchEmitter
{
    /// <summary>Prints the scratch of <paramref name="plan"/>.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, ModelPlan plan)
    {
        List<(string Name, string Bytes)> buffers = [.. Buffers(plan)];
        string? team = plan.Matrices.FirstOrDefault(matrix => matrix.IsShared) is { } shared ? KernelText.Team(names.Weights, shared) : null;
        writer.Lines($"/// <summary>What {(plan.SharesMatrices ? "one caller and the threads beside it need" : "one thread needs")} between kernels, for a chunk of time steps.</summary>");
        using (writer.Block($"internal sealed class {names.Scratch}"))
        {
            writer.Lines("internal readonly int Steps;");
            foreach ((string name, _) in buffers) writer.Lines($"internal readonly AlignedBuffer {name};");
            foreach (RecurrentPlan layer in plan.Recurrent.Where(layer => layer is { FusesProducts: true, StepTiles: > 1 }))
                writer.Lines($"internal nuint {layer.Prefix}Turn;");
            if (team is not null) writer.Lines($"internal readonly {team}? Team;");
            writer.Line();
            writer.Lines(plan.SharesMatrices
                ? "/// <summary>Takes all memory for <paramref name=\"steps\"/> time steps, and starts the threads beside the calling one.</summary>"
                : "/// <summary>Takes all memory for <paramref name=\"steps\"/> time steps.</summary>");
            using (writer.Block($"internal {names.Scratch}(int steps{(plan.SharesMatrices ? ", int threads" : "")})"))
            {
                writer.Lines("Steps = steps;");
                if (team is not null) writer.Lines($"Team = {team}.Of(threads, sums: {plan.WaitingSums.Shared});");
                foreach ((string name, string bytes) in buffers) writer.Lines($"{name} = new AlignedBuffer({bytes});");
            }
        }
    }

    private static IEnumerable<(string Name, string Bytes)> Buffers(ModelPlan plan)
    {
        VectorPlan entering = plan.Layers[0].Input;
        yield return (entering.Name, $"{entering.RecordBytes}L * steps");
        foreach (LayerPlan layer in plan.Layers)
        {
            switch (layer)
            {
                case RecurrentPlan recurrent:
                    int rowBytes = 4 * recurrent.InputMatrix.Layout.PaddedRows;
                    // A candidate's product reads whole blocks of rows, which may end behind the last gate.
                    string slack = recurrent.CandidateMatrix is { } matrix ? $" + {4 * matrix.Layout.RowBlock}" : "";
                    yield return ($"{recurrent.Prefix}Pre", $"{rowBytes}L * steps{slack}");
                    yield return (recurrent.Hidden.Name, $"{recurrent.Hidden.RecordBytes}L * (steps + 1)");
                    if (recurrent.Combined is { } combined) yield return (combined.Name, $"{combined.RecordBytes}L * steps");
                    if (recurrent.Entering is { } normalised) yield return (normalised.Name, $"{normalised.RecordBytes}L * steps");
                    if (recurrent.KeepsRecurrentApart) yield return ($"{recurrent.Prefix}Recurrent", $"{rowBytes}L * steps");
                    if (recurrent.CandidateFloats > 0)
                        yield return ($"{recurrent.Prefix}Candidates", $"{4 * recurrent.CandidateFloats}L * steps");
                    if (recurrent.ProjectionMatrix is { } projection)
                        yield return ($"{recurrent.Prefix}Projected", $"{4 * projection.Layout.PaddedRows}L * steps");
                    if (recurrent.Interlink is { } interlink) yield return (interlink.Name, $"{interlink.RecordBytes}L * steps");
                    break;
                case AttentionPlan attention:
                    // A key takes the place of a query while a source is read.
                    yield return ($"{attention.Prefix}Query", $"{4 * attention.ZeroFloats}L * steps");
                    yield return ($"{attention.Prefix}Weights", Literals.Integer(4L * attention.Spec.WeightFloats));
                    if (attention.BentIntegers > 0) yield return ($"{attention.Prefix}Bent", Literals.Integer(4L * attention.BentIntegers));
                    yield return (attention.Memory.Name, Literals.Integer(attention.Memory.RecordBytes));
                    yield return (attention.Output.Name, $"{attention.Output.RecordBytes}L * steps");
                    break;
                case LinearPlan { WritesOutputs: false } linear:
                    yield return ($"{linear.Prefix}Pre", $"{4 * linear.Matrix.Layout.PaddedRows}L * steps");
                    if (linear.Output is { } output) yield return (output.Name, $"{output.RecordBytes}L * steps");
                    break;
                case LayerNormPlan or FrameStackingPlan:
                    VectorPlan values = layer.Written!;
                    yield return (values.Name, $"{values.RecordBytes}L * steps");
                    break;
            }
        }

        (int one, int several, _) = plan.WaitingSums;
        if (several > 0) yield return ("Sums", one == several ? Literals.Integer(4 * one) : $"steps == 1 ? {4 * one} : {4 * several}");
        if (plan.TableBytes > 0) yield return ("Tables", $"{plan.TableBytes}L * steps");
    }
}
