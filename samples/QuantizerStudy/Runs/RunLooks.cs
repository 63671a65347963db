using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Training;

namespace QuantizerStudy.Runs;

/// <summary>
/// What a run keeps while it is under way: a packed model a look, the checkpoint of the last look, and a note that says which look that
/// is. The note is replaced last: whenever the program ends, note and checkpoint belong together.
/// </summary>
internal sealed class RunLooks(DirectoryInfo folder, ModelSpec spec)
{
    /// <summary>The checkpoint after so many looks.</summary>
    public string CheckpointPath(int looks) => Path.Combine(folder.FullName, $"{looks}.checkpoint");

    /// <summary>How far the run has come.</summary>
    public RunProgress Progress => StudyFolder.Read<RunProgress>(NotePath) ?? new RunProgress([], 0);

    private string NotePath => Path.Combine(folder.FullName, "progress.json");

    /// <summary>Keeps the weights before the first update.</summary>
    public void Begin(TrainerCore trainer)
    {
        folder.Create();
        Pack(trainer).Save(PackedPath(0));
    }

    /// <summary>Keeps a look and the checkpoint behind it.</summary>
    public void Save(TrainerCore trainer, RunProgress progress)
    {
        int looks = progress.Looks.Count;
        Pack(trainer).Save(PackedPath(looks));
        trainer.SaveCheckpoint(CheckpointPath(looks));
        StudyFolder.Write(NotePath, progress);
        File.Delete(CheckpointPath(looks - 1));
    }

    /// <summary>Keeps a run that stops between two looks.</summary>
    public void Interrupt(TrainerCore trainer, RunProgress progress)
    {
        trainer.SaveCheckpoint(CheckpointPath(progress.Looks.Count));
        StudyFolder.Write(NotePath, progress);
    }

    /// <summary>The packed model of a look; 0 is the beginning.</summary>
    public PackedModel Packed(int look) => PackedModel.Load(PackedPath(look), spec);

    /// <summary>How the codes of a matrix went from look to look; null for a float matrix.</summary>
    public CodeSummary? Codes(string tensor, int looks)
    {
        CodeHistory history = new();
        CodeChange? last = null;
        for (int look = 0; look <= looks; look++)
            last = history.Look(Packed(look)).FirstOrDefault(change => change.Tensor == tensor);
        return last is null ? null : new CodeSummary(last.ChangedShare, last.NeverChangedShare, last.SaturatedShare);
    }

    /// <summary>Forgets the run, whose result is kept elsewhere.</summary>
    public void Delete() => folder.Delete(recursive: true);

    private PackedModel Pack(TrainerCore trainer) => PackedModel.Pack(spec, trainer.Weights);

    private string PackedPath(int look) => Path.Combine(folder.FullName, $"{look}.packed.safetensors");
}
