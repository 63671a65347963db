using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using KernelGen.Lanes;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>
/// Everything that <c>Step</c>, <c>Run</c>, <c>StepMany</c> and <c>Encode</c> of an integer-only model can reach is walked, method by method: no float or double stands in a
/// signature or a local, and no instruction computes with one. Models that read from both ends have <c>Run</c> alone.
/// </summary>
public sealed class IntegerPurityTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly OpCode[] floatingPoint =
    [
        OpCodes.Ldc_R4, OpCodes.Ldc_R8, OpCodes.Conv_R4, OpCodes.Conv_R8, OpCodes.Conv_R_Un, OpCodes.Ldind_R4, OpCodes.Ldind_R8,
        OpCodes.Stind_R4, OpCodes.Stind_R8, OpCodes.Ldelem_R4, OpCodes.Ldelem_R8, OpCodes.Stelem_R4, OpCodes.Stelem_R8, OpCodes.Ckfinite,
    ];

    private static readonly Type[] laneTypes = [typeof(Lanes32), typeof(Lanes128), typeof(Lanes256), typeof(Lanes512)];

    public static TheoryData<string> Cases => [.. IntegerCase.Names.Concat(IntegerCase.NamesOfDecoders)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingReachable_TouchesAFloat(string name)
    {
        HashSet<MethodBase> reached = Reachable(IntegerCase.TypeOf(name));
        Assert.True(reached.Count > 100, $"Only {reached.Count} methods were found.");
        Assert.Contains(reached, method => method.Name is "MultiplyHighS32" or "DotU8S8" or "PairDotU8S8" || method.Name.StartsWith("Lookup", StringComparison.Ordinal));
        string[] impure = [.. reached.SelectMany(Impurities).Distinct()];
        Assert.True(impure.Length == 0, string.Join("\n", impure));
    }

    [Fact]
    public void AFloatModel_IsFoundOut()
    {
        // The walk sees floats where there are some: what reads them in the same library.
        MethodInfo floats = typeof(AlignedBuffer).GetMethod(nameof(AlignedBuffer.FloatsAt))!;
        Assert.NotEmpty(Impurities(floats));
        MethodInfo factor = typeof(Integers.Requantization).GetProperty(nameof(Integers.Requantization.Factor))!.GetMethod!;
        Assert.Contains(Impurities(factor), text => text.Contains("conv.r8", StringComparison.Ordinal));
    }

    private static HashSet<MethodBase> Reachable(Type model)
    {
        HashSet<MethodBase> reached = [];
        Stack<MethodBase> open = new(new[] { "Step", "Run", "StepMany", "Encode" }.Select(name => model.GetMethod(name)).OfType<MethodBase>());
        while (open.TryPop(out MethodBase? method))
        {
            if (!IsOurs(method) || !reached.Add(method)) continue;
            foreach (MethodBase called in Called(method)) open.Push(called);
        }

        return reached;
    }

    /// <summary>The methods that one calls; those of a lane type as all lane types have them.</summary>
    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        Type[]? typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach ((OpCode code, int token) in IlReader.Read(method))
        {
            if (code.OperandType != OperandType.InlineMethod) continue;
            MethodBase called = method.Module.ResolveMethod(token, typeArguments, methodArguments)!;
            if (called.DeclaringType is { IsInterface: true } face && face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ILanes<>))
            {
                foreach (Type lanes in laneTypes)
                    foreach (MethodBase own in lanes.GetMethods(All).Where(own => own.Name == called.Name)) yield return own;
                continue;
            }

            yield return called;
        }
    }

    private static bool IsOurs(MethodBase method) =>
        method.DeclaringType?.Assembly is { } assembly && (assembly == typeof(ModelSpec).Assembly || assembly == typeof(IntegerPurityTests).Assembly);

    private static IEnumerable<string> Impurities(MethodBase method)
    {
        string name = $"{method.DeclaringType}.{method.Name}";
        IEnumerable<Type> signature = method.GetParameters().Select(parameter => parameter.ParameterType);
        if (method is MethodInfo { ReturnType: { } returned }) signature = signature.Append(returned);
        foreach (Type type in signature.Where(HasFloat)) yield return $"{name}: {type} in its signature";
        foreach (LocalVariableInfo local in (method.GetMethodBody()?.LocalVariables ?? []).Where(local => HasFloat(local.LocalType))) yield return $"{name}: a local of {local.LocalType}";
        foreach ((OpCode code, _) in IlReader.Read(method).Where(instruction => floatingPoint.Contains(instruction.Code))) yield return $"{name}: {code.Name}";
        if (method.Name.Contains("F32", StringComparison.Ordinal)) yield return $"{name}: a lane operation of floats";
    }

    /// <summary>Whether a type is a float, or holds one: by reference, as an element, in a field of a value, as an argument of a generic type.</summary>
    private static bool HasFloat(Type type)
    {
        if (type == typeof(float) || type == typeof(double) || type == typeof(Half)) return true;
        if (type.HasElementType) return HasFloat(type.GetElementType()!);
        if (type.IsGenericType && type.GetGenericArguments().Any(HasFloat)) return true;
        return type is { IsValueType: true, IsPrimitive: false, IsEnum: false } && type.Assembly != typeof(object).Assembly
            && type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Any(field => HasFloat(field.FieldType));
    }
}
