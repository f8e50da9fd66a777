using FeatureGen;

namespace AdRanking;

/// <summary>One ad shown to one visitor: the schema that is learned and ranked with.</summary>
[FeatureSchema]
[Cross("Visitor.Device", "Ad.Category")]
[Cross("Visitor.Age", "Ad.Category")]
public readonly partial record struct AdImpression
{
    [Context]
    public required Visitor Visitor { get; init; }

    [Item]
    public required Ad Ad { get; init; }

    [Label]
    public bool Clicked { get; init; }

    [Group]
    public long RequestId { get; init; }
}
