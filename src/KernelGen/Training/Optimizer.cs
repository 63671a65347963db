using System;
using System.Collections.Generic;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// Moves parameters against their gradients. What it keeps lies in <see cref="Parameter.Slots"/> and in
/// <see cref="Updates"/>: saving and restoring these continues with the same bits.
/// </summary>
public abstract class Optimizer : ITeamJob
{
    private ParameterSet? current;

    private protected Optimizer(float learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate; schedules change it between updates.</summary>
    public float LearningRate { get; set; }

    /// <summary>Updates made so far; set when a checkpoint is resumed.</summary>
    public long Updates { get; set; }

    /// <summary>The names of the slots it keeps for every parameter, as PyTorch names them; empty for plain descent.</summary>
    public abstract IReadOnlyList<string> SlotNames { get; }

    /// <summary>
    /// Takes the slots of every parameter; the first update does it otherwise. To restore a checkpoint, attach, then fill the slots.
    /// </summary>
    public void Attach(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        current = parameters;
        foreach (Parameter parameter in parameters.Parameters)
            foreach (string name in SlotNames) parameter.Slot(name);
    }

    /// <summary>
    /// One update of every parameter from its gradient times <see cref="ParameterSet.GradientScale"/>, which it sets back to 1;
    /// <see cref="ParameterSet.AreFinite"/> says afterwards whether it went well.
    /// </summary>
    public void Update(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (current != parameters) Attach(parameters);
        Updates++;
        Prepare();
        parameters.AreFinite = true;
        parameters.Team.Run(this, parameters.Chunks.Length);
        parameters.GradientScale = 1;
    }

    /// <inheritdoc/>
    void ITeamJob.RunPart(int part, int worker)
    {
        ParameterSet set = current!;
        ref readonly ParameterChunk chunk = ref set.Chunks[part];
        if (!KeepsWithoutGradient)
        {
            Update(set, in chunk);
            return;
        }

        int start = chunk.Start, end = chunk.Start + chunk.Count;
        for (int count; (count = chunk.Parameter.NextActive(ref start, end)) > 0; start += count)
            Update(set, new ParameterChunk(chunk.Parameter, start, count));
    }

    /// <summary>Whether an element whose gradient is zero stays as it is, so that it may be skipped.</summary>
    private protected virtual bool KeepsWithoutGradient => false;

    /// <summary>Computes the constants of update number <see cref="Updates"/>, counted from 1.</summary>
    private protected abstract void Prepare();

    /// <summary>Updates one chunk.</summary>
    private protected abstract void UpdateChunk(ElementKernels kernels, in ParameterChunk chunk, float scale);

    /// <summary>Updates a chunk and looks at its new values while they are in the cache.</summary>
    private void Update(ParameterSet set, in ParameterChunk chunk)
    {
        UpdateChunk(set.Kernels, in chunk, set.GradientScale);
        if (!set.Kernels.AreFinite(ref chunk.Value, chunk.Count)) set.AreFinite = false;
    }

    /// <summary>The first element of a chunk's slot.</summary>
    private protected static ref float Slot(in ParameterChunk chunk, string name) =>
        ref chunk.Parameter.Slot(name).FloatsAt(chunk.Start * sizeof(float));

    private protected static float NotNegative(float value, string name) => float.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Expected a finite number, 0 or more.");

    private protected static float BelowOne(float value, string name) => value >= 0 && value < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Expected a number from 0 to below 1.");
}
