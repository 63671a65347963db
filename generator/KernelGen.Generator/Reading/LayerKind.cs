namespace KernelGen.Generator.Reading;

/// <summary>Which of the layer attributes stands there.</summary>
internal enum LayerKind
{
    /// <summary>QuantizedEmbeddingAttribute.</summary>
    Embedding,

    /// <summary>QuantizedRnnAttribute.</summary>
    Rnn,

    /// <summary>QuantizedLstmAttribute.</summary>
    Lstm,

    /// <summary>QuantizedGruAttribute.</summary>
    Gru,

    /// <summary>QuantizedLinearAttribute.</summary>
    Linear,

    /// <summary>QuantizedConvolutionAttribute.</summary>
    Convolution,

    /// <summary>QuantizedAttentionAttribute.</summary>
    Attention,

    /// <summary>LayerNormAttribute.</summary>
    LayerNorm,

    /// <summary>FrameStackingAttribute.</summary>
    FrameStacking,

    /// <summary>LogSoftmaxAttribute.</summary>
    LogSoftmax,

    /// <summary>DropoutAttribute.</summary>
    Dropout,
}
