using System;
using System.Collections.Generic;
using System.Linq;
using Digits.Models;

namespace Digits.Runs;

/// <summary>The tests of a model with all seeds, at the rate that validation chose.</summary>
internal sealed record MethodResult(DigitModel Model, IReadOnlyList<TestResult> Tests)
{
    /// <summary>The rate.</summary>
    public float Rate => Tests[0].Run.Rate;

    /// <summary>The mean error in percent; NaN where a seed diverged.</summary>
    public double Error => Tests.Average(static test => test.Error);

    /// <summary>The standard deviation of the errors over seeds; 0 for one.</summary>
    public double Deviation
    {
        get
        {
            double mean = Error;
            return Tests.Count < 2 ? 0 : Math.Sqrt(Tests.Sum(test => (test.Error - mean) * (test.Error - mean)) / (Tests.Count - 1));
        }
    }

    /// <summary>The mean of the least validation losses.</summary>
    public double ValidationLoss => Tests.Average(static test => test.Run.ValidationLoss);
}
