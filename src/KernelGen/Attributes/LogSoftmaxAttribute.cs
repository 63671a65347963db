using System;

namespace KernelGen;

/// <summary>
/// The last layer of a model that puts out log probabilities, y = x - log(sum of e^x), in nats. Training by SoftmaxCrossEntropy or Ctc takes the logits
/// before it, with the same bits as without this layer; other losses are refused.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LogSoftmaxAttribute : Attribute
{
}
