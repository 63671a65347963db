namespace KernelGen;

/// <summary>
/// How the products W x and U h of a recurrent layer are normalised (papers section 7.2): before they are added, every gate of either product apart and with gains of its
/// own, or their sum. The layer's biases are added after.
/// </summary>
public enum ProductNorm
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>
    /// Layer normalisation (Ba et al. 2016; Hou et al. 2019): the units of a gate have mean 0 and variance 1, then gains. Gains begin at 1.
    /// It is computed in inference too.
    /// </summary>
    Layer,

    /// <summary>
    /// Batch normalisation (Cooijmans et al. 2017; Ardakani et al. 2019): every row of a product has mean 0 and variance 1 over the streams
    /// of a mini-batch, W x over all its time steps too, U h at each of them; then gains, which begin at 0.1. Running statistics, which all
    /// time steps share, stand in their place in evaluation and are folded into coefficients of rows and biases of a packed model, so that
    /// inference costs nothing.
    /// </summary>
    Batch,

    /// <summary>
    /// Normalisation by the mean absolute deviation (MadNorm: Sari et al. 2022, papers section 3.2): as <see cref="Layer"/>, but the units of a gate are divided by
    /// their mean distance from their mean, which takes neither squares nor a root. Of normally distributed sums that is 0.8 of the deviation, so that gains of a
    /// layer that is converted begin at 0.8; those of a new one at 1.
    /// </summary>
    MeanDeviation,

    /// <summary>
    /// Layer normalisation of every gate of the sum W x + U h, with one gain a row, which begins at 1 (Li and Alvarez 2021, papers section 3.3). A GRU has none, since its
    /// reset stands between both products. Of integer-only networks those of <see cref="IntegerProfile.TensorFlowLite"/> compute with it.
    /// </summary>
    Sum,
}
