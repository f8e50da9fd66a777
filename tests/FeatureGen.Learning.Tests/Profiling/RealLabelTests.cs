using System.Globalization;
using System.Text;
using System.Text.Json;
using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Drift;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Profiling;

/// <summary>Labels that are numbers: against SciPy and scikit-learn (real_label_truth.py), closed forms and planted tables.</summary>
public sealed class RealLabelTests
{
    [Fact]
    public void Measures_are_those_of_SciPy_and_scikit_learn()
    {
        var truth = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Statistics", "real_label.truth.json"))).RootElement;
        string csv = "x,c,y\n" + string.Concat(truth.GetProperty("rows").EnumerateArray().Select(
            row => string.Join(',', row.EnumerateArray().Select(cell => cell.GetString())) + "\n"));
        var profile = SchemaProfiler.Profile(Open(csv), new SchemaManifest
        {
            Name = "T",
            Fields = new([
                new FieldManifest { Name = "x", Kind = FieldKind.Numeric, Type = ScalarType.Double },
                new FieldManifest { Name = "c", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 64 },
            ]),
            Label = new LabelManifest { Name = "y", Type = ScalarType.Double },
        });
        Assert.Equal(TargetKind.Real, profile.Target!.Kind);
        Assert.Equal(Enumerable.Repeat(100L, 10), profile.Target.Rows);
        Assert.Equal(truth.GetProperty("mean").GetDouble(), profile.Target.Mean, 1e-6);
        Assert.Equal(truth.GetProperty("deviation").GetDouble(), profile.Target.Deviation, 1e-6);

        var (x, expected) = (Field(profile, "x"), truth.GetProperty("x"));
        Near(expected, "information", x.MutualInformation);
        Near(expected, "pearson", x.Measures!.Pearson);
        Near(expected, "spearman", x.Measures.Spearman);
        Near(expected, "regressionF", x.Measures.RegressionF);
        Near(expected, "eta", x.Measures.CorrelationRatio);
        Assert.Null(x.Measures.AnovaF);

        (var c, expected) = (Field(profile, "c"), truth.GetProperty("c"));
        Near(expected, "information", c.MutualInformation);
        Near(expected, "anovaF", c.Measures!.AnovaF);
        Near(expected, "eta", c.Measures.CorrelationRatio);
        Near(expected, "chi2", c.Measures.ChiSquared);
        Assert.Null(c.Measures.Pearson ?? c.Measures.Spearman ?? c.Measures.RegressionF);
        var kept = c.Distribution!;
        for (int i = 0; i < 5; i++)
        {
            int bin = kept.Values.ToList().IndexOf("abcde"[i].ToString());
            Assert.Equal(expected.GetProperty("means")[i].GetDouble(), kept.LabelMeans[bin], 1e-6);
            Assert.Equal(expected.GetProperty("errors")[i].GetDouble(), kept.LabelErrors[bin], 1e-6);
        }
        string text = ProfileFileJson.Write(profile);
        Assert.Equal(text, ProfileFileJson.Write(ProfileFileJson.Read(text, "p.profile.json")));

        static void Near(JsonElement truth, string name, double? found) => Assert.True(
            Math.Abs(found!.Value / truth.GetProperty(name).GetDouble() - 1) < 1e-6, $"{name}: {found} but {truth.GetProperty(name)}");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void Of_normal_variables_bins_show_nearly_all_information_and_no_more(double correlation)
    {
        const int rows = 100_000;
        var random = new SeededRandom(3);
        var csv = new StringBuilder("x,y\n");
        for (int row = 0; row < rows; row++)
        {
            double x = random.NextNormal(), y = correlation * x + Math.Sqrt(1 - correlation * correlation) * random.NextNormal();
            csv.Append(CultureInfo.InvariantCulture, $"{x:F6},{y:F6}\n");
        }
        double truth = -0.5 * Math.Log(1 - correlation * correlation);
        var x1 = Profile(csv.ToString()).Fields[0];
        Assert.InRange(x1.Score, 0.93 * truth - 3e-4, truth + 3 * Math.Sqrt(correlation * correlation / rows) + 3e-4);
        Assert.Equal(correlation, x1.Measures!.Pearson!.Value, 0.01);
        Assert.Equal(6 / Math.PI * Math.Asin(correlation / 2), x1.Measures.Spearman!.Value, 0.012);
        Assert.Equal(correlation == 0, x1.Certainty!.IsNoise);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(5000)]
    public void Of_a_planted_table_every_field_is_found_for_what_it_is(int rows)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var profile = Profile(Planted(rows, seed, out _));
            var verdicts = profile.Fields.ToDictionary(field => field.Name, field => ProfileJudge.Judge(field, ProfileThresholds.Default));
            Assert.Equal(ProfileVerdict.Leaking, verdicts["copy"]);
            Assert.Equal(ProfileVerdict.Leaking, verdicts["falling"]);
            Assert.Equal(ProfileLeak.Monotone, Field(profile, "copy").Leak!.Reason);
            Assert.Equal(ProfileLeak.Monotone, Field(profile, "falling").Leak!.Reason);
            Assert.Equal(ProfileVerdict.Fine, verdicts["linear"]);
            Assert.Equal(ProfileVerdict.Fine, verdicts["square"]);
            Assert.Equal(ProfileVerdict.Fine, verdicts["category"]);
            Assert.Equal(ProfileVerdict.Redundant, verdicts["linearCents"]);
            Assert.Equal("linear", Field(profile, "linearCents").RedundantWith);
            double best = profile.Fields.Where(field => field.Name.StartsWith("noise", StringComparison.Ordinal)).Max(field => field.Score);
            Assert.All(profile.Fields.Where(field => field.Name is "linear" or "square" or "category"), field => Assert.True(field.Score > best));
            // So few rows leave noise in doubt; of many, one field in 21 gets past the best of 20.
            Assert.InRange(verdicts.Count(one => one.Key.StartsWith("noise", StringComparison.Ordinal)
                && one.Value == ProfileVerdict.Unimportant), rows < 5000 ? 0 : 5, 6);
        }
    }

    [Fact]
    public void Two_fields_that_tell_only_together_are_found()
    {
        var random = new SeededRandom(5);
        var csv = new StringBuilder("a,b,c,y\n");
        for (int row = 0; row < 8000; row++)
        {
            int a = random.Next(2), b = random.Next(2);
            csv.Append(CultureInfo.InvariantCulture, $"{a},{b},{random.Next(3)},{(a == b ? 1 : -1) + random.NextNormal():F5}\n");
        }
        var profile = Profile(csv.ToString(), new ProfileOptions { Interactions = 2 });
        Assert.Equal(["a", "b"], profile.Interactions[0].Fields);
        Assert.Single(profile.Interactions);
        Assert.Equal(ProfileVerdict.Fine, ProfileJudge.Judge(Field(profile, "a"), ProfileThresholds.Default));
        Assert.Equal(ProfileVerdict.Unimportant, ProfileJudge.Judge(Field(profile, "c"), ProfileThresholds.Default));
    }

    [Fact]
    public void Lists_and_vectors_have_means_too_and_what_is_there_only_where_the_label_is_high_leaks()
    {
        var random = new SeededRandom(6);
        var csv = new StringBuilder("tags,vector,after,y\n");
        var labels = new Dictionary<string, List<double>>();
        for (int row = 0; row < 8000; row++)
        {
            double u = Math.Round(random.NextUniform(), 6);
            string tag = $"t{random.Next(3)}", other = u > 0.5 ? "high" : "low";
            foreach (string one in new[] { tag, other }) (labels.TryGetValue(one, out var all) ? all : labels[one] = []).Add(u);
            string after = u > 0.97 ? $"{random.Next(5)}" : "";
            csv.Append(CultureInfo.InvariantCulture, $"{tag}|{other},{random.NextNormal():F3}|{u + random.NextNormal():F3},{after},{u:F6}\n");
        }
        var profile = SchemaProfiler.Profile(Open(csv.ToString()), new SchemaManifest
        {
            Name = "T",
            Fields = new([
                new FieldManifest { Name = "tags", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 64, MaxValues = 3 },
                new FieldManifest { Name = "vector", Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 2 },
                new FieldManifest { Name = "after", Kind = FieldKind.Hashed, Type = ScalarType.Integer, Buckets = 8 },
            ]),
            Label = new LabelManifest { Name = "y", Type = ScalarType.Single },
        });
        var tags = Field(profile, "tags").Distribution!;
        Assert.Equal(5, tags.Bins);
        for (int bin = 0; bin < 5; bin++) Assert.Equal(labels[tags.Values[bin]].Average(), tags.LabelMeans[bin], 1e-9);
        Assert.Equal(1, Field(profile, "vector").Distribution!.Dimension);
        Assert.NotNull(Field(profile, "vector").Measures!.Pearson);
        var leak = Field(profile, "after").Leak!;
        Assert.Equal(ProfileLeak.PresentForOneClass, leak.Reason);
        Assert.EndsWith(" and more", leak.Class, StringComparison.Ordinal);
    }

    // As drawn, sorted, falling, rising with time: more rows than are looked at in advance.
    [Theory]
    [InlineData("drawn")]
    [InlineData("sorted")]
    [InlineData("falling")]
    [InlineData("rising")]
    public void However_rows_are_ordered_bins_hold_about_equally_many(string order)
    {
        const int rows = 200_000;
        var random = new SeededRandom(8);
        double[] drawn = [.. Enumerable.Range(0, rows).Select(_ => random.NextUniform() < 0.2 ? 0 : Math.Round(random.NextNormal(), 4))];
        double[] labels = order switch
        {
            "sorted" => [.. drawn.Order()],
            "falling" => [.. drawn.OrderDescending()],
            "rising" => [.. drawn.Select((label, row) => Math.Round(label + 10.0 * row / rows, 4))],
            _ => drawn,
        };
        var csv = new StringBuilder("x,y\n");
        foreach (double y in labels) csv.Append(CultureInfo.InvariantCulture, $"{(y > 0 ? "a" : "b")},{y:F4}\n");
        var profile = Profile(csv.ToString(), new ProfileOptions { Threads = 1 }, blockBytes: 1 << 16);
        var target = profile.Target!;
        Assert.Equal(rows, target.Rows.Sum());
        Assert.InRange(target.Edges.Count, 10, 16);
        long heavy = labels.GroupBy(label => label).Max(group => group.LongCount());
        // Beside a value that is heavy an eighth of the rows may lie in its bin.
        Assert.True(target.Rows.Count(count => count > 0.17 * rows) <= (heavy > 0.1 * rows ? 1 : 0), $"{order}: {string.Join(' ', target.Rows)} {string.Join(' ', target.Edges)}");
        Assert.InRange(target.Rows.Max(), 0, (heavy > 0.1 * rows ? heavy : 0) + 0.17 * rows);
        Assert.Equal(labels.Average(), target.Mean, 1e-9);
        // Rows are told apart as the edges say, but for those that came before an edge was drawn.
        var bins = new long[target.Edges.Count];
        foreach (double y in labels) bins[QuantileBins.BinOf(y, target.Edges.ToArray())]++;
        Assert.True(bins.Zip(target.Rows, (a, b) => Math.Abs(a - b)).Sum() <= (order == "drawn" ? 0 : 0.2) * rows);

        string text = ProfileFileJson.Write(profile);
        Assert.Equal(text, ProfileFileJson.Write(Profile(csv.ToString(), new ProfileOptions { Threads = 3 }, blockBytes: 1 << 14)));
    }

    [Fact]
    public void Drift_counts_the_label_in_its_bins()
    {
        string old = Planted(3000, 1, out _), alike = Planted(3000, 2, out _), shifted = Planted(3000, 3, out _, shift: 4);
        var profile = Profile(old);
        Assert.Equal(0, DriftDetector.Compare(Open(old), profile).Label!.StabilityIndex);
        Assert.Empty(DriftDetector.Compare(Open(alike), profile).Drifted);
        Assert.Equal(["copy", "falling", "y"],
            DriftDetector.Compare(Open(shifted), profile).Drifted.Select(field => field.Name).Order(StringComparer.Ordinal));
        var classes = Profile(old.Replace("y\n", "label\n", StringComparison.Ordinal), label: "category");
        Assert.Contains("y", ProfileComparer.FindMismatch(profile, classes with { Label = "y" }));
    }

    [Theory]
    [InlineData("1.5\n", "2.5x", "'2.5x' is not a finite number, for which the label is taken. Correct it; if labels are classes")]
    [InlineData("1.5\n", "inf", "'inf' is not a finite number")]
    [InlineData("1.5\n", "", "the row has no label")]
    [InlineData("1.5\n", "nan", "the row has no label")]
    public void Labels_that_are_no_numbers_are_named(string good, string bad, string message)
    {
        var error = Assert.Throws<DataFormatException>(() => Profile(
            "x,y\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"a,{i}{good}")) + $"b,{bad}\n", new() { Target = TargetKind.Real }));
        Assert.Contains(message, error.Message);
        Assert.Equal((52, "y"), (error.Line, error.Column));
    }

    [Fact]
    public void A_label_that_never_varies_teaches_nothing() => Assert.Contains("the label is 2.5 in all 3 rows",
        Assert.Throws<DataFormatException>(() => Profile("x,y\n1,2.5\n2,2.5\n3,2.50\n", new() { Target = TargetKind.Real })).Message);

    /// <summary>Fields that tell, a copy in other units, noise, the label itself and a falling function of it.</summary>
    private static string Planted(int rows, int seed, out double[] labels, double shift = 0)
    {
        var random = new SeededRandom(seed);
        var csv = new StringBuilder("linear,linearCents,square,category,noise1,noise2,noise3,noise4,noise5,noise6,copy,falling,y\n");
        labels = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            double linear = Math.Round(random.NextNormal(), 3), square = Math.Round(random.NextNormal(), 3);
            int category = random.Next(4);
            double y = labels[row] = Math.Round(linear + square * square + (category - 1.5) + 0.7 * random.NextNormal() + shift, 4);
            csv.Append(CultureInfo.InvariantCulture, $"{linear},{100 * linear + 7:F1},{square},{"abcd"[category]},")
                .Append(CultureInfo.InvariantCulture, $"{random.NextNormal():F3},{random.NextUniform():F4},{random.Next(7)},")
                .Append(CultureInfo.InvariantCulture, $"{random.Next(1000)},k{random.Next(20)},{random.NextNormal():F1},")
                .Append(CultureInfo.InvariantCulture, $"{y},{Math.Exp(-y / 5):F9},{y}\n");
        }
        return csv.ToString();
    }

    private static ProfileFile Profile(string csv, ProfileOptions? options = null, int blockBytes = 1 << 20, string label = "y") =>
        SchemaProfiler.Profile(Open(csv, blockBytes), label, "log", options);

    private static CsvDataReader Open(string csv, int blockBytes = 1 << 20) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "log.csv", new CsvOptions { BlockBytes = blockBytes });

    private static ProfileField Field(ProfileFile profile, string name) => profile.Fields.Single(field => field.Name == name);
}
