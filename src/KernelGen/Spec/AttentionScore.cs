namespace KernelGen;

/// <summary>How attention compares a query q = W_q x with a key k = W_m m of the same number of units.</summary>
public enum AttentionScore
{
    /// <summary>q . k / sqrt(units), the scaled inner product (Vaswani et al. 2017, section 3.2.1).</summary>
    ScaledDot,

    /// <summary>v . tanh(q + k) with a weight a unit, v (Bahdanau, Cho and Bengio 2015, appendix A.1.2).</summary>
    Additive,
}
