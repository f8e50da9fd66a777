using System.Data;
using System.Globalization;
using System.Text;
using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Profiling;

public sealed class SchemaProfilerTests
{
    private const int Rows = 4000;

    [Fact]
    public void Every_kind_is_measured_by_the_codes_it_stands_for()
    {
        var rows = AdLog.Make(Rows);
        var profile = Profile(AdLog.Schema, AdLog.Csv(rows));
        var labels = rows.Select(row => row.Clicked).ToArray();

        AssertInformation(profile, "Device", rows.Select(row => row.Device), labels);
        AssertInformation(profile, "Age",
            rows.Select(row => row.Age is not { } age ? "" : age < 18 ? "a" : age < 30 ? "b" : age < 50 ? "c" : "d"), labels);
        AssertInformation(profile, "At", rows.Select(row => $"{row.At:HH} {row.At.DayOfWeek}"), labels);
        AssertInformation(profile, "Device*Age", rows.Select(
            row => $"{row.Device} {(row.Age is not { } age ? "" : age < 18 ? "a" : age < 30 ? "b" : age < 50 ? "c" : "d")}"), labels);
        AssertInformation(profile, "Brand", rows.Select(row => row.Brand), labels);
        AssertInformation(profile, "Campaign", rows.Select(row => row.Campaign.ToString(CultureInfo.InvariantCulture)), labels);
        var tags = rows.SelectMany(row => (row.Tags.Length == 0 ? [""] : row.Tags.Take(3)).Select(tag => (tag, row.Clicked))).ToArray();
        AssertInformation(profile, "Tags", tags.Select(pair => pair.tag), tags.Select(pair => pair.Clicked).ToArray());

        Assert.Equal((FieldKind.Hashed, rows.Select(row => row.Brand).Distinct().Count() - 1, 16), Facts(profile, "Brand"));
        Assert.Equal(rows.Count(row => row.Brand != "") / (double)Rows, Field(profile, "Brand").Coverage, 1e-12);
        Assert.Equal(rows.Count(row => row.Tags.Length > 0) / (double)Rows, Field(profile, "Tags").Coverage, 1e-12);
        Assert.Equal(Entropy.FromCounts([labels.Count(l => l == 0), labels.Count(l => l == 1)]), profile.LabelEntropy, 1e-12);
    }

    [Fact]
    public void A_vector_counts_by_its_best_dimension()
    {
        var rows = AdLog.Make(Rows);
        // The third dimension as a number of its own.
        string csv = AdLog.Csv(
            rows, "Third", row => row.Embedding.Length == 0 ? "" : row.Embedding[2].ToString(CultureInfo.InvariantCulture));
        var schema = AdLog.Schema with { Fields = new(
            [.. AdLog.Schema.Fields, new FieldManifest { Name = "Third", Kind = FieldKind.Numeric, Type = ScalarType.Single }]) };
        var profile = Profile(schema, csv);

        Assert.Equal(Field(profile, "Third").Score, Field(profile, "Embedding").Score, 1e-12);
        Assert.Equal(Field(profile, "Third").Coverage, Field(profile, "Embedding").Coverage, 1e-12);
        Assert.True(Field(profile, "Embedding").Score > 0.01);
        // Not compared, though it says the same.
        Assert.Null(Field(profile, "Embedding").RedundantWith);
        Assert.Null(Field(profile, "Third").RedundantWith);
    }

    [Fact]
    public void Redundant_leaking_constant_and_missing_fields_are_told_apart()
    {
        var rows = AdLog.Make(Rows);
        var profile = Profile(AdLog.Schema, AdLog.Csv(rows));

        var verdicts = profile.Fields.ToDictionary(field => field.Name, field => ProfileJudge.Judge(field, ProfileThresholds.Default));
        Assert.Equal(ProfileVerdict.Leaking, verdicts["Dwell"]);
        Assert.Equal(ProfileVerdict.Constant, verdicts["Market"]);
        Assert.Equal(ProfileVerdict.MostlyMissing, verdicts["Rare"]);
        Assert.Equal(ProfileVerdict.Unimportant, verdicts["Noise"]);
        Assert.Equal(ProfileVerdict.FewBuckets, verdicts["Brand"]);
        // Of two that say the same the worse one is redundant; the leaking field, though first, stands for no other.
        string[] prices = ["Price", "PriceCents"];
        Assert.Equal([ProfileVerdict.Fine, ProfileVerdict.Redundant], prices.Select(name => verdicts[name]).Order());
        Assert.DoesNotContain(profile.Fields, field => field.RedundantWith is "Dwell" or "Market" or "Rare");
        // A cross contains its parts, which is no reason to drop either.
        Assert.All(["Device", "Age", "Device*Age"], name => Assert.Null(Field(profile, name).RedundantWith));
    }

