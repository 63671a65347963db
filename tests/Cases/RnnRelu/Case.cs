using KernelGen;

namespace Cases;

/// <summary>A vanilla network whose hidden state has no bound: its codes are found on line.</summary>
[QuantizedRnn(
    Input = 10,
    Hidden = 33,
    WBits = 3,
    ABits = 3,
    Quantizer = Quantizer.Alternating,
    Activation = CellActivation.Relu)]
public sealed partial class RnnRelu;
