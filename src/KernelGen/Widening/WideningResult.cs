using System;
using KernelGen.Spec;

namespace KernelGen.Widening;

/// <summary>What came of a model of some widths.</summary>
/// <param name="Model">The model.</param>
/// <param name="Error">Its error after training, smaller being better.</param>
/// <param name="Bytes">Its packed bytes, counted exactly.</param>
/// <param name="PaperBytes">Its bytes by the paper's rule.</param>
/// <param name="Time">What training it took.</param>
public sealed record WideningResult(ModelSpec Model, double Error, long Bytes, long PaperBytes, TimeSpan Time);
