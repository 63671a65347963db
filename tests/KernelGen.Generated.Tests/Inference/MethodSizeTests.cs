using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>
/// The JIT compiles methods above 60,000 bytes of IL or 2,000 locals without optimization; every emitted method stays below a
/// quarter of both. What one method may inline has an end too: kernels are not inlined, so that no caller can use theirs up.
/// </summary>
public sealed class MethodSizeTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void EmittedMethods_StayFarBelowTheLimitsOfTheJit()
    {
        List<MethodBase> methods = [.. EmittedTypes().SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))];
        Assert.True(methods.Count > 100, "Too few emitted methods were found.");
        foreach (MethodBase method in methods)
        {
            if (method.GetMethodBody() is not { } body) continue;
            int length = body.GetILAsByteArray()!.Length;
            Assert.True(length < 15_000, $"{method.DeclaringType}.{method.Name} has {length} bytes of IL.");
            Assert.True(body.LocalVariables.Count < 500, $"{method.DeclaringType}.{method.Name} has {body.LocalVariables.Count} locals.");
        }
    }

    [Fact]
    public void EmittedMethodsOfALaneType_AreNotInlined()
    {
        MethodInfo[] kernels = [.. EmittedTypes().Where(type => type.Name.EndsWith("Kernels", StringComparison.Ordinal)).SelectMany(type => type.GetMethods(All)).Where(method => method.IsGenericMethod)];
        Assert.True(kernels.Length > 100, "Too few kernels were found.");
        foreach (MethodInfo kernel in kernels)
            Assert.True(kernel.MethodImplementationFlags.HasFlag(MethodImplAttributes.NoInlining), $"{kernel.DeclaringType}.{kernel.Name} may be inlined.");
    }

    private static IEnumerable<Type> EmittedTypes() =>
        typeof(MethodSizeTests).Assembly.GetTypes().Where(type => type.FullName!.StartsWith("Cases.", StringComparison.Ordinal));
}
