using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>What trains the sum that a residual layer or pair of an integer-only network hands on.</summary>
internal static class IntegerSumText
{
    /// <summary>Its field.</summary>
    public static string Field(RecurrentTrainingPlan layer) => $"private readonly TrainedIntegerSum<TLanes> {Name(layer)};";

    /// <summary>What makes it.</summary>
    public static string Construction(RecurrentTrainingPlan layer) => $"{Name(layer)} = AddIntegerSum(layer: {layer.Site});";

    /// <summary>What adds h, of a pair both side by side, to what enters.</summary>
    public static string Forward(RecurrentTrainingPlan layer, string hidden, string sum) =>
        $"// x + h, in the integers of the program\n{Name(layer)}.Forward({TrainingText.Rows(layer.Input!)}, {hidden}, {sum});";

    /// <summary>What clears the gradient of sums that were held to their range.</summary>
    public static string Backward(RecurrentTrainingPlan layer, string gradient) => $"{Name(layer)}.Backward({gradient});";

    private static string Name(RecurrentTrainingPlan layer) => $"{layer.Stem}IntegerSum";
}
