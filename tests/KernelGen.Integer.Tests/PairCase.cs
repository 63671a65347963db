using System;
using System.Reflection;
using KernelGen.Formats;
using KernelGen.Lanes;

namespace KernelGen.Integer.Tests;

/// <summary>A generated integer-only model that reads sequences from both ends.</summary>
internal static class PairCase
{
    /// <summary>A whole sequence of tokens or of codes.</summary>
    public delegate void Sequence(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes, Span<int> outputs);

    private delegate void RunTokens<TWorkspace>(ReadOnlySpan<int> tokens, Span<int> outputs, TWorkspace workspace);

    private delegate void RunCodes<TWorkspace>(ReadOnlySpan<sbyte> inputs, Span<int> outputs, TWorkspace workspace);

    /// <summary>Run of a model on a lane type, with a workspace for <paramref name="steps"/> time steps.</summary>
    public static Sequence Bind(string name, PackedModel packed, LaneWidth lanes, int steps)
    {
        Type type = IntegerCase.TypeOf(name);
        object model = type.GetMethod("Of", [typeof(PackedModel)])!.Invoke(null, [packed])!;
        type.GetProperty("LaneWidth")!.SetValue(model, lanes);
        object workspace = type.GetMethod("CreateWorkspace")!.Invoke(model, [steps, 1])!;
        MethodInfo bind = typeof(PairCase).GetMethod(nameof(BindOf), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Sequence)bind.MakeGenericMethod(workspace.GetType()).Invoke(null, [model, workspace])!;
    }

    private static Sequence BindOf<TWorkspace>(object model, TWorkspace workspace)
    {
        MethodInfo run = model.GetType().GetMethod("Run")!;
        if (run.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<int>))
        {
            var tokens = run.CreateDelegate<RunTokens<TWorkspace>>(model);
            return (sequence, _, outputs) => tokens(sequence, outputs, workspace);
        }

        var codes = run.CreateDelegate<RunCodes<TWorkspace>>(model);
        return (_, sequence, outputs) => codes(sequence, outputs, workspace);
    }
}
