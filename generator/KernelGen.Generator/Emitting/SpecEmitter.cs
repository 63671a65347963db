using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Spells a model's spec as an expression.</summary>
internal static class SpecEmitter
{
    private const string Spec = "global::KernelGen.Spec.";

    /// <summary>new ModelSpec(...) with every layer on a line of its own.</summary>
    public static string Expression(ModelSpec spec)
    {
        string layers = string.Join(",\n        ", spec.Layers.Select(Of));
        string[] further =
        [
            .. spec.Encoder is { } encoder ? [$"Encoder = {Expression(encoder).Replace("\n", "\n    ")}"] : System.Array.Empty<string>(),
            .. spec.Integer is { } integer ? [$"Integer = {Of(integer)}"] : System.Array.Empty<string>(),
        ];
        string properties = further.Length == 0 ? "" : $"\n{{\n    {string.Join(",\n    ", further)},\n}}";
        return $"new(\n    {Literals.Text(spec.Name)},\n    new global::KernelGen.Spec.EquatableArray<{Spec}LayerSpec>(\n        {layers})){properties}";
    }

    /// <summary>The further argument that names the method of binary codes found on line; empty for the usual one.</summary>
    public static string OnLineMethod(ActivationSpec activation) =>
        activation.OnLineMethod == Quantizer.Alternating ? "" : $", {Literals.Enum(activation.OnLineMethod)}";

    private static string Of(IntegerSpec integer) => $"new {Spec}IntegerSpec({integer.Pieces}, {Literals.Enum(integer.Placement)})"
        + Initialiser(integer.TakesTables ? $"Profile = {Literals.Enum(integer.Profile)}" : "", integer.CountsSaturation ? "CountsSaturation = true" : "");

    private static string Of(LayerSpec layer) => layer switch
    {
        EmbeddingSpec e => $"new {Spec}EmbeddingSpec({Literals.Text(e.Name)}, {e.Vocabulary}, {e.Size}, {Of(e.Weights)}){Initialiser(Dropout(e))}",
        LayerNormSpec n => $"new {Spec}LayerNormSpec({Literals.Text(n.Name)}, {n.Size}){Initialiser(OutputCodes(n), Dropout(n))}",
        FrameStackingSpec f => $"new {Spec}FrameStackingSpec({Literals.Text(f.Name)}, {f.Input}, {f.Frames}){Initialiser(f.Stride == 1 ? "" : $"Stride = {f.Stride}", f.Ahead == 0 ? "" : $"Ahead = {f.Ahead}", f.Convolves ? "Convolves = true" : "", OutputCodes(f), Dropout(f))}",
        LogSoftmaxSpec s => $"new {Spec}LogSoftmaxSpec({Literals.Text(s.Name)}, {s.Size})",
        LinearSpec l =>
            $"new {Spec}LinearSpec({Literals.Text(l.Name)}, {l.Input}, {l.Outputs}, {Of(l.InputActivation)}, {Of(l.Weights)}, {Literals.Boolean(l.Bias)}){Properties(l)}",
        AttentionSpec a => string.Join("\n            ", [
            $"new {Spec}AttentionSpec({Literals.Text(a.Name)}, {a.Input}, {a.Memory}, {a.Units}, {Literals.Enum(a.Score)},",
            $"{Of(a.InputActivation)},",
            $"{Of(a.MemoryActivation)},",
            $"{Of(a.Weights)}, {a.Longest}){Initialiser(a.OutputCodes.Format == NumberFormat.Float ? "" : $"OutputCodes = {Of(a.OutputCodes)}")}",
        ]),
        RecurrentSpec r => string.Join("\n            ", [
            $"new {Spec}RecurrentSpec({Literals.Text(r.Name)}, {r.Index}, {Literals.Enum(r.Cell)}, {r.Input}, {r.Hidden},",
            $"{Of(r.InputActivation)},",
            $"{Of(r.InputWeights)},",
            $"{Of(r.RecurrentWeights)},",
            $"{Of(r.HiddenActivation)},",
            $"{Literals.Enum(r.Activation)}, {Literals.Enum(r.Reset)}, {Literals.Boolean(r.Bias)}){Properties(r)}",
        ]),
        _ => "",
    };

