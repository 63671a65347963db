using System.Collections.Generic;

namespace LanguageModel.Models;

/// <summary>The declared models by size: the same four at 128, 300 and 450 units, and three more at 300.</summary>
internal static class ModelClasses
{
    public const string Float = "float";
    public const string Alternating = "alternating";
    public const string Twin = "twin";
    public const string Balanced = "balanced";
    public const string Alternating3 = "alternating3";
    public const string Gru = "gru";
    public const string GruAlternating = "gru-alternating";

    public static IReadOnlyList<ModelClass> Of(string size) => size switch
    {
        "300" => Ptb300,
        "450" => Ptb450,
        _ => Small,
    };

    public static IEnumerable<ModelClass> All => [.. Small, .. Ptb300, .. Ptb450];

    private static IReadOnlyList<ModelClass> Small { get; } =
    [
        ModelClass.Of<SmallFloat, SmallFloat.State, SmallFloat.Workspace>(
            static options => new SmallFloat.Trainer(options), SmallFloat.Trainer.Resume, Float),
        ModelClass.Of<SmallAlternating, SmallAlternating.State, SmallAlternating.Workspace>(
            static options => new SmallAlternating.Trainer(options), SmallAlternating.Trainer.Resume, Alternating),
        ModelClass.Of<SmallTwin, SmallTwin.State, SmallTwin.Workspace>(
            static options => new SmallTwin.Trainer(options), SmallTwin.Trainer.Resume, Twin),
        ModelClass.Of<SmallBalanced, SmallBalanced.State, SmallBalanced.Workspace>(
            static options => new SmallBalanced.Trainer(options), SmallBalanced.Trainer.Resume, Balanced),
    ];

    private static IReadOnlyList<ModelClass> Ptb300 { get; } =
    [
        ModelClass.Of<Ptb300Float, Ptb300Float.State, Ptb300Float.Workspace>(
            static options => new Ptb300Float.Trainer(options), Ptb300Float.Trainer.Resume, Float),
        ModelClass.Of<Ptb300Alternating, Ptb300Alternating.State, Ptb300Alternating.Workspace>(
            static options => new Ptb300Alternating.Trainer(options), Ptb300Alternating.Trainer.Resume, Alternating),
        ModelClass.Of<Ptb300Twin, Ptb300Twin.State, Ptb300Twin.Workspace>(
            static options => new Ptb300Twin.Trainer(options), Ptb300Twin.Trainer.Resume, Twin),
        ModelClass.Of<Ptb300Balanced, Ptb300Balanced.State, Ptb300Balanced.Workspace>(
            static options => new Ptb300Balanced.Trainer(options), Ptb300Balanced.Trainer.Resume, Balanced),
        ModelClass.Of<Ptb300Alternating3, Ptb300Alternating3.State, Ptb300Alternating3.Workspace>(
            static options => new Ptb300Alternating3.Trainer(options), Ptb300Alternating3.Trainer.Resume, Alternating3),
        ModelClass.Of<Ptb300Gru, Ptb300Gru.State, Ptb300Gru.Workspace>(
            static options => new Ptb300Gru.Trainer(options), Ptb300Gru.Trainer.Resume, Gru),
        ModelClass.Of<Ptb300GruAlternating, Ptb300GruAlternating.State, Ptb300GruAlternating.Workspace>(
            static options => new Ptb300GruAlternating.Trainer(options), Ptb300GruAlternating.Trainer.Resume, GruAlternating),
    ];

    private static IReadOnlyList<ModelClass> Ptb450 { get; } =
    [
        ModelClass.Of<Ptb450Float, Ptb450Float.State, Ptb450Float.Workspace>(
            static options => new Ptb450Float.Trainer(options), Ptb450Float.Trainer.Resume, Float),
        ModelClass.Of<Ptb450Alternating, Ptb450Alternating.State, Ptb450Alternating.Workspace>(
            static options => new Ptb450Alternating.Trainer(options), Ptb450Alternating.Trainer.Resume, Alternating),
        ModelClass.Of<Ptb450Twin, Ptb450Twin.State, Ptb450Twin.Workspace>(
            static options => new Ptb450Twin.Trainer(options), Ptb450Twin.Trainer.Resume, Twin),
        ModelClass.Of<Ptb450Balanced, Ptb450Balanced.State, Ptb450Balanced.Workspace>(
            static options => new Ptb450Balanced.Trainer(options), Ptb450Balanced.Trainer.Resume, Balanced),
    ];
}
