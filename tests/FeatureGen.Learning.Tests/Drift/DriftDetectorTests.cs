using System.Globalization;
using System.Text;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Drift;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Tests.Profiling;

namespace FeatureGen.Learning.Tests.Drift;

/// <summary>Planted tables: a second sample of the same has not drifted; what was shifted, recoded or lost is found, and nothing else.</summary>
public sealed class DriftDetectorTests
{
    private static readonly ProfileFile s_profile = Profile(Table(30_000, seed: 1));

    [Fact]
    public void Another_sample_of_the_same_has_not_drifted()
    {
        double least = 1;
        for (int seed = 2; seed < 22; seed++)
        {
            var report = Compare(s_profile, Table(seed < 20 ? 1000 : 100_000, seed));
            Assert.Empty(report.Drifted.Select(field => field.Name));
            Assert.NotNull(report.Label);
            least = Math.Min(least, report.Fields.Min(field => field.QValue));
        }
        Assert.InRange(least, 1e-4, 1);
        // With next to no rows the index is great by chance alone.
        var few = Compare(s_profile, Table(30, seed: 50));
        Assert.Contains(few.Fields, field => field.StabilityIndex > 0.2);
        Assert.Empty(few.Drifted);
    }

    [Fact]
    public void Numbers_out_of_the_range_are_unseen()
    {
        static string Csv(Func<int, string> number) => "x,y\n" + string.Concat(Enumerable.Range(0, 1000).Select(row => $"{number(row)},{row % 2}\n"));
        var profile = Profile(Csv(row => Text(row / 7.0)));
        var drift = Field(Compare(profile, Csv(row => row % 100 == 0 ? "-0.1" : row % 50 == 1 ? "142.715" : Text(row / 7.0))), "x");

        Assert.Equal((0.01, 0.02, 0.03, false), (drift.Below, drift.Above, drift.Unseen, drift.HasDrifted));
        Assert.Equal(1, drift.Bins.Sum(bin => bin.Is), 1e-12);
        // The greatest of the profile is not above it.
        Assert.Equal((0.0, 0.0, 0.0), Of(Field(Compare(profile, Csv(row => Text(row / 7.0))), "x")));
        // Profiles that do not tell the maximum say nothing of it.
        var old = profile with { Fields = new(profile.Fields.Select(f => f with { Distribution = f.Distribution! with { Maximum = null } })) };
        drift = Field(Compare(old, Csv(row => row % 100 == 0 ? "-0.1" : "142.715")), "x");
        Assert.Equal((0.01, null, 0.01), (drift.Below, drift.Above, drift.Unseen));

        static (double?, double?, double?) Of(FieldDrift drift) => (drift.Below, drift.Above, drift.Unseen);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(20_000)]
    public void What_was_planted_is_found_and_nothing_else(int rows)
    {
        var report = Compare(s_profile, Table(rows, seed: 3, isDrifted: true));

        Assert.Equal(
            ["lost", "recoded", "shifted", "wasNumber", "y"], report.Drifted.Select(field => field.Name).Order(StringComparer.Ordinal));
        var lost = Field(report, "lost");
        Assert.Equal(("missing", 0.0), (lost.LargestChange!.Name, lost.LargestChange.Was));
        Assert.Equal(1, lost.CoverageWas);
        Assert.InRange(lost.CoverageIs, 0.6, 0.8);
        Assert.Equal(1, Field(report, "recoded").Unseen);
        Assert.Equal("any other", Field(report, "recoded").LargestChange!.Name);
        Assert.Equal("no number", Field(report, "wasNumber").LargestChange!.Name);
        var shifted = Field(report, "shifted");
        // By as many deviations the share below the middle moves by Phi(.35) - Phi(-.35).
        Assert.Equal(0.274, shifted.KolmogorovSmirnov!.Value, rows > 1000 ? 0.02 : 0.07);
        Assert.True(shifted.KolmogorovSmirnovPValue < 1e-4);
        Assert.Null(Field(report, "id").Unseen);
        Assert.Null(Field(report, "recoded").KolmogorovSmirnov);
        Assert.Equal("'1'", report.Label!.LargestChange!.Name);
        Assert.InRange(report.Label.LargestChange.Is, 0.5, 0.7);
        Assert.Equal(report.Fields.Count(field => field.HasDrifted), report.Fields.TakeWhile(field => field.HasDrifted).Count());
    }

    [Fact]
    public void The_rows_of_a_profile_are_counted_as_it_counted_them()
    {
        var rows = AdLog.Make(4000);
        string csv = AdLog.Csv(rows);
        ProfileFile profile;
        using (var reader = Reader(csv)) profile = SchemaProfiler.Profile(reader, AdLog.Schema);
        profile = ProfileFileJson.Read(ProfileFileJson.Write(profile), "log.profile.json");

        foreach (int threads in (int[])[1, 3])
        {
            using var again = Reader(csv);
            var report = DriftDetector.Compare(again, profile, AdLog.Schema, new DriftOptions { Threads = threads });
            Assert.All(report.Fields.Append(report.Label!), field =>
            {
                Assert.Null(field.NotCompared);
                Assert.All(field.Bins, bin => Assert.Equal(bin.Was, bin.Is, 1e-12));
                Assert.Equal((0, 1), (field.StabilityIndex, field.PValue));
                Assert.Equal(field.CoverageWas, field.CoverageIs, 1e-5);
            });
        }
        using var table = AdLog.Table(rows).CreateDataReader();
        Assert.Equal(0, DriftDetector.Compare(table, profile, AdLog.Schema).Fields.Max(field => field.StabilityIndex));
    }

