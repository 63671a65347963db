using System;

namespace KernelGen;

/// <summary>
/// Parts an encoder from its decoder: the layers written before this attribute read a source and put out a row a time step, those written after it make a
/// target token by token and attend to these rows by their <see cref="QuantizedAttentionAttribute"/>.
/// </summary>
/// <remarks>
/// Token 0 of the decoder's embedding begins and ends every target (<c>Boundary</c>). The model offers <c>Encode</c>, <c>Step</c> and a <c>Decoder</c> that
/// searches greedily or with a beam; training forces the true tokens on the decoder (teacher forcing).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DecoderAttribute : Attribute
{
    /// <summary>Time steps of the longest source; required, positive. Longer ones are refused.</summary>
    public int SourceSteps { get; set; }
}
