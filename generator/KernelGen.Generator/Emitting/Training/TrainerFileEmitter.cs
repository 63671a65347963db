using KernelGen.Generator.Planning.Training;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the trainer that the user sees: a class nested in the model.</summary>
internal static class TrainerFileEmitter
{
    private const string Training = "global::KernelGen.Training.";

    /// <summary>The text of the file.</summary>
    public static string Emit(ModelDeclaration model, TrainingPlan plan)
    {
        var writer = new SourceWriter();
        var names = new EmittedNames(model);
        string graph = names.Global(TrainingFileEmitter.TypeName(names));
        HeaderEmitter.EmitTitle(writer, $"{model.QualifiedName}, the trainer");
        writer.Lines("\n#nullable enable\n");
        using (new UserTypeBlock(writer, model, "", ""))
        {
            writer.Lines($"""
                /// <summary>
                /// Trains {plan.Spec.Name}: {Passes(plan)}.
                /// </summary>
                """);
            using (writer.Block($"public sealed class Trainer : {Training}{KindOf(plan)}"))
                EmitMembers(writer, model, graph);
        }

        return writer.ToString();
    }

    /// <summary>The class that takes the targets of the loss.</summary>
    private static string KindOf(TrainingPlan plan) => plan.Training.Loss switch
    {
        _ when plan.Spec.Encoder is { } encoder => encoder.Embedding is null ? "FeatureDecoderTrainer" : "TokenDecoderTrainer",
        Loss.MeanSquaredError or Loss.BinaryCrossEntropy => plan.Spec.Embedding is null ? "ValueTrainer" : "TokenValueTrainer",
        Loss.Ctc => plan.Spec.Embedding is null ? "SequenceTrainer" : "TokenSequenceTrainer",
        _ => plan.Spec.Embedding is null ? "FeatureTrainer" : plan.Spec.Stride == 1 ? "TokenTrainer" : "TokenClassTrainer",
    };

    private static string Passes(TrainingPlan plan) => plan.Spec.Attention is { } attention
        ? $"back-propagation through time over {plan.Training.Batch} pairs of sources of up to {attention.Longest * plan.Spec.Encoder!.Stride} time steps and targets of up to {plan.Training.Steps}, the end among them"
        : Passes(plan.Training);

    private static string Passes(TrainingSpec training) => training.Loss == Loss.Ctc
        ? $"back-propagation through time over {training.Batch} whole sequences of up to {training.Steps} time steps"
        : $"truncated back-propagation through time over {training.Batch} streams and up to {training.Steps} time steps";

    private static void EmitMembers(SourceWriter writer, ModelDeclaration model, string graph) => writer.Lines($$"""
        /// <summary>Initialises the weights.</summary>
        /// <param name="options">The settings of the run; the defaults where there are none.</param>
        public Trainer({{Training}}TrainingOptions? options = null)
            : this(
                options ?? new {{Training}}TrainingOptions(),
                global::KernelGen.Lanes.LaneTypes.Widest)
        {
        }

        /// <summary>Initialises the weights; the lane type changes no bit of any result.</summary>
        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public Trainer({{Training}}TrainingOptions options, global::KernelGen.Lanes.LaneWidth width)
            : base(
                {{graph}}.Create({{model.TypeName}}.Spec, width, options.Threads),
                options)
        {
        }

        /// <summary>Goes on where a checkpoint was saved: what follows has the same bits as if training had never stopped.</summary>
        /// <param name="path">A file that <see cref="{{Training}}TrainerCore.SaveCheckpoint"/> wrote.</param>
        /// <param name="threads">Threads; 0 for one a processor. Results do not depend on it.</param>
        /// <exception cref="global::KernelGen.Formats.WeightFormatException">The file is malformed or of another model; the message names the tensor or field.</exception>
        public static Trainer Resume(string path, int threads = 0)
        {
            {{Training}}Checkpoint checkpoint = {{Training}}Checkpoint.Load(path, {{model.TypeName}}.Spec);
            Trainer trainer = new(checkpoint.Options with { Threads = threads });
            try
            {
                trainer.Restore(checkpoint);
                return trainer;
            }
            catch
            {
                trainer.Dispose();
                throw;
            }
        }

        /// <summary>The model with the present weights, packed: it computes with the codes that training computed with.</summary>
        public {{model.TypeName}} Pack() => {{model.TypeName}}.Pack(Weights);
        """);
}
