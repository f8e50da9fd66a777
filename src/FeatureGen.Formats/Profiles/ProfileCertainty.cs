namespace FeatureGen.Formats.Profiles;

/// <summary>How sure the rank of a field is.</summary>
public sealed record ProfileCertainty
{
    /// <summary>The lower end of the 95 % interval of the score.</summary>
    public double ScoreLow { get; init; }

    /// <summary>The upper end of the 95 % interval of the score.</summary>
    public double ScoreHigh { get; init; }

    /// <summary>The lower end of the score's interval as a share of the scores of all fields.</summary>
    public double ShareLow { get; init; }

    /// <summary>The upper end of the score's interval as a share of the scores of all fields, at most 1.</summary>
    public double ShareHigh { get; init; }

    /// <summary>The best rank, from 1, of the 95 % interval over resamples.</summary>
    public int RankLow { get; init; }

    /// <summary>The worst rank of the interval.</summary>
    public int RankHigh { get; init; }

    /// <summary>
    /// The share of resamples in which the field's share stays on its side of the threshold of importance; 1 for fields without a share.
    /// </summary>
    public double Stability { get; init; }

    /// <summary>
    /// The probability of as much mutual information if the field and the label were independent; of numbers in their bins, or in a quarter
    /// or a sixteenth as many, whichever is least, times three.
    /// </summary>
    public double PValue { get; init; }

    /// <summary>The false discovery rate at which the field is told from noise (Benjamini and Hochberg, over all fields).</summary>
    public double QValue { get; init; }

    /// <summary>
    /// The best score of the control noise: fields with the same counts, drawn as if their values were shuffled against the label.
    /// </summary>
    public double NoiseScore { get; init; }

    /// <summary>
    /// Whether the field is taken for noise: it is not told from it at a false discovery rate of 5 %, and the rows were enough to show a
    /// field of ten times the threshold of importance. Where no field is told from noise, all are taken for it.
    /// </summary>
    public bool IsNoise { get; init; }
}
