using System.Collections.Generic;
using KernelGen.Generator.Emitting.Training;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Planning.Training;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Emitting;

/// <summary>A model → the files that are generated for it.</summary>
internal static class ModelFiles
{
    /// <summary>Hint name and text of every file of <paramref name="model"/>, kernels taken by <paramref name="costs"/>.</summary>
    public static IEnumerable<(string HintName, string Text)> Emit(ModelDeclaration model, KernelCosts costs)
    {
        ModelPlan plan = ModelPlanner.Plan(model.Model, costs);
        yield return ($"{model.QualifiedName}.g.cs", ModelFileEmitter.Emit(model, plan));
        yield return ($"{model.QualifiedName}.Kernels.g.cs", KernelsFileEmitter.Emit(model, plan));
        ModelDeclaration? encoder = model.Model.Encoder is null ? null : model.OfEncoder;
        if (encoder is not null) yield return ($"{encoder.QualifiedName}.Kernels.g.cs", KernelsFileEmitter.Emit(encoder, plan.Encoder!));
        if (model.Training is not { } training) yield break;
        if (encoder is not null) yield return ($"{encoder.QualifiedName}.Training.g.cs", TrainingFileEmitter.Emit(encoder, TrainingPlanner.Plan(encoder.Model, encoder.Training!)));
        TrainingPlan trainingPlan = TrainingPlanner.Plan(model.Model, training);
        yield return ($"{model.QualifiedName}.Trainer.g.cs", TrainerFileEmitter.Emit(model, trainingPlan));
        yield return ($"{model.QualifiedName}.Training.g.cs", TrainingFileEmitter.Emit(model, trainingPlan));
    }
}
