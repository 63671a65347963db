using KernelGen;

namespace Cases;

/*
 * Small float layers, whose single step takes both products in one method: one, two and three groups of units a tile, and several tiles.
 */

/// <summary>Units that fill half of the widest register.</summary>
[QuantizedLstm(Input = 1, Hidden = 8, Quantizer = Quantizer.FullPrecision)]
public sealed partial class StepOfOneGroup;

/// <summary>Two groups of units a tile, the second half full, and columns in a loop.</summary>
[QuantizedLstm(Input = 11, Hidden = 24, Quantizer = Quantizer.FullPrecision)]
public sealed partial class StepOfTwoGroups;

/// <summary>Three groups of units a tile.</summary>
[QuantizedLstm(Input = 3, Hidden = 40, Quantizer = Quantizer.FullPrecision)]
public sealed partial class StepOfThreeGroups;

/// <summary>Two tiles of two gates, in turn from either end.</summary>
[QuantizedLstm(Input = 2, Hidden = 61, Quantizer = Quantizer.FullPrecision)]
public sealed partial class StepOfTwoTiles;

/// <summary>A sigmoid cell, whose padding does not stay zero.</summary>
[QuantizedLstm(Input = 2, Hidden = 7, Quantizer = Quantizer.FullPrecision, Activation = CellActivation.Sigmoid)]
public sealed partial class StepOfSigmoids;

/// <summary>Nine registers, three of them of the candidate.</summary>
[QuantizedGru(Input = 2, Hidden = 35, Quantizer = Quantizer.FullPrecision)]
public sealed partial class StepOfGatedUnits;

/// <summary>A layer that reads the state of another.</summary>
[QuantizedGru(Input = 5, Hidden = 20, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class StepOfTwoLayers;

/// <summary>A cell of one gate.</summary>
[QuantizedRnn(Input = 4, Hidden = 70, Quantizer = Quantizer.FullPrecision)]
public sealed partial class StepOfOneGate;
