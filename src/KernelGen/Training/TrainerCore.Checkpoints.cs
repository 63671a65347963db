using System;
using System.Linq;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>Checkpoints: what is saved of training, and how it goes on from it.</summary>
public abstract partial class TrainerCore
{
    private const string LossField = "training.loss";

    /// <summary>
    /// Saves everything that training needs to go on, replacing an older file as a whole; the generated <c>Resume</c> reads it.
    /// </summary>
    public void SaveCheckpoint(string path)
    {
        Checkpoint file = new(Spec, Options);
        file.Write(LossField, Graph.Training.Loss.ToString());
        file.Write("training.updates", Updates);
        file.Write("training.learning_rate", LearningRate);
        foreach (Parameter parameter in Graph.Parameters)
        {
            file.Write(parameter.Name, parameter.Rows, parameter.Columns, parameter.Values);
            foreach ((string name, AlignedBuffer slot) in parameter.Slots)
                file.Write(SlotName(name, parameter), parameter.Rows, parameter.Columns, Floats(slot));
        }

        foreach (StreamState state in Graph.States) file.Write(StateName(state), Batch, state.Value.Length / Batch, state.Value);
        WritePosition(file);
        file.Save(path);
    }

    /// <summary>Goes on where <paramref name="file"/> was saved.</summary>
    /// <exception cref="WeightFormatException">A tensor or field is missing, malformed or out of its range, or the file is of another loss.</exception>
    protected void Restore(Checkpoint file)
    {
        ArgumentNullException.ThrowIfNull(file);
        RequireSameLoss(file);
        Optimizer.Updates = file.ReadAtLeast("training.updates", 0L);
        Optimizer.LearningRate = file.ReadRate("training.learning_rate");
        foreach (Parameter parameter in Graph.Parameters)
        {
            file.Read(parameter.Name, parameter.Values);
            foreach ((string name, AlignedBuffer slot) in parameter.Slots) file.Read(SlotName(name, parameter), Floats(slot));
        }

        foreach (LearnedRange range in Graph.Ranges) range.Require(Own(range.Name)[0]);
        foreach (ObservedRange range in Graph.Observed.Where(static range => range.HasBegun)) range.Require(Own(range.Name));
        foreach (StreamState state in Graph.States) file.Read(StateName(state), state.Value);
        ReadPosition(file);
        parametersChanged = true;

        ReadOnlySpan<float> Own(string name) => Graph.Parameters.First(parameter => parameter.Name == name).Values;
    }

    /// <summary>Writes the place in the corpus.</summary>
    private protected virtual void WritePosition(Checkpoint file)
    {
    }

    /// <summary>Reads the place in the corpus.</summary>
    private protected virtual void ReadPosition(Checkpoint file)
    {
    }

    /// <summary>Files that name no loss are of the time when there was one.</summary>
    private void RequireSameLoss(Checkpoint file)
    {
        string expected = Graph.Training.Loss.ToString();
        string found = file.Has(LossField) ? file.Read(LossField) : nameof(Loss.SoftmaxCrossEntropy);
        if (found != expected) throw new WeightFormatException(LossField, found, expected);
    }

    private static string SlotName(string slot, Parameter parameter) => $"optimizer.{slot}.{parameter.Name}";

    private static string StateName(StreamState state) => $"state.{state.Name}";

    private static Span<float> Floats(AlignedBuffer buffer) => MemoryMarshal.Cast<byte, float>(buffer.Span);
}
