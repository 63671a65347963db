namespace KernelGen;

/// <summary>Whose arithmetic an integer-only network has where authors differ.</summary>
public enum IntegerProfile
{
    /// <summary>Gates by straight pieces; after Sari et al. 2022, and ours where they publish nothing (papers section 3.2).</summary>
    Piecewise = 0,

    /// <summary>
    /// The LSTM of TensorFlow Lite with codes of 8 bits and cells of 16 (Li and Alvarez 2021, papers section 3.3): gates by fine tables, tanh of c with all of its
    /// bits, products divided with halves away from zero. What multiplies sums by a factor is ours and so are the tables:
    /// its outputs are not claimed to be bit for bit those of that library.
    /// </summary>
    TensorFlowLite = 1,
}
