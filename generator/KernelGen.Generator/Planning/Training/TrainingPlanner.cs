using System;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>Spec to plan: which rows each layer reads, where gradients go, where dropout stands.</summary>
internal static class TrainingPlanner
{
    private static readonly int[] laneWidths = [512, 256, 128, 32];

    /// <summary>Plans the training of <paramref name="spec"/>.</summary>
    public static TrainingPlan Plan(ModelSpec spec, TrainingSpec training)
    {
        RowsPlan? features = spec.Embedding is null ? new RowsPlan("Features", FollowsState: false) : null;
        var layers = new TrainingLayerPlan[spec.Layers.Count];
        RowsPlan? input = features;
        RowsPlan? inputGradient = null;
        for (int site = 0; site < layers.Length; site++)
        {
            layers[site] = PlanLayer(spec, site, input, inputGradient, training.Loss != Loss.None);

            // The partner of a layer that reads forward reads the same rows.
            if (layers[site] is RecurrentTrainingPlan { Spec.Direction: LayerDirection.Forward }) continue;
            input = layers[site].Output;
            inputGradient = GradientOf(layers[site]);
        }

        return new TrainingPlan(spec, training, new EquatableArray<TrainingLayerPlan>(layers), features, WidestLanes(spec));
    }

    /// <summary>Where the gradient of what a layer puts out lies, before dropout.</summary>
    public static RowsPlan GradientOf(TrainingLayerPlan layer) => layer switch
    {
        RecurrentTrainingPlan { Spec.Direction: LayerDirection.Backward } => new RowsPlan(layer.Stem + "JoinedGradient", FollowsState: false),
        RecurrentTrainingPlan => new RowsPlan(layer.Stem + "HiddenGradient", FollowsState: true),
        LinearTrainingPlan { EndsInLoss: true } => layer.Output,
        _ => new RowsPlan(layer.Stem + "OutputGradient", FollowsState: false),
    };

    private static TrainingLayerPlan PlanLayer(ModelSpec model, int site, RowsPlan? input, RowsPlan? inputGradient, bool hasLoss)
    {
        LayerSpec layer = model.Layers[site];
        string prefix = ModelPlanner.PrefixOf(model, site);
        string stem = char.ToLowerInvariant(prefix[0]) + prefix.Substring(1);
        bool last = site == model.Layers.Count - 1;
        RowsPlan output = last && layer is RecurrentSpec
            ? new RowsPlan(stem + "Hidden", FollowsState: true)
            : new RowsPlan(stem + "Output", FollowsState: false);
        return layer switch
        {
            EmbeddingSpec e => new EmbeddingTrainingPlan(prefix, site, e, input, inputGradient, output, !last),
            LinearSpec l => new LinearTrainingPlan(prefix, site, l, input, inputGradient, output, !last, last && hasLoss),
            AttentionSpec a => new AttentionTrainingPlan(prefix, site, a, input, inputGradient, output, !last),
            RecurrentSpec r => PlanRecurrent(r, prefix, stem, site, input, inputGradient, output, last),
            _ => throw new InvalidOperationException($"No training plan for {layer.GetType().Name}."),
        };
    }

    /// <summary>A layer of a pair hands on its h as it is; the one that reads backward joins both, behind which dropout stands.</summary>
    private static RecurrentTrainingPlan PlanRecurrent(
        RecurrentSpec layer, string prefix, string stem, int site, RowsPlan? input, RowsPlan? inputGradient, RowsPlan output, bool last) => new(
            prefix,
            site,
            layer,
            input,
            inputGradient,
            layer.Direction switch
            {
                LayerDirection.Forward => new RowsPlan(stem + "Hidden", FollowsState: true),
                LayerDirection.Backward => new RowsPlan(stem + "Joined", FollowsState: false),
                _ => output,
            },
            !last && layer.Direction != LayerDirection.Forward,
            layer.Cell == CellKind.Gru && layer.HiddenActivation.Format == NumberFormat.Affine);

    private static int WidestLanes(ModelSpec spec)
    {
        int units = spec.AllLayers
            .Where(layer => layer is RecurrentSpec or LinearSpec { Activation: not LinearActivation.None })
            .Select(layer => layer.OutputSize)
            .DefaultIfEmpty(16)
            .Min();
        return laneWidths.First(width => width == 32 || width / 32 <= units);
    }
}
