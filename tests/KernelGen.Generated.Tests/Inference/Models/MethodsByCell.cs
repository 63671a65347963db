using KernelGen;

#pragma warning disable KG0019 // Recurrent weights of one bit: what is tested here is their arithmetic.

namespace Cases;

/*
 * Every method whose emitted code is not a snapshot, by every cell: sizes that fill no whole register.
 */

/// <summary>BalancedMedian, 3 bits, 4-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 3, ABits = 4, InputABits = 4, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.BalancedMedian)]
public sealed partial class RnnBalancedMedian;

/// <summary>Greedy, 3 bits, 2-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 3, ABits = 2, Quantizer = Quantizer.Greedy)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.Greedy)]
public sealed partial class RnnGreedy;

/// <summary>Refined, 2 bits, 2-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Refined)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Refined)]
public sealed partial class RnnRefined;

/// <summary>Uniform, 5 bits, 6-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 5, ABits = 6, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 9, WBits = 5, Quantizer = Quantizer.Uniform)]
public sealed partial class RnnUniform;

/// <summary>BalancedEqual, 2 bits, 4-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.BalancedEqual)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.BalancedEqual)]
public sealed partial class RnnBalancedEqual;

/// <summary>Binarization, 1 bits, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.Binarization)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.Binarization)]
public sealed partial class RnnBinarization;

/// <summary>Ternarization, 2 bits, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.Ternarization)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Ternarization)]
public sealed partial class RnnTernarization;

/// <summary>PowerOfTwoTernarization, 2 bits, 4-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.PowerOfTwoTernarization)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization)]
public sealed partial class RnnPowerOfTwoTernarization;

/// <summary>BinaryConnect, 1 bits, 4-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 1, ABits = 4, InputABits = 4, Quantizer = Quantizer.BinaryConnect)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryConnect)]
public sealed partial class RnnBinaryConnect;

/// <summary>TerConnect, 2 bits, 3-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 3, InputABits = 4, Quantizer = Quantizer.TerConnect)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TerConnect)]
public sealed partial class RnnTerConnect;

/// <summary>BinaryWeight, 1 bits, 2-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 1, ABits = 2, Quantizer = Quantizer.BinaryWeight)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryWeight)]
public sealed partial class RnnBinaryWeight;

/// <summary>TernaryWeight, 2 bits, 8-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 8, InputABits = 4, Quantizer = Quantizer.TernaryWeight)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class RnnTernaryWeight;

/// <summary>RecurrentBinary, 1 bits, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.RecurrentBinary)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.RecurrentBinary)]
public sealed partial class RnnRecurrentBinary;

/// <summary>RecurrentTernary, 2 bits, 5-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 5, Quantizer = Quantizer.RecurrentTernary)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.RecurrentTernary)]
public sealed partial class RnnRecurrentTernary;

/// <summary>BalancedMedian, 3 bits, 4-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 3, ABits = 4, InputABits = 4, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.BalancedMedian)]
public sealed partial class LstmBalancedMedian;

/// <summary>Greedy, 3 bits, 2-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 3, ABits = 2, Quantizer = Quantizer.Greedy)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.Greedy)]
public sealed partial class LstmGreedy;

/// <summary>Refined, 2 bits, 4-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 4, Quantizer = Quantizer.Refined)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Refined)]
public sealed partial class LstmRefined;

/// <summary>Uniform, 5 bits, 6-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 5, ABits = 6, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 9, WBits = 5, Quantizer = Quantizer.Uniform)]
public sealed partial class LstmUniform;

/// <summary>BalancedEqual, 2 bits, 4-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.BalancedEqual)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.BalancedEqual)]
public sealed partial class LstmBalancedEqual;

/// <summary>Binarization, 1 bits, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.Binarization)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.Binarization)]
public sealed partial class LstmBinarization;

/// <summary>Ternarization, 2 bits, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.Ternarization)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Ternarization)]
public sealed partial class LstmTernarization;

/// <summary>PowerOfTwoTernarization, 2 bits, 4-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.PowerOfTwoTernarization)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization)]
public sealed partial class LstmPowerOfTwoTernarization;

/// <summary>BinaryConnect, 1 bits, 4-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 1, ABits = 4, InputABits = 4, Quantizer = Quantizer.BinaryConnect)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryConnect)]
public sealed partial class LstmBinaryConnect;

