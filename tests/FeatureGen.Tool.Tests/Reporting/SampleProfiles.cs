using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Tool.Tests.Reporting;

/// <summary>Profiles to show.</summary>
internal static class SampleProfiles
{
    /// <summary>The profile that is committed beside the sample.</summary>
    public static string AdImpression { get; } = Path.Combine(AppContext.BaseDirectory, "AdImpression.profile.json");

    /// <summary>Names that would do harm if they were anything but text.</summary>
    public static string[] HostileNames { get; } =
    [
        "<script>window.hacked = true</script>",
        "\"><img src=x onerror=\"window.hacked = true\">",
        "</style></title></td></table><h1 id='planted'>'\"&amp;",
        "\u202Edesrever\u202C \u05D0\u05D1\u05D2 \u2067x",
        "tab\tand {{braces}} ${x} --> ]]>",
    ];

    /// <summary>A profile whose every text is hostile.</summary>
    public static ProfileFile Hostile() => new()
    {
        Schema = HostileNames[0],
        Fingerprint = HostileNames[1],
        Method = "mutualInformation",
        Rows = 100,
        Label = HostileNames[2],
        LabelEntropy = 0.69,
        Classes = new(["no", HostileNames[1]]),
        Model = new ProfileModel
        {
            Name = HostileNames[0], Kind = ModelKind.Trees, Loss = HostileNames[1], BaseLoss = 0.5, Rows = 9, Repeats = 5,
        },
        Groups = new([new ProfileGroup { Representative = HostileNames[0], Members = new([HostileNames[1]]), Similarities = new([0.95]) }]),
        Fields = new(HostileNames.Select((name, i) => Field(name, 0.1 / (i + 1), 0.2) with
        {
            RedundantWith = i == 0 ? null : HostileNames[0],
            Similarity = i == 1 ? 0.95 : 0,
            Redundancy = i == 0 ? null : new ProfileRedundancy
            {
                Relation = ProfileRelation.Function, Resamples = 20, Held = 19, Alone = 0.1,
            },
            Use = new FieldUse { GainShare = 0.2, Splits = 5 - i, LossIncrease = 0.1 / (i + 1), LossDeviation = 0.01 },
            Distribution = new ProfileDistribution
            {
                Values = new([HostileNames[2], HostileNames[3]]), Counts = new([20, 20, 20, 20]), Rest = new([10, 0]),
                Missing = new([5, 5]),
            },
        })),
    };

    /// <summary>A profile of many fields, each with all that a field can have.</summary>
    public static ProfileFile Wide(int fields) => new()
    {
        Schema = "Wide",
        Method = "mutualInformation",
        Rows = 100_000,
        Label = "Clicked",
        LabelEntropy = 0.33,
        Classes = new(["0", "1"]),
        Resamples = 200,
        NoiseFields = 20,
        Fields = new(Enumerable.Range(0, fields).Select(i => Field($"Session.Feature_{i:D5}", 0.2 / (i + 1), 0.1 / (i + 1)) with
        {
            Certainty = new ProfileCertainty
            {
                ScoreLow = 0.19 / (i + 1), ScoreHigh = 0.21 / (i + 1), ShareLow = 0.09 / (i + 1), ShareHigh = 0.11 / (i + 1),
                RankLow = i + 1, RankHigh = i + 2,
                Stability = 0.995, PValue = 1.25E-5, QValue = 2.5E-5, NoiseScore = 4.27E-5,
            },
            Measures = new ProfileMeasures
            {
                ChiSquared = 1234.56 + i, CramersV = 0.123456, AnovaF = 345.678, CorrelationRatio = 0.234567, Pearson = -0.234567,
                Spearman = -0.21,
            },
            Distribution = new ProfileDistribution
            {
                Edges = new(Enumerable.Range(0, 20).Select(edge => edge * 1.23456 - i)),
                Counts = new(Enumerable.Range(0, 40).Select(bin => 2450L + 37 * bin % 90)),
                Rest = new([0, 0]), Missing = new([100, 20]),
            },
        })),
    };

    private static ProfileField Field(string name, double score, double share) => new()
    {
        Name = name, Kind = FieldKind.Numeric, Score = score, Share = share, MutualInformation = score + 1E-4,
            ExpectedMutualInformation = 1E-4, LabelShare = 0.3, Coverage = 1,
        Distinct = 1000,
    };
}