    private static string Properties(LinearSpec layer) => Initialiser(
        layer.Activation == LinearActivation.None ? "" : $"Activation = {Literals.Enum(layer.Activation)}",
        layer.Ceiling == LinearSpec.UsualCeiling ? "" : $"Ceiling = {Literals.Float(layer.Ceiling)}",
        OutputCodes(layer),
        Biases(layer.BiasWeights),
        Dropout(layer));

    private static string Properties(RecurrentSpec layer) => Initialiser(
        layer.Direction == LayerDirection.Only ? "" : $"Direction = {Spec}LayerDirection.{layer.Direction}",
        layer.Norm == ProductNorm.None ? "" : $"Norm = {Literals.Enum(layer.Norm)}",
        layer.NormalisesInput ? "NormalisesInput = true" : "",
        layer.GateForm == GateForm.Precise ? "" : $"GateForm = {Literals.Enum(layer.GateForm)}",
        layer.Peepholes ? "Peepholes = true" : "",
        layer.Coupled ? "Coupled = true" : "",
        layer.Residual ? "Residual = true" : "",
        layer.ResidualCodes.Format == NumberFormat.Float ? "" : $"ResidualCodes = {Of(layer.ResidualCodes)}",
        layer.Projection is { } projection ? $"Projection = {projection}" : "",
        layer.Slope == 1 ? "" : $"Slope = {Literals.Float(layer.Slope)}",
        Biases(layer.BiasWeights),
        Dropout(layer));

    private static string Initialiser(params string[] properties)
    {
        string given = string.Join(", ", properties.Where(property => property.Length > 0));
        return given.Length == 0 ? "" : $" {{ {given} }}";
    }

    private static string OutputCodes(LayerSpec layer) =>
        layer.OutputActivation.Format == NumberFormat.Float ? "" : $"OutputCodes = {Of(layer.OutputActivation)}";

    private static string Dropout(LayerSpec layer) => layer.Dropout is { } rate ? $"Dropout = {Literals.Float(rate)}" : "";

    private static string Biases(WeightSpec? biases) => biases is null ? "" : $"BiasWeights = {Of(biases)}";

    private static string Of(WeightSpec weights)
    {
        string given = Initialiser(
            weights.Cycles == WeightSpec.PublishedCycles ? "" : $"Cycles = {weights.Cycles}",
            weights.Powers is { } powers ? $"Powers = new {Spec}ExponentRange({Literals.Integer(powers.Least)}, {Literals.Integer(powers.Greatest)})" : "",
            weights.FractionBits is { } fraction ? $"FractionBits = {fraction}" : "",
            weights.Normalised ? "Normalised = true" : "",
            weights.TakesNorm ? "TakesNorm = true" : "",
            weights.Clips ? "" : "Clips = false",
            weights.ScaleScope == ScaleScope.Default ? "" : $"ScaleScope = {Literals.Enum(weights.ScaleScope)}");
        return $"new {Spec}WeightSpec({Literals.Enum(weights.Quantizer)}, {weights.Bits}{(weights.Stochastic ? ", Stochastic: true" : "")})"
            + given;
    }

    private static string Of(ActivationSpec activation) => activation.Format switch
    {
        NumberFormat.Affine when activation.LearnedBy is { } method =>
            $"{Spec}ActivationSpec.Learned({activation.Bits}, {Literals.Enum(method)}, isSigned: {Literals.Boolean(activation.Minimum < 0)})",
        NumberFormat.Affine when activation.DrawnBy is not null => $"{Spec}ActivationSpec.BernoulliTernary",
        NumberFormat.Affine when activation.IsObserved => $"{Spec}ActivationSpec.Observed({activation.Bits}){(activation.AreFeatures ? " with { AreFeatures = true }" : "")}",
        NumberFormat.Affine =>
            $"{Spec}ActivationSpec.Affine({activation.Bits}, {Literals.Float(activation.Minimum)}, {Literals.Float(activation.Maximum)})",
        NumberFormat.BinaryCode => $"{Spec}ActivationSpec.BinaryCode({activation.Bits}{OnLineMethod(activation)})",
        _ => $"{Spec}ActivationSpec.Float",
    };
}