    [Fact]
    public void Through_a_schema_every_kind_of_field_keeps_still_and_drifts()
    {
        var rows = AdLog.Make(8000);
        ProfileFile profile;
        using (var reader = Reader(AdLog.Csv(rows.Take(4000)))) profile = SchemaProfiler.Profile(reader, AdLog.Schema);
        using (var reader = Reader(AdLog.Csv(rows.Skip(4000))))
            Assert.Empty(DriftDetector.Compare(reader, profile, AdLog.Schema).Drifted.Select(field => field.Name));

        var changed = rows.Skip(4000).Select((row, i) => row with
        {
            Device = i % 2 == 0 ? "Phone" : row.Device, Age = row.Age / 2, At = row.At.AddHours(-row.At.Hour), Brand = "new" + row.Brand,
            Campaign = row.Campaign / 2, Tags = [.. row.Tags, "fresh"], Price = 2 * row.Price,
            Embedding = [.. row.Embedding.Select(x => x * x * x)],
        });
        using var last = Reader(AdLog.Csv(changed));
        var report = DriftDetector.Compare(last, profile, AdLog.Schema);
        Assert.Equal(
            ["Age", "At", "Brand", "Brand*Device", "Campaign", "Device", "Device*Age", "Embedding", "Price", "PriceCents", "Tags"],
            report.Drifted.Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Phone", Field(report, "Device").LargestChange!.Name);
        Assert.Equal("50 and more", Field(report, "Age").LargestChange!.Name);
    }

    [Fact]
    public void Profiles_that_cannot_be_compared_are_refused()
    {
        string csv = AdLog.Csv(AdLog.Make(300));
        ProfileFile profile;
        using (var reader = Reader(csv)) profile = SchemaProfiler.Profile(reader, AdLog.Schema);

        Assert.Contains("by --schema", DriftDetector.FindMismatch(profile, null));
        Assert.Contains("leave --schema away", DriftDetector.FindMismatch(s_profile, AdLog.Schema));
        Assert.Contains("which is now", DriftDetector.FindMismatch(profile with { Fingerprint = "0" }, AdLog.Schema));
        Assert.Contains("not of 'Ads.Impression'", DriftDetector.FindMismatch(profile with { Schema = "Other" }, AdLog.Schema));
        var old = profile with { Fields = new(profile.Fields.Select(field => field with { Distribution = null })) };
        Assert.Contains("older version", DriftDetector.FindMismatch(old, AdLog.Schema));
        Assert.Null(DriftDetector.FindMismatch(profile, AdLog.Schema));
    }

    [Fact]
    public void Rows_without_labels_are_compared_without()
    {
        string[] lines = Table(500, 9).Split('\n');
        var report = Compare(s_profile, string.Join('\n', lines.Select(line => line[..Math.Max(0, line.LastIndexOf(','))])));
        Assert.Null(report.Label);
        Assert.Equal(500, report.Rows);
        var error = Assert.Throws<DataFormatException>(() => Compare(s_profile, "shifted,y\n1,1\n"));
        Assert.Contains("there is no column", error.Message);
        Assert.Throws<DataFormatException>(() => Compare(s_profile, lines[0] + "\n"));
    }

    private static string Table(int rows, int seed, bool isDrifted = false)
    {
        var random = new SeededRandom(seed);
        var text = new StringBuilder("shifted,recoded,lost,wasNumber,steady,category,sparse,id,y\n");
        for (int row = 0; row < rows; row++)
        {
            double shifted = random.NextNormal() + (isDrifted ? 0.7 : 0);
            string recoded = (isDrifted ? "code" : "c") + random.Next(4);
            string lost = isDrifted && random.Next(10) < 3 ? "" : $"v{random.Next(12)}";
            string number = Text(random.NextNormal());
            text.Append($"{Text(shifted)},{recoded},{lost},{(isDrifted && row % 4 == 0 ? "n/a" : number)},");
            text.Append($"{Text(Math.Exp(random.NextNormal()))},w{(int)(60 * random.NextUniform() * random.NextUniform())},");
            text.Append($"{(random.Next(50) == 0 ? "x" : "")},{seed}-{row},{(random.NextUniform() < (isDrifted ? 0.6 : 0.2) ? 1 : 0)}\n");
        }
        return text.ToString();
    }

    private static string Text(double number) => number.ToString("F4", CultureInfo.InvariantCulture);

    private static FieldDrift Field(DriftReport report, string name) => report.Fields.Single(field => field.Name == name);

    private static ProfileFile Profile(string csv)
    {
        using var reader = Reader(csv);
        return SchemaProfiler.Profile(reader, "y", "table");
    }

    private static DriftReport Compare(ProfileFile profile, string csv)
    {
        using var reader = Reader(csv);
        return DriftDetector.Compare(reader, profile);
    }

    private static CsvDataReader Reader(string csv) => new(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "log.csv");
}
