using System;
using System.Collections.Generic;
using System.Linq;

namespace QuantizerStudy.Models;

/// <summary>
/// The methods of the study. Another one takes a line here, and in each cell's file a class of its name and a line in the list.
/// </summary>
internal static class StudyMethods
{
    /// <summary>The ordinary cell in float.</summary>
    public const string Float = "Float";

    /// <summary>The sigmoid cell of BalancedMean in float.</summary>
    public const string SigmoidFloat = "SigmoidFloat";

    /// <summary>The ordinary cell in float, its weights normalised.</summary>
    public const string FloatNorm = "FloatNorm";

    /// <summary>The ordinary cell in float, its products normalised by layer.</summary>
    public const string FloatLayerNorm = "FloatLayerNorm";

    /// <summary>The ordinary cell in float, its products normalised by batch.</summary>
    public const string FloatBatchNorm = "FloatBatchNorm";

    // Ott et al. begin with Glorot's range, in which half of the weights lie above the threshold; here that of the recurrent matrix.
    private static readonly float glorotRange = MathF.Sqrt(6f / (StudyShape.Hidden + StudyShape.Hidden));

    // Twice the threshold, so that half of the weights begin at another value than zero.
    private const float PowerOfTwoRange = 0.5f;

    /// <summary>All methods; a float network stands before those that are compared with it.</summary>
    public static IReadOnlyList<StudyMethod> All { get; } =
    [
        new(Float, MethodGroup.Twin, "no quantization"),
        new(SigmoidFloat, MethodGroup.Twin, "He et al. 2016, not rounded", SigmoidFloat),
        new(FloatNorm, MethodGroup.Twin, "no quantization, weight norm", FloatNorm),
        new(FloatLayerNorm, MethodGroup.Twin, "no quantization, layer norm", FloatLayerNorm),
        new(FloatBatchNorm, MethodGroup.Twin, "no quantization, batch norm", FloatBatchNorm),
        new("BalancedMean2", MethodGroup.MultiBit, "He et al. 2016", SigmoidFloat),
        new("BalancedMean4A4", MethodGroup.Mixed, "He et al. 2016", SigmoidFloat),
        new("Uniform2", MethodGroup.MultiBit, "Hubara et al. 2016"),
        new("BalancedEqual2", MethodGroup.MultiBit, "Zhou et al. 2017"),
        new("Greedy2", MethodGroup.MultiBit, "Guo et al. 2017"),
        new("Refined2", MethodGroup.MultiBit, "Guo et al. 2017"),
        new("Alternating2", MethodGroup.MultiBit, "Xu et al. 2018"),
        new("Alternating3", MethodGroup.MultiBit, "Xu et al. 2018"),
        new("Alternating2A2", MethodGroup.Mixed, "Xu et al. 2018"),
        new("Binarization", MethodGroup.Binary, "Ott et al. 2016") { RecurrentRange = glorotRange },
        new("BinarizationDrawn", MethodGroup.Binary, "Ott et al. 2016, drawn") { RecurrentRange = glorotRange },
        new("Ternarization", MethodGroup.Ternary, "Ott et al. 2016") { RecurrentRange = glorotRange },
        new("TernarizationDrawn", MethodGroup.Ternary, "Ott et al. 2016, drawn") { RecurrentRange = glorotRange },
        new("PowerOfTwoTernarization", MethodGroup.Ternary, "Ott et al. 2016") { RecurrentRange = PowerOfTwoRange },
        new("BinaryConnect", MethodGroup.Binary, "Courbariaux et al. 2015"),
        new("TerConnect", MethodGroup.Ternary, "Hou et al. 2019"),
        new("BinaryWeight", MethodGroup.Binary, "Rastegari et al. 2016"),
        new("TernaryWeight", MethodGroup.Ternary, "Li et al. 2016"),
        new("RecurrentBinary", MethodGroup.Binary, "Ardakani et al. 2019, no batch norm"),
        new("RecurrentBinaryDrawn", MethodGroup.Binary, "Ardakani et al. 2019, drawn, no batch norm"),
        new("RecurrentTernary", MethodGroup.Ternary, "Ardakani et al. 2019, no batch norm"),
        new("RecurrentTernaryDrawn", MethodGroup.Ternary, "Ardakani et al. 2019, drawn, no batch norm"),
        new("BalancedMedian2", MethodGroup.MultiBit, "He et al. 2016, the scale from the median (ours)", SigmoidFloat),
        new("Exponential7", MethodGroup.Shift, "Ott et al. 2016"),
        new("Exponential7Drawn", MethodGroup.Shift, "Ott et al. 2016, drawn"),
        new("Exponential4", MethodGroup.Shift, "Ott et al. 2016, exponents -7 to 0"),
        new("DenseShift2", MethodGroup.Shift, "Li et al. 2023"),
        new("DenseShift3", MethodGroup.Shift, "Li et al. 2023"),
        new("DenseShift4", MethodGroup.Shift, "Li et al. 2023"),
        new("SignSparseShift3", MethodGroup.Shift, "Li et al. 2021"),
        new("BinaryConnectNorm", MethodGroup.Normalised, "Hou et al. 2019, weight norm", FloatNorm),
        new("TerConnectNorm", MethodGroup.Normalised, "Hou et al. 2019, weight norm", FloatNorm),
        new("BinaryConnectLayerNorm", MethodGroup.Normalised, "Hou et al. 2019, layer norm", FloatLayerNorm),
        new("TerConnectLayerNorm", MethodGroup.Normalised, "Hou et al. 2019, layer norm", FloatLayerNorm),
        new("RecurrentBinaryBatchNorm", MethodGroup.Normalised, "Ardakani et al. 2019, batch norm", FloatBatchNorm),
        new("RecurrentTernaryBatchNorm", MethodGroup.Normalised, "Ardakani et al. 2019, batch norm", FloatBatchNorm),
        new("DenseShift3Norm", MethodGroup.Normalised, "Li et al. 2023, weight norm", FloatNorm),
    ];

    /// <summary>The method of a name, whatever the case of its letters; null where there is none.</summary>
    public static StudyMethod? Find(string name) =>
        All.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase));
}
