using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

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
        Similarities = new ProfileSimilarities
        {
            Fields = new([.. HostileNames, "not a field"]), Floor = 0.1,
            Pairs = new(
            [
                new(HostileNames[0], HostileNames[1], 0.95), new(HostileNames[2], HostileNames[3], 0.5),
                new("not a field", HostileNames[4], 0.3),
            ]),
        },
        InteractionOrder = 2,
        Interactions = new([new ProfileInteraction { Fields = new([HostileNames[1], HostileNames[2]]), Gain = 0.1, GainHigh = 0.2 }]),
        Fields = new(HostileNames.Select((name, i) => Field(name, 0.1 / (i + 1), 0.2) with
        {
            RedundantWith = i == 0 ? null : HostileNames[0],
            Similarity = i == 1 ? 0.95 : 0,
            Keep = i is 1 or 4 ? HostileNames[i - 1] : null,
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

    /// <summary>The profile of a table whose names and values are hostile, and how later rows drift from it, as files.</summary>
    public static (string Profile, string Drift) HostileTable(TemporaryFolder folder)
    {
        string[] names = [.. HostileNames.Select(name => $"\"{name.Replace("\"", "\"\"")}\"")];
        string head = $"{names[0]},{names[1]},{names[2]}\n", profile = folder.File("hostile.profile.json"),
            drift = folder.File("hostile.json");
        string before = Rows(i => $"{(i % 2 == 0 ? names[3] : names[4])},{i},{(i % 3 == 0 ? names[1] : "no")}"),
            after = Rows(i => $"{(i % 9 == 0 ? names[3] : names[0])},{i / 3},no");
        ToolRun.Done("profile", "--data", folder.Write("hostile.csv", head + before), "--label", HostileNames[2], "--out", profile);
        Assert.Equal(1, ToolRun.Of(
            "drift", "--data", folder.Write("later.csv", head + after), "--profile", profile, "--format", "json", "--out", drift).ExitCode);
        return (profile, drift);

        static string Rows(Func<int, string> row) => string.Concat(Enumerable.Range(0, 400).Select(i => row(i) + "\n"));
    }

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
        Similarities = new ProfileSimilarities
        {
            Fields = new(Enumerable.Range(0, Math.Min(60, fields)).Select(Name)), Floor = 0.1,
            Pairs = new(Enumerable.Range(0, fields).SelectMany(i => Enumerable.Range(1, i < 60 ? 59 - i : 2)
                .Where(step => i + step < fields)
                .Select(step => new ProfileSimilarity(Name(i), Name(i + step), 1.0 / (1 + step % 7))))),
        },
        Fields = new(Enumerable.Range(0, fields).Select(i => Field(Name(i), 0.2 / (i + 1), 0.1 / (i + 1)) with
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

    private static string Name(int i) => $"Session.Feature_{i:D5}";

    private static ProfileField Field(string name, double score, double share) => new()
    {
        Name = name, Kind = FieldKind.Numeric, Score = score, Share = share, MutualInformation = score + 1E-4,
            ExpectedMutualInformation = 1E-4, LabelShare = 0.3, Coverage = 1,
        Distinct = 1000,
    };
}
