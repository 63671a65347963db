using System;
using KernelGen.Generator.Emitting;
using KernelGen.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator;

/// <summary>Attributes on a partial class → the C# of exactly that network.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (LayerKind kind in Enum.GetValues(typeof(LayerKind)))
        {
            IncrementalValuesProvider<ModelDeclaration> models = context.SyntaxProvider
                .ForAttributeWithMetadataName(AttributeNames.Of(kind), ModelReader.IsClass, ModelReader.Read)
                .WithTrackingName(StepNames.Read)
                .Where(model => model is not null)
                .Select((model, _) => model!)
                .WithTrackingName(StepNames.Model);

            context.RegisterSourceOutput(models, AddFiles);
        }
    }

    private static void AddFiles(SourceProductionContext context, ModelDeclaration model)
    {
        foreach ((string hintName, string text) in ModelFiles.Emit(model)) context.AddSource(hintName, text);
    }
}
