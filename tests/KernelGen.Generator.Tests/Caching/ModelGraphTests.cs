using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Generator.Reading;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generator.Tests.Caching;

/// <summary>Holds the law on what a cached value may be made of, over real values rather than declared types.</summary>
public sealed class ModelGraphTests
{
    [Theory]
    [ClassData(typeof(Cases))]
    public void Graph_HoldsOnlyPlainValues(string name)
    {
        ModelDeclaration model = Assert.Single(GeneratorRun.Of(Places.CaseSource(name)).Models);

        Walk(model, nameof(ModelDeclaration));
    }

    [Theory]
    [ClassData(typeof(Cases))]
    public void EqualSources_GiveEqualModels(string name)
    {
        ModelDeclaration first = Assert.Single(GeneratorRun.Of(Places.CaseSource(name)).Models);
        ModelDeclaration second = Assert.Single(GeneratorRun.Of(Places.CaseSource(name)).Models);

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Fact]
    public void EveryCase_GivesAnotherModel()
    {
        IEnumerable<ModelDeclaration> models =
            Places.CaseNames.Select(name => Assert.Single(GeneratorRun.Of(Places.CaseSource(name)).Models));

        Assert.Equal(Places.CaseNames.Count, models.Select(model => model.Model.Layers).Distinct().Count());
    }

    private static void Walk(object? value, string path)
    {
        if (value is null) return;
        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string) return;

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            int i = 0;
            foreach (object item in (IEnumerable)value) Walk(item, $"{path}[{i++}]");
            return;
        }

        Assert.True(type.Assembly == typeof(KernelGenerator).Assembly, $"{path} is a {type}");
        Assert.True(value is not IEnumerable, $"{path} is a collection without value equality: {type}");
        Assert.True(IsRecord(type), $"{path} is not a record: {type}");
        for (Type? level = type; level != typeof(object) && level is not null; level = level.BaseType)
        {
            const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in level.GetFields(Fields)) Walk(field.GetValue(value), $"{path}.{field.Name}");
        }
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
