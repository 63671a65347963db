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
        RowsPlan? features = spec.Embedding is null ? new RowsPlan("Features", Stride: 1, FollowsState: false) : null;

        // Losses of classes take logits: what makes log probabilities of them is no part of training.
        bool endsInLogs = spec.Layers[spec.Layers.Count - 1] is LogSoftmaxSpec;
        var layers = new TrainingLayerPlan[spec.Layers.Count - (endsInLogs ? 1 : 0)];
        RowsPlan? input = features;
        RowsPlan? inputGradient = null;
        for (int site = 0; site < layers.Length; site++)
        {
            layers[site] = PlanLayer(spec, site, site == layers.Length - 1, input, inputGradient, training.Loss != Loss.None);

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
        RecurrentTrainingPlan { Spec.Direction: LayerDirection.Backward } => new RowsPlan(layer.Stem + "JoinedGradient", layer.Stride, FollowsState: false),
        RecurrentTrainingPlan { Spec.AddsInput: true } => new RowsPlan(layer.Stem + "SumGradient", layer.Stride, FollowsState: false),
        RecurrentTrainingPlan => new RowsPlan(layer.Stem + "HiddenGradient", layer.Stride, FollowsState: true),
        LinearTrainingPlan { EndsInLoss: true } => layer.Output,
        _ => new RowsPlan(layer.Stem + "OutputGradient", layer.Stride, FollowsState: false),
    };

    /// <summary>
    /// Whether dropout stands behind a layer that is not the last: where a rate is named for it, else before a layer with a matrix, but not where only raw
    /// features, as they are or normalised or stacked, enter that (Zaremba et al. 2014).
    /// </summary>
    private static bool Drops(ModelSpec model, int site)
    {
        LayerSpec layer = model.Layers[site];
        if (layer is FrameStackingSpec { Convolves: true }) return false;
        if (layer.Dropout is { } rate) return rate > 0;
        bool isOfFeatures = model.Layers.Take(site + 1).All(before => before is LayerNormSpec or FrameStackingSpec);
        return layer is not RecurrentSpec { Direction: LayerDirection.Forward } && !isOfFeatures && model.Layers[site + 1] is RecurrentSpec or LinearSpec or AttentionSpec or FrameStackingSpec { Convolves: true };
    }

    private static TrainingLayerPlan PlanLayer(ModelSpec model, int site, bool last, RowsPlan? input, RowsPlan? inputGradient, bool hasLoss)
    {
        LayerSpec layer = model.Layers[site];
        string prefix = ModelPlanner.PrefixOf(model, site);
        string stem = char.ToLowerInvariant(prefix[0]) + prefix.Substring(1);
        bool drops = !last && Drops(model, site);
        RowsPlan output = !drops && layer is RecurrentSpec
            ? new RowsPlan(stem + "Hidden", model.StrideTo(site), FollowsState: true)
            : new RowsPlan(stem + "Output", model.StrideTo(site), FollowsState: false);
        return layer switch
        {
            EmbeddingSpec e => new EmbeddingTrainingPlan(prefix, site, e, input, inputGradient, output, drops),
            LinearSpec l => new LinearTrainingPlan(prefix, site, l, input, inputGradient, output, drops, last && hasLoss),
            AttentionSpec a => new AttentionTrainingPlan(prefix, site, a, input, inputGradient, output, drops),
            RecurrentSpec r => PlanRecurrent(r, prefix, stem, site, input, inputGradient, output, drops),
            LayerNormSpec n => new LayerNormTrainingPlan(prefix, site, n, input, inputGradient, output, drops),
            FrameStackingSpec f => new FrameStackingTrainingPlan(prefix, site, f, input, inputGradient, output, drops),
            _ => throw new InvalidOperationException($"No training plan for {layer.GetType().Name}."),
        };
    }

    /// <summary>
    /// A layer of a pair hands on its h as it is; the one that reads backward joins both, and a residual layer adds what enters, behind which dropout stands.
    /// </summary>
    private static RecurrentTrainingPlan PlanRecurrent(
        RecurrentSpec layer, string prefix, string stem, int site, RowsPlan? input, RowsPlan? inputGradient, RowsPlan output, bool drops) => new(
            prefix,
            site,
            layer,
            input,
            inputGradient,
            layer.Direction switch
            {
                LayerDirection.Forward => new RowsPlan(stem + "Hidden", output.Stride, FollowsState: true),
                LayerDirection.Backward => new RowsPlan(stem + "Joined", output.Stride, FollowsState: false),
                _ when layer.Residual => new RowsPlan(stem + "Sum", output.Stride, FollowsState: false),
                _ => output,
            },
            drops,
            layer.Cell == CellKind.Gru && layer.HiddenActivation.Format == NumberFormat.Affine);

    private static int WidestLanes(ModelSpec spec)
    {
        int units = spec.AllLayers
            .Where(layer => layer is RecurrentSpec or LinearSpec { Activation: not LinearActivation.None })
            .Select(layer => layer is RecurrentSpec recurrent ? recurrent.Hidden : layer.OutputSize)
            .DefaultIfEmpty(16)
            .Min();
        return laneWidths.First(width => width == 32 || width / 32 <= units);
    }
}
