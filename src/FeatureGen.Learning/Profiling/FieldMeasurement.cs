using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Profiling;

/// <summary>What was counted of a field, before fields are held against each other.</summary>
internal sealed record FieldMeasurement
{
    public required string Name { get; init; }

    public required FieldKind Kind { get; init; }

    public required double Score { get; init; }

    public required double MutualInformation { get; init; }

    public required double ExpectedMutualInformation { get; init; }

    public required double Coverage { get; init; }

    public required long Distinct { get; init; }

    public int Buckets { get; init; }

    /// <summary>The names of the fields that a cross is made of.</summary>
    public EquatableArray<string> CrossedFields { get; init; }
}