    [Fact]
    public void A_plain_field_is_not_dropped_for_a_cross_that_contains_a_copy()
    {
        var copy = AdLog.Schema.Fields[0] with { Name = "Copy", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 8 };
        var schema = AdLog.Schema with { Fields = new([copy, .. AdLog.Schema.Fields]) };
        var profile = Profile(schema, AdLog.Csv(AdLog.Make(Rows), "Copy", row => row.Device));

        // Of equals the one declared first stays, though the cross of the other ranks higher than both.
        Assert.True(Field(profile, "Device*Age").Score > Field(profile, "Copy").Score);
        Assert.Null(Field(profile, "Copy").RedundantWith);
        Assert.Equal("Copy", Field(profile, "Device").RedundantWith);
        Assert.Equal(1, Field(profile, "Device").Similarity, 1e-9);
    }

    [Fact]
    public void Fields_are_sorted_and_shares_are_of_what_counts()
    {
        var profile = Profile(AdLog.Schema, AdLog.Csv(AdLog.Make(Rows)));

        Assert.Equal(profile.Fields.OrderByDescending(field => field.Score), profile.Fields);
        Assert.Equal(1, profile.Fields.Sum(field => field.Share), 1e-9);
        Assert.All(["Dwell", "Market", "Rare"], name => Assert.Equal(0, Field(profile, name).Share));
        double total = profile.Fields.Where(field => field.Name is not ("Dwell" or "Market" or "Rare"))
            .Sum(field => Math.Max(0, field.Score));
        Assert.Equal(Field(profile, "Device").Score / total, Field(profile, "Device").Share, 1e-12);
        Assert.Equal(Field(profile, "Device").Score / profile.LabelEntropy, Field(profile, "Device").LabelShare, 1e-12);
        Assert.Equal((AdLog.Schema.Name, AdLog.Schema.Fingerprint, "mutualInformation", Rows),
            (profile.Schema, profile.Fingerprint, profile.Method, (int)profile.Rows));
    }

    [Fact]
    public void Threads_cultures_and_providers_change_nothing()
    {
        var rows = AdLog.Make(Rows);
        string csv = AdLog.Csv(rows), expected = ProfileFileJson.Write(Profile(AdLog.Schema, csv));

        Assert.Equal(expected, ProfileFileJson.Write(Profile(AdLog.Schema, csv, new ProfileOptions { Threads = 1 })));
        CultureScope.RunInEach(() => Assert.Equal(expected, ProfileFileJson.Write(Profile(AdLog.Schema, csv))));
        Assert.Equal(expected, ProfileFileJson.Write(SchemaProfiler.Profile(AdLog.Table(rows).CreateDataReader(), AdLog.Schema)));
    }

    [Fact]
    public void OutRank_of_lists_is_the_score_of_their_codes()
    {
        var rows = AdLog.Make(500);
        var profile = Profile(AdLog.Schema, AdLog.Csv(rows), new ProfileOptions { Method = ProfileMethod.OutRank });

        var pairs = rows.SelectMany(row => (row.Tags.Length == 0 ? [""] : row.Tags.Take(3)).Select(tag => (tag, row.Clicked))).ToArray();
        Assert.Equal("outrank", profile.Method);
        Assert.All(profile.Fields, field => Assert.Null(field.Certainty));
        Assert.Equal(OutRankScore.Of(Codes(pairs.Select(pair => pair.tag)), [.. pairs.Select(pair => pair.Clicked)]),
            Field(profile, "Tags").Score, 1e-12);
    }

    [Fact]
    public void Labels_mean_what_the_schema_says()
    {
        var schema = new SchemaManifest
        {
            Name = "T",
            Fields = new([new FieldManifest { Name = "X", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 8 }]),
            Label = new LabelManifest { Name = "Y", Type = ScalarType.String, Positive = "yes" },
        };
        string rows = string.Concat(
            Enumerable.Range(0, 30).Select(i => $"{"abc"[i % 3]},{(i % 3 == 0 ? "yes" : i % 2 == 0 ? "no" : "never")}\n"));
        var profile = Profile(schema, "X,Y\n" + rows);

        // Both other texts are the one negative class.
        Assert.Equal(Entropy.FromCounts([20, 10]), profile.LabelEntropy, 1e-12);
        Assert.Equal(profile.LabelEntropy, Field(profile, "X").MutualInformation, 1e-12);
        Assert.Equal(Entropy.FromCounts([10, 10, 10]), ByLabel("X,Y\n" + rows, "X").LabelEntropy, 1e-12);
    }

