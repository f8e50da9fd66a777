namespace FeatureGen.Formats.Profiles;

/// <summary>What speaks for removing a field in favour of the one that stands for it, and what that would cost.</summary>
public sealed record ProfileRedundancy
{
    /// <summary>How the field goes with the other.</summary>
    public ProfileRelation Relation { get; init; }

    /// <summary>The number of resamples.</summary>
    public int Resamples { get; init; }

    /// <summary>
    /// The number of resamples in which the similarity stays above the threshold of redundancy; where it lies below that, above the one
    /// of groups.
    /// </summary>
    public int Held { get; init; }

    /// <summary>
    /// What the field tells about the label once the other is known: conditional mutual information, nats, less what noise of the same
    /// counts would get.
    /// </summary>
    public double Added { get; init; }

    /// <summary>The field's own score, nats.</summary>
    public double Alone { get; init; }

    /// <summary>The lower end of the 95 % interval of <see cref="Added"/>, as a share of the scores of all fields.</summary>
    public double AddedShareLow { get; init; }

    /// <summary>The upper end of that interval.</summary>
    public double AddedShareHigh { get; init; }
}
