using System;
using KernelGen.Generator.Emitting;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator;

/// <summary>Attributes on a partial class → the C# of exactly that network.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    private readonly KernelCosts costs;

    /// <summary>The generator of users: kernels are chosen by fitted costs.</summary>
    public KernelGenerator()
        : this(KernelCosts.Fitted)
    {
    }

    /// <summary>A generator that chooses kernels by other costs: for measurements.</summary>
    internal KernelGenerator(KernelCosts costs) => this.costs = costs;

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

            context.RegisterSourceOutput(models, (output, model) => AddFiles(output, model, costs));
        }
    }

    private static void AddFiles(SourceProductionContext context, ModelDeclaration model, KernelCosts costs)
    {
        foreach ((string hintName, string text) in ModelFiles.Emit(model, costs)) context.AddSource(hintName, text);
    }
}