    [Theory]
    [InlineData("X,Y\na,1\nb,\n", "log.csv, line 3, column 'Y': the row has no label; leave such rows out, or give them one.")]
    [InlineData("X,Y\na,1\nb,maybe\n",
        "log.csv, line 3, column 'Y': 'maybe' is not a label of 0 or 1 (name the positive class in [Label(Positive = ...)] if labels are texts); correct the value.")]
    [InlineData("X,Y\na,1\nb,1\n", "log.csv, column 'Y': the label is '1' in all 2 rows; data with at least two classes is needed.")]
    [InlineData("X,Y\na,1\nb,true\n",
        "log.csv, column 'Y': the label means the same class in all 2 rows; data with at least two classes is needed.")]
    [InlineData("X,Y\n", "log.csv: there are no rows under the header; give data with rows.")]
    [InlineData("Z,Y\na,1\n", "log.csv, line 1: there is no column 'X'. The columns are: Z, Y.")]
    [InlineData("X,Z\na,1\n", "log.csv, line 1: there is no column 'Y'. The columns are: X, Z.")]
    public void Data_that_cannot_be_profiled_is_named(string csv, string message)
    {
        var schema = new SchemaManifest
        {
            Name = "T",
            Fields = new([new FieldManifest { Name = "X", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 8 }]),
            Label = new LabelManifest { Name = "Y", Type = ScalarType.Boolean },
        };
        Assert.Equal(message, Assert.Throws<DataFormatException>(() => Profile(schema, csv)).Message);
    }

    [Theory]
    [InlineData("Id", "12x")]
    [InlineData("Tags", "1|two|3")]
    [InlineData("Vector", "0.5 x")]
    [InlineData("Age", "old")]
    public void A_value_of_the_wrong_form_is_found_in_every_kind(string column, string value)
    {
        var schema = new SchemaManifest
        {
            Name = "T",
            Fields = new([
                new FieldManifest { Name = "Id", Kind = FieldKind.Hashed, Type = ScalarType.Integer, Buckets = 8 },
                new FieldManifest { Name = "Tags", Kind = FieldKind.Hashed, Type = ScalarType.Integer, Buckets = 8, MaxValues = 4 },
                new FieldManifest { Name = "Vector", Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 2 },
                new FieldManifest { Name = "Age", Kind = FieldKind.Bucketized, Type = ScalarType.Integer, Boundaries = new([18.0]) },
            ]),
            Label = new LabelManifest { Name = "Y", Type = ScalarType.Boolean },
        };
        string[] names = ["Id", "Tags", "Vector", "Age", "Y"];
        string good = "1,2|3,0.5 1,30,1\n";
        string bad = string.Join(",", names.Select(name => name == column ? value : name == "Y" ? "0" : "")) + "\n";

        var error = Assert.Throws<DataFormatException>(() => Profile(schema, string.Join(",", names) + "\n" + good + "\n" + bad + good));
        Assert.Equal((4, column), (error.Line, error.Column));
        Assert.Contains($"'{value}'", error.Message);
    }

    [Fact]
    public void A_schema_without_a_label_is_refused()
    {
        var error = Assert.Throws<SchemaException>(() => Profile(AdLog.Schema with { Label = null }, AdLog.Csv(AdLog.Make(3))));
        Assert.Contains("[Label]", error.Message);
    }

    private static ProfileFile Profile(SchemaManifest schema, string csv, ProfileOptions? options = null) =>
        SchemaProfiler.Profile(Open(csv), schema, options);

    private static ProfileFile ByLabel(string csv, string label) => SchemaProfiler.Profile(Open(csv), label, "log");

    private static CsvDataReader Open(string csv) => new(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "log.csv");

    private static ProfileField Field(ProfileFile profile, string name) => profile.Fields.Single(field => field.Name == name);

    private static (FieldKind, int, int) Facts(ProfileFile profile, string name) =>
        Field(profile, name) is var field ? (field.Kind, (int)field.Distinct, field.Buckets) : default;

    private static int[] Codes(IEnumerable<string> values)
    {
        string[] all = [.. values], distinct = [.. all.Distinct().Order(StringComparer.Ordinal)];
        return [.. all.Select(value => Array.BinarySearch(distinct, value, StringComparer.Ordinal))];
    }

    /// <summary>By the definition: sum of p(a,b) ln(p(a,b) / (p(a) p(b))).</summary>
    private static void AssertInformation(ProfileFile profile, string name, IEnumerable<string> values, int[] labels)
    {
        var pairs = values.Zip(labels).ToArray();
        double n = pairs.Length;
        double information = pairs.GroupBy(pair => pair).Sum(cell =>
            cell.Count() / n * Math.Log(cell.Count() * n / pairs.Count(pair => pair.First == cell.Key.First) / pairs.Count(
                pair => pair.Second == cell.Key.Second)));
        Assert.Equal(information, Field(profile, name).MutualInformation, 1e-9);
        double expected = ExpectedMutualInformation.Of(
            ContingencyTable.FromCodes(Codes(pairs.Select(pair => pair.First)), [.. pairs.Select(pair => pair.Second)]));
        Assert.Equal(expected, Field(profile, name).ExpectedMutualInformation, 1e-9);
        Assert.Equal(information - expected, Field(profile, name).Score, 1e-9);
    }
}
