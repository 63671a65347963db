using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using KernelGen.Generic;
using KernelGen.Integer.Tests;
using KernelGen.Integers;
using Xunit;

namespace KernelGen.Tests.Generic.Integer;

/// <summary>No instruction of what an interpreted integer-only network computes with reads, writes or makes a float.</summary>
public sealed class IntegerInterpreterPurityTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly OpCode[] floatingPoint =
    [
        OpCodes.Ldc_R4, OpCodes.Ldc_R8, OpCodes.Conv_R4, OpCodes.Conv_R8, OpCodes.Conv_R_Un, OpCodes.Ldind_R4, OpCodes.Ldind_R8,
        OpCodes.Stind_R4, OpCodes.Stind_R8, OpCodes.Ldelem_R4, OpCodes.Ldelem_R8, OpCodes.Stelem_R4, OpCodes.Stelem_R8, OpCodes.Ckfinite,
    ];

    [Fact]
    public void NothingThatASourceAndAStepReach_TouchesAFloat()
    {
        HashSet<MethodBase> reached = Reachable(typeof(IntegerModel).GetMethods().Where(method => method.Name is "Encode" or "Step" or "Run"));
        Assert.Superset(
            new HashSet<string> { "IntegerAttentionLayer.Remember", "IntegerAttentionLayer.Step", "IntegerTanhLayer.Step", "IntegerSoftmax.Apply", "IntegerFunction.At", "Requantization.Apply" },
            reached.Select(method => $"{method.DeclaringType!.Name}.{method.Name}").ToHashSet());
        Assert.Empty(reached.SelectMany(Impurities));
    }

    [Fact]
    public void AFloat_IsFoundOut() => Assert.NotEmpty(Impurities(typeof(Requantization).GetProperty(nameof(Requantization.Factor))!.GetMethod!));

    private static HashSet<MethodBase> Reachable(IEnumerable<MethodBase> first)
    {
        HashSet<MethodBase> reached = [];
        Stack<MethodBase> open = new(first);
        while (open.TryPop(out MethodBase? method))
        {
            if (method.DeclaringType?.Assembly != typeof(IntegerModel).Assembly || !reached.Add(method)) continue;
            foreach ((OpCode code, int token) in IlReader.Read(method))
            {
                if (code.OperandType != OperandType.InlineMethod) continue;
                Type[]? types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
                MethodBase called = method.Module.ResolveMethod(token, types, method.IsGenericMethod ? method.GetGenericArguments() : null)!;
                open.Push(called);
                if (!called.IsVirtual || called.DeclaringType is not { } declaring || declaring.Assembly != typeof(IntegerModel).Assembly) continue;
                foreach (MethodBase own in typeof(IntegerModel).Assembly.GetTypes().Where(declaring.IsAssignableFrom).SelectMany(derived => derived.GetMethods(All)).Where(own => own.Name == called.Name))
                    open.Push(own);
            }
        }

        return reached;
    }

    private static IEnumerable<string> Impurities(MethodBase method)
    {
        string name = $"{method.DeclaringType}.{method.Name}";
        foreach (ParameterInfo parameter in method.GetParameters().Where(parameter => IsFloat(parameter.ParameterType))) yield return $"{name}: {parameter}";
        foreach (LocalVariableInfo local in (method.GetMethodBody()?.LocalVariables ?? []).Where(local => IsFloat(local.LocalType))) yield return $"{name}: a local of {local.LocalType}";
        foreach ((OpCode code, _) in IlReader.Read(method).Where(instruction => floatingPoint.Contains(instruction.Code))) yield return $"{name}: {code.Name}";
    }

    private static bool IsFloat(Type type)
    {
        if (type.HasElementType) return IsFloat(type.GetElementType()!);
        return type == typeof(float) || type == typeof(double) || (type.IsGenericType && type.GetGenericArguments().Any(IsFloat));
    }
}
