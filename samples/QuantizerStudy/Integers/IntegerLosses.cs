namespace QuantizerStudy.Integers;

/// <summary>The losses of one run on the blocks of the test text, in nats.</summary>
/// <param name="Float">Those of the float twin.</param>
/// <param name="Quantized">Those of the twin in integers, without training in integers.</param>
/// <param name="Codes">Those of a network trained with float gates between codes.</param>
/// <param name="Integers">Those of a network trained in integers.</param>
internal sealed record IntegerLosses(double[] Float, double[] Quantized, double[] Codes, double[] Integers);
