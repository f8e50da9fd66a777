using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>What was counted of a field, before fields are held against each other.</summary>
internal sealed record FieldMeasurement
{
    public required string Name { get; init; }

    public required FieldKind Kind { get; init; }

    public required double Score { get; init; }

    /// <summary>How the field and the label depend on each other.</summary>
    public required Dependence Dependence { get; init; }

    /// <summary>The probability of as much dependence of one column without any.</summary>
    public required double PValue { get; init; }

    /// <summary>How much it may tell, nats, if it was not told from noise.</summary>
    public required double MostHidden { get; init; }

    /// <summary>The columns that the field is the best of.</summary>
    public int Columns { get; init; } = 1;

    public required double Coverage { get; init; }

    public required long Distinct { get; init; }

    /// <summary>How the values were told apart.</summary>
    public ProfileCounting Counted { get; init; }

    public required ProfileMeasures Measures { get; init; }

    public required ProfileDistribution Distribution { get; init; }

    /// <summary>The state of its data.</summary>
    public ProfileQuality? Quality { get; init; }

    /// <summary>Why the field may leak the label.</summary>
    public ProfileLeakage? Leak { get; init; }

    public int Buckets { get; init; }

    /// <summary>The names of the fields that a cross is made of.</summary>
    public EquatableArray<string> CrossedFields { get; init; }
}
