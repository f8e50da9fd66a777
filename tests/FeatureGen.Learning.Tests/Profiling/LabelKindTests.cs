using System.Text;
using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Drift;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;

namespace FeatureGen.Learning.Tests.Profiling;

/// <summary>What a label is taken for, by its type or its values, and that several classes are measured as such.</summary>
public sealed class LabelKindTests
{
    // The type (none: without a schema), the labels, and what they are taken for: by name the classes.
    [Theory]
    [InlineData(null, "0 1", "0 1")]
    [InlineData(null, "a b c", "a b c")]
    [InlineData(null, "1..32", "32")]
    [InlineData(null, "1..33", "real")]
    [InlineData(null, "001..033", "33")]
    [InlineData(null, "1..33 x", "34")]
    [InlineData(ScalarType.Boolean, "0 1 true", "0 1")]
    [InlineData(ScalarType.Integer, "0 1", "0 1")]
    [InlineData(ScalarType.Integer, "1 2", "1 2")]
    [InlineData(ScalarType.Integer, "10 9 9.0 8", "8 9 10")]
    [InlineData(ScalarType.Integer, "1..33", "real")]
    [InlineData(ScalarType.Single, "0 1", "0 1")]
    [InlineData(ScalarType.Single, "1 2", "real")]
    [InlineData(ScalarType.Decimal, "0 1 0.5", "real")]
    [InlineData(ScalarType.TimeSpan, "00:00:01 00:01:00", "real")]
    [InlineData(ScalarType.String, "a b c", "a b c")]
    [InlineData(ScalarType.Enum, "Won Lost Open", "Lost Open Won")]
    public void The_type_or_the_values_decide(ScalarType? type, string labels, string expected)
    {
        var target = Profile(type, Expand(labels)).Target!;
        Assert.Equal(expected == "real" ? TargetKind.Real : expected.Split(' ').Length == 2 ? TargetKind.Binary : TargetKind.Classes, target.Kind);
        var profile = Profile(type, Expand(labels));
        if (target.Kind == TargetKind.Real) Assert.Empty(profile.Classes);
        else if (int.TryParse(expected, out int classes)) Assert.Equal(classes, profile.Classes.Count + profile.OtherClasses);
        else Assert.Equal(expected.Split(' '), profile.Classes);
        Assert.Equal(profile.Rows, target.Rows.Sum());
    }

    [Fact]
    public void The_user_has_the_last_word()
    {
        Assert.Equal(TargetKind.Classes, Profile(null, Expand("1..40"), TargetKind.Classes).Target!.Kind);
        Assert.Equal(TargetKind.Real, Profile(null, Expand("1 2 3"), TargetKind.Real).Target!.Kind);
        Assert.Equal(TargetKind.Classes, Profile(ScalarType.Double, Expand("1.5 2 3"), TargetKind.Classes).Target!.Kind);
        Assert.Equal(["a", "b", "c"], Profile(ScalarType.String, Expand("a b c"), TargetKind.Classes, positive: "a").Classes);
        Assert.Equal(["0", "1"], Profile(ScalarType.String, Expand("a b c"), positive: "a").Classes);
        Assert.Contains("is no number in the schema",
            Assert.Throws<SchemaException>(() => Profile(ScalarType.String, Expand("a b"), TargetKind.Real)).Message);
    }

    [Fact]
    public void Spans_of_time_count_in_seconds() =>
        Assert.Equal(30.5, Profile(ScalarType.TimeSpan, ["00:00:01", "00:01:00"]).Target!.Mean, 1e-9);

    [Fact]
    public void Of_several_classes_leaks_distributions_and_drift_go_by_class()
    {
        var random = new SeededRandom(4);
        string Csv(double share)
        {
            var csv = new StringBuilder("useful,refund,noise,Y\n");
            for (int row = 0; row < 3000; row++)
            {
                int label = random.NextUniform() < share ? 2 : random.Next(2);
                csv.Append($"{(random.NextUniform() < 0.7 ? label : random.Next(3))},{(label == 2 && row % 2 == 0 ? "r" : "")},")
                    .Append($"{random.Next(5)},{"abc"[label]}\n");
            }
            return csv.ToString();
        }
        string old = Csv(0.3);
        var profile = SchemaProfiler.Profile(Open(old), "Y", "t");
        var useful = profile.Fields.Single(field => field.Name == "useful");
        Assert.Equal(profile.Target!.Rows,
            Enumerable.Range(0, 3).Select(c => useful.Distribution!.Counts.Skip(3 * c).Take(3).Sum() + useful.Distribution.Rest[c]));
        var leak = profile.Fields.Single(field => field.Name == "refund").Leak!;
        Assert.Equal((ProfileLeak.PresentForOneClass, "c"), (leak.Reason, leak.Class));
        Assert.Equal(ProfileVerdict.Unimportant,
            ProfileJudge.Judge(profile.Fields.Single(field => field.Name == "noise"), ProfileThresholds.Default));
        Assert.Empty(DriftDetector.Compare(Open(Csv(0.3)), profile).Drifted);
        var drifted = DriftDetector.Compare(Open(Csv(0.7)), profile).Label!;
        Assert.True(drifted.HasDrifted);
        Assert.Equal("'c'", drifted.LargestChange!.Name);
    }

    [Fact]
    public void Drift_reads_the_classes_of_a_schema_as_the_profile_did()
    {
        foreach (var (type, labels) in new[] { (ScalarType.Integer, "7 8 8.0 9"), (ScalarType.String, "x y z"), (ScalarType.Single, "1.5 2 7") })
        {
            string csv = Csv(Expand(labels));
            var schema = Schema(type, null);
            var profile = ProfileFileJson.Read(ProfileFileJson.Write(SchemaProfiler.Profile(Open(csv), schema)), "p.profile.json");
            var label = DriftDetector.Compare(Open(csv), profile, schema).Label!;
            Assert.Equal((0, 0), (label.StabilityIndex, label.Unseen));
        }
    }

    private static string[] Expand(string labels) => [.. labels.Split(' ').SelectMany(Each)];

    private static IEnumerable<string> Each(string label) => label.Split("..") is [var from, var to]
        ? Enumerable.Range(int.Parse(from), int.Parse(to) - int.Parse(from) + 1).Select(i => i.ToString($"D{from.Length}"))
        : [label];

    private static SchemaManifest Schema(ScalarType type, string? positive) => new()
    {
        Name = "T",
        Fields = new([new FieldManifest { Name = "X", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 8 }]),
        Label = new LabelManifest { Name = "Y", Type = type, Positive = positive },
    };

    private static string Csv(string[] labels) =>
        "X,Y\n" + string.Concat(Enumerable.Range(0, 3 * labels.Length).Select(i => $"{"ab"[i % 2]},{labels[i % labels.Length]}\n"));

    private static ProfileFile Profile(ScalarType? type, string[] labels, TargetKind? target = null, string? positive = null)
    {
        var options = new ProfileOptions { Target = target };
        return type is { } known
            ? SchemaProfiler.Profile(Open(Csv(labels)), Schema(known, positive), options)
            : SchemaProfiler.Profile(Open(Csv(labels)), "Y", "t", options);
    }

    private static CsvDataReader Open(string csv) => new(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "t.csv");
}
