namespace QuantizerStudy.Runs;

/// <summary>What a look at the validation text in the middle of a run found.</summary>
/// <param name="Updates">Updates before it.</param>
/// <param name="LearningRate">The learning rate of the updates since the look before.</param>
/// <param name="TrainingBits">Mean loss since the look before, in bits per character.</param>
/// <param name="ValidationBits">Loss of the training graph, in bits per character.</param>
internal sealed record Look(long Updates, float LearningRate, double TrainingBits, double ValidationBits);
