using System.Collections.Generic;

namespace LanguageModel.Models;

/// <summary>The declared models by size: the same four, at 128, 300 and 450 units.</summary>
internal static class ModelClasses
{
    public const string Float = "float";
    public const string Alternating = "alternating";
    public const string Twin = "twin";
    public const string Balanced = "balanced";


    public static IReadOnlyList<ModelClass> Of(string size) => size switch
    {
        "300" => Ptb300,
        "450" => Ptb450,
        _ => Small,
    };

    public static IEnumerable<ModelClass> All => [.. Small, .. Ptb300, .. Ptb450];

    private static IReadOnlyList<ModelClass> Small { get; } =
    [
        new(
            Float,
            SmallFloat.Spec,
            static options => new SmallFloat.Trainer(options),
            static path => SmallFloat.Trainer.Resume(path),
            OpenModel.Of<SmallFloat, SmallFloat.State, SmallFloat.Workspace>),
        new(
            Alternating,
            SmallAlternating.Spec,
            static options => new SmallAlternating.Trainer(options),
            static path => SmallAlternating.Trainer.Resume(path),
            OpenModel.Of<SmallAlternating, SmallAlternating.State, SmallAlternating.Workspace>),
        new(
            Twin,
            SmallTwin.Spec,
            static options => new SmallTwin.Trainer(options),
            static path => SmallTwin.Trainer.Resume(path),
            OpenModel.Of<SmallTwin, SmallTwin.State, SmallTwin.Workspace>),
        new(
            Balanced,
            SmallBalanced.Spec,
            static options => new SmallBalanced.Trainer(options),
            static path => SmallBalanced.Trainer.Resume(path),
            OpenModel.Of<SmallBalanced, SmallBalanced.State, SmallBalanced.Workspace>),
    ];

    private static IReadOnlyList<ModelClass> Ptb300 { get; } =
    [
        new(
            Float,
            Ptb300Float.Spec,
            static options => new Ptb300Float.Trainer(options),
            static path => Ptb300Float.Trainer.Resume(path),
            OpenModel.Of<Ptb300Float, Ptb300Float.State, Ptb300Float.Workspace>),
        new(
            Alternating,
            Ptb300Alternating.Spec,
            static options => new Ptb300Alternating.Trainer(options),
            static path => Ptb300Alternating.Trainer.Resume(path),
            OpenModel.Of<Ptb300Alternating, Ptb300Alternating.State, Ptb300Alternating.Workspace>),
        new(
            Twin,
            Ptb300Twin.Spec,
            static options => new Ptb300Twin.Trainer(options),
            static path => Ptb300Twin.Trainer.Resume(path),
            OpenModel.Of<Ptb300Twin, Ptb300Twin.State, Ptb300Twin.Workspace>),
        new(
            Balanced,
            Ptb300Balanced.Spec,
            static options => new Ptb300Balanced.Trainer(options),
            static path => Ptb300Balanced.Trainer.Resume(path),
            OpenModel.Of<Ptb300Balanced, Ptb300Balanced.State, Ptb300Balanced.Workspace>),
    ];

    private static IReadOnlyList<ModelClass> Ptb450 { get; } =
    [
        new(
            Float,
            Ptb450Float.Spec,
            static options => new Ptb450Float.Trainer(options),
            static path => Ptb450Float.Trainer.Resume(path),
            OpenModel.Of<Ptb450Float, Ptb450Float.State, Ptb450Float.Workspace>),
        new(
            Alternating,
            Ptb450Alternating.Spec,
            static options => new Ptb450Alternating.Trainer(options),
            static path => Ptb450Alternating.Trainer.Resume(path),
            OpenModel.Of<Ptb450Alternating, Ptb450Alternating.State, Ptb450Alternating.Workspace>),
        new(
            Twin,
            Ptb450Twin.Spec,
            static options => new Ptb450Twin.Trainer(options),
            static path => Ptb450Twin.Trainer.Resume(path),
            OpenModel.Of<Ptb450Twin, Ptb450Twin.State, Ptb450Twin.Workspace>),
        new(
            Balanced,
            Ptb450Balanced.Spec,
            static options => new Ptb450Balanced.Trainer(options),
            static path => Ptb450Balanced.Trainer.Resume(path),
            OpenModel.Of<Ptb450Balanced, Ptb450Balanced.State, Ptb450Balanced.Workspace>),
    ];
}