/// <summary>TerConnect, 2 bits, 3-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 3, InputABits = 4, Quantizer = Quantizer.TerConnect)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TerConnect)]
public sealed partial class LstmTerConnect;

/// <summary>BinaryWeight, 1 bits, 2-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 1, ABits = 2, Quantizer = Quantizer.BinaryWeight)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryWeight)]
public sealed partial class LstmBinaryWeight;

/// <summary>TernaryWeight, 2 bits, 8-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 8, InputABits = 4, Quantizer = Quantizer.TernaryWeight)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class LstmTernaryWeight;

/// <summary>RecurrentBinary, 1 bits, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.RecurrentBinary)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.RecurrentBinary)]
public sealed partial class LstmRecurrentBinary;

/// <summary>RecurrentTernary, 2 bits, 5-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 5, Quantizer = Quantizer.RecurrentTernary)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.RecurrentTernary)]
public sealed partial class LstmRecurrentTernary;

/// <summary>BalancedMedian, 3 bits, 4-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 3, ABits = 4, InputABits = 4, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.BalancedMedian)]
public sealed partial class GruBalancedMedian;

/// <summary>Greedy, 3 bits, 3-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 3, ABits = 3, Quantizer = Quantizer.Greedy)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.Greedy)]
public sealed partial class GruGreedy;

/// <summary>Refined, 2 bits, 2-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Refined)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Refined)]
public sealed partial class GruRefined;

/// <summary>Uniform, 5 bits, 6-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 5, ABits = 6, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 9, WBits = 5, Quantizer = Quantizer.Uniform)]
public sealed partial class GruUniform;

/// <summary>BalancedEqual, 2 bits, 4-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.BalancedEqual)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.BalancedEqual)]
public sealed partial class GruBalancedEqual;

/// <summary>Binarization, 1 bits, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.Binarization)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.Binarization)]
public sealed partial class GruBinarization;

/// <summary>Ternarization, 2 bits, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.Ternarization)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Ternarization)]
public sealed partial class GruTernarization;

/// <summary>PowerOfTwoTernarization, 2 bits, 4-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.PowerOfTwoTernarization)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization)]
public sealed partial class GruPowerOfTwoTernarization;

/// <summary>BinaryConnect, 1 bits, 4-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 1, ABits = 4, InputABits = 4, Quantizer = Quantizer.BinaryConnect)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryConnect)]
public sealed partial class GruBinaryConnect;

/// <summary>TerConnect, 2 bits, 3-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 3, InputABits = 4, Quantizer = Quantizer.TerConnect)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TerConnect)]
public sealed partial class GruTerConnect;

/// <summary>BinaryWeight, 1 bits, 2-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 1, ABits = 2, Quantizer = Quantizer.BinaryWeight)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryWeight)]
public sealed partial class GruBinaryWeight;

/// <summary>TernaryWeight, 2 bits, 8-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 8, InputABits = 4, Quantizer = Quantizer.TernaryWeight)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class GruTernaryWeight;

/// <summary>RecurrentBinary, 1 bits, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.RecurrentBinary)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.RecurrentBinary)]
public sealed partial class GruRecurrentBinary;

/// <summary>RecurrentTernary, 2 bits, 5-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 5, Quantizer = Quantizer.RecurrentTernary)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.RecurrentTernary)]
public sealed partial class GruRecurrentTernary;

/// <summary>Another method for input weights, recurrent weights and activations each.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.TernaryWeight,
    InputQuantizer = Quantizer.Uniform, InputWBits = 4, ActivationQuantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.Refined)]
public sealed partial class LstmMixedMethods;

/// <summary>Float input weights beside balanced recurrent ones.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 4, InputQuantizer = Quantizer.FullPrecision)]
public sealed partial class GruFloatInput;

/// <summary>LearnedStep, 4 bits, 5-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 4, ABits = 5, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.LearnedStep)]
public sealed partial class RnnLearnedStep;

/// <summary>LearnedStep, 2 bits, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.LearnedStep)]
public sealed partial class RnnLearnedStepWeights;

