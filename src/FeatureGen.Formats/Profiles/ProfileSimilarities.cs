namespace FeatureGen.Formats.Profiles;

/// <summary>Which fields tell the same, pair by pair: of some fields every pair, of the others the closest ones.</summary>
public sealed record ProfileSimilarities
{
    /// <summary>The fields of which every pair is told, by rank: the best, and those in groups with them.</summary>
    public EquatableArray<string> Fields { get; init; }

    /// <summary>Pairs of <see cref="Fields"/> that are not among <see cref="Pairs"/> are less similar than this.</summary>
    public double Floor { get; init; }

    /// <summary>
    /// The pairs, by the rank of the one and then of the other. Those with a field that is not among <see cref="Fields"/> are kept where
    /// they could form a group, and only a few for each field.
    /// </summary>
    public EquatableArray<ProfileSimilarity> Pairs { get; init; }
}
