using SpokenDigits.Recordings;

namespace SpokenDigits.Features;

/// <summary>What features are made by. The defaults take 33 steps a second of 39 features each.</summary>
internal sealed record FeatureSettings
{
    /// <summary>Features of a step by the defaults.</summary>
    public const int DefaultStepSize = DefaultCoefficients * DefaultFramesAStep;

    private const int DefaultCoefficients = 13, DefaultFramesAStep = 3;

    /// <summary>Samples a second.</summary>
    public int Rate { get; init; } = Recording.Rate;

    /// <summary>Samples under a window, 25 ms.</summary>
    public int FrameSamples { get; init; } = 200;

    /// <summary>Samples from one frame's begin to the next one's, 10 ms.</summary>
    public int HopSamples { get; init; } = 80;

    /// <summary>Length of the transform, a power of two that is not below <see cref="FrameSamples"/>; zeros fill it up.</summary>
    public int TransformSize { get; init; } = 256;

    /// <summary>Mel bands of a frame.</summary>
    public int Bands { get; init; } = 24;

    /// <summary>Lower end of the first band in Hz.</summary>
    public double LowestHertz { get; init; }

    /// <summary>Upper end of the last band in Hz, at most half of <see cref="Rate"/>.</summary>
    public double HighestHertz { get; init; } = 4_000;

    /// <summary>How much of the sample before is taken from each, to raise high frequencies; 0 for nothing.</summary>
    public double PreEmphasis { get; init; } = 0.97;

    /// <summary>The least energy of a band: its logarithm stands for silence. Full scale of the samples is 1.</summary>
    public double EnergyFloor { get; init; } = 1e-6;

    /// <summary>Frames are speech that are at most so many decibels fainter than the loud ones, of which a twentieth is louder still.</summary>
    public double SpeechDecibels { get; init; } = 18;

    /// <summary>Frames before and behind one whose loudest tells how loud its word is, 250 ms.</summary>
    public int FollowedFrames { get; init; } = 25;

    /// <summary>How far below the loud frames of the string a word's may lie, in decibels, to be raised as a faint word; what is fainter is no word.</summary>
    public double FollowedDecibels { get; init; } = 20;

    /// <summary>What share of the decibels that a word is fainter it is raised by.</summary>
    public double FollowedShare { get; init; } = 0.5;

    /// <summary>How far below its mean in speech a band's level ends, in nats: what is fainter comes near to it, in the manner of noise.</summary>
    public double Depth { get; init; } = 4;

    /// <summary>Coefficients of a frame's cosine transform over bands, at most <see cref="Bands"/>; the higher ones tell of pitch.</summary>
    public int Coefficients { get; init; } = DefaultCoefficients;

    /// <summary>Coefficients are multiplied by (1 + index) to this power, since the higher ones are the smaller ones.</summary>
    public double Lift { get; init; } = 0.8;

    /// <summary>What all coefficients are multiplied by, so that their deviations are about 1.</summary>
    public double Scale { get; init; } = 0.25;

    /// <summary>Frames side by side in a step.</summary>
    public int FramesAStep { get; init; } = DefaultFramesAStep;

    /// <summary>Features lie in [-Limit, Limit], so that a fixed range can code them.</summary>
    public float Limit { get; init; } = 4;

    /// <summary>Features of a step.</summary>
    public int StepSize => Coefficients * FramesAStep;

    /// <summary>Whole steps of a sound of <paramref name="samples"/> samples; what is left at the end is not enough for another.</summary>
    public int StepsOf(int samples) => StepsOf(samples, HopSamples);

    /// <summary>The same with frames of another distance.</summary>
    public int StepsOf(int samples, int hopSamples) => samples < FrameSamples ? 0 : (1 + ((samples - FrameSamples) / hopSamples)) / FramesAStep;

    /// <summary>The fewest samples of a step.</summary>
    public int LeastSamples => FrameSamples + ((FramesAStep - 1) * HopSamples);
}
