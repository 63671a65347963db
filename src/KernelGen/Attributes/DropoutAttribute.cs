using System;

namespace KernelGen;

/// <summary>
/// Dropout between two layers in training, with a rate of its own in place of TrainingOptions.Dropout; inference has nothing of it. Without this
/// attribute the options' rate holds for what enters a linear or recurrent layer, raw features apart.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute : Attribute
{
    /// <summary>The probability with which a value is dropped, 0 (none is) to below 1; required.</summary>
    public float Rate { get; set; }
}