/// <summary>FixedPoint, 4 bits with two behind the point, 8-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 4, FractionBits = 2, ABits = 8, Quantizer = Quantizer.FixedPoint)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.FixedPoint)]
public sealed partial class RnnFixedPoint;

/// <summary>Symmetric, 4 bits, 8-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 4, ABits = 8, Quantizer = Quantizer.Symmetric)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.Symmetric)]
public sealed partial class RnnSymmetric;

/// <summary>LossAwareBinary, 1 bit, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
public sealed partial class RnnLossAwareBinary;

/// <summary>LossAwareTernary, 2 bits, 3-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.LossAwareTernary)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.LossAwareTernary)]
public sealed partial class RnnLossAwareTernary;

/// <summary>LearnedStep, 4 bits, 5-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 4, ABits = 5, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.LearnedStep)]
public sealed partial class LstmLearnedStep;

/// <summary>LearnedStep, 2 bits, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.LearnedStep)]
public sealed partial class LstmLearnedStepWeights;

/// <summary>FixedPoint, 4 bits with two behind the point, 8-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 4, FractionBits = 2, ABits = 8, Quantizer = Quantizer.FixedPoint)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.FixedPoint)]
public sealed partial class LstmFixedPoint;

/// <summary>LossAwareBinary, 1 bit, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
public sealed partial class LstmLossAwareBinary;

/// <summary>LossAwareTernary, 2 bits, 3-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.LossAwareTernary)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.LossAwareTernary)]
public sealed partial class LstmLossAwareTernary;

/// <summary>LearnedStep, 4 bits, 5-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 5, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.LearnedStep)]
public sealed partial class GruLearnedStep;

/// <summary>LearnedStep, 2 bits, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.LearnedStep)]
public sealed partial class GruLearnedStepWeights;

/// <summary>FixedPoint, 4 bits with two behind the point, 8-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, FractionBits = 2, ABits = 8, Quantizer = Quantizer.FixedPoint)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.FixedPoint)]
public sealed partial class GruFixedPoint;

/// <summary>LossAwareBinary, 1 bit, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
public sealed partial class GruLossAwareBinary;

/// <summary>LossAwareTernary, 2 bits, 3-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.LossAwareTernary)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.LossAwareTernary)]
public sealed partial class GruLossAwareTernary;

/// <summary>Few columns whose narrow sums must be widened in between: a loop in place of steps one after the other.</summary>
[QuantizedLstm(Input = 24, Hidden = 27, WBits = 8, ABits = 6, InputABits = 6, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.Uniform)]
public sealed partial class LstmWidenedBetween;

/// <summary>Balanced codes whose outermost levels are the greatest weights.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Clip = false)]
[QuantizedLinear(Outputs = 9, WBits = 4, Clip = false)]
public sealed partial class RnnUnclipped;

/// <summary>Balanced codes whose outermost levels are the greatest weights.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 4, ABits = 4, InputQuantizer = Quantizer.Uniform, Clip = false)]
[QuantizedLinear(Outputs = 9, WBits = 4, Clip = false)]
public sealed partial class LstmUnclipped;

/// <summary>Balanced codes whose outermost levels are the greatest weights.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 3, ABits = 4, InputWBits = 5, Clip = false)]
[QuantizedLinear(Outputs = 9, WBits = 4, Clip = false)]
public sealed partial class GruUnclipped;

/// <summary>A scale a matrix.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, Scale = ScaleScope.Matrix)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.LearnedStep, Scale = ScaleScope.Row)]
public sealed partial class RnnUniformOfMatrix;

/// <summary>A scale a row.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 4, Quantizer = Quantizer.TernaryWeight, Scale = ScaleScope.Row)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryWeight, Scale = ScaleScope.Row)]
public sealed partial class LstmTernaryOfRows;

/// <summary>A step a row.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep, InputQuantizer = Quantizer.FixedPoint, Scale = ScaleScope.Row)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight, Scale = ScaleScope.Matrix)]
public sealed partial class GruStepsOfRows;

/// <summary>A population a matrix.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, WBits = 2, ABits = 4, InputWBits = 5, Quantizer = Quantizer.BalancedEqual, Scale = ScaleScope.Matrix)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.BalancedEqual, Scale = ScaleScope.Matrix)]
public sealed partial class LstmEqualOfMatrix;
