using System.Text.Json;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Profiles;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

public sealed class DriftTests(AdAssembly ads) : IClassFixture<AdAssembly>
{
    [Fact]
    public void The_gate_lets_later_rows_of_the_same_pass_and_stops_others()
    {
        using var folder = new TemporaryFolder();
        string profile = Profile(folder);

        var same = ToolRun.Of("drift", "--data", ads.Later, "--profile", profile, "--schema", ads.Schema);
        Assert.Equal(0, same.ExitCode);
        Assert.StartsWith("Ads.Impression: 1000 rows against 3000 of the profile; 0 drifted", same.Output);
        Assert.Contains("Clicked (label)", same.Output);

        var others = ToolRun.Of("drift", "--data", Dearer(folder), "--profile", profile, "--schema", ads.Schema);
        Assert.Equal(1, others.ExitCode);
        string[] drifted = [.. others.Output.Split('\n').Where(line => line.EndsWith("drifted", StringComparison.Ordinal))];
        Assert.Contains(" Price ", Assert.Single(drifted));
        // A higher bar lets it pass.
        ToolRun.Done("drift", "--data", Dearer(folder), "--profile", profile, "--schema", ads.Schema, "--threshold", "50");
    }

    [Fact]
    public void Json_and_sarif_tell_the_same_and_the_same_again()
    {
        using var folder = new TemporaryFolder();
        string profile = Profile(folder), data = Dearer(folder), sarif = folder.File("drift.sarif");
        string json = ToolRun.Of("drift", "--data", data, "--profile", profile, "--schema", ads.Schema, "--format", "json").Output;
        CultureScope.RunInEach(() => Assert.Equal(
            json, ToolRun.Of("drift", "--data", data, "--profile", profile, "--schema", ads.Schema, "--format", "json").Output));
        // The one reader understands it: what it read is written again as it was.
        Assert.Equal(json, DriftReportJson.Write(DriftReportJson.Read(json, "d")));
        Assert.Equal(ProfileFileJson.Read(File.ReadAllText(profile), "p").Fingerprint, DriftReportJson.Read(json, "d").Fingerprint);
        var report = JsonDocument.Parse(json).RootElement;
        Assert.Equal(("featuregen-drift", 1000, 1), (
            report.GetProperty("format").GetString(), report.GetProperty("rows").GetInt32(), report.GetProperty("drifted").GetInt32()));
        var price = report.GetProperty("fields")[0];
        Assert.Equal("Price", price.GetProperty("name").GetString());
        Assert.Equal(1, price.GetProperty("is").EnumerateArray().Sum(share => share.GetDouble()), 1e-4);

        var run = ToolRun.Of("drift", "--data", data, "--profile", profile, "--schema", ads.Schema, "--format", "sarif", "--out", sarif);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        var log = JsonDocument.Parse(File.ReadAllText(sarif)).RootElement;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        var only = log.GetProperty("runs")[0];
        var result = Assert.Single(only.GetProperty("results").EnumerateArray());
        Assert.Equal(
            result.GetProperty("ruleId").GetString(),
            only.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()]
                .GetProperty("id").GetString());
        Assert.StartsWith("'Price' has drifted: PSI ", result.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(new Uri(data).AbsoluteUri, result.GetProperty("locations")[0].GetProperty("physicalLocation")
            .GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(price.GetProperty("psi").GetDouble(), result.GetProperty("properties").GetProperty("psi").GetDouble());
    }

    [Fact]
    public void Two_windows_of_one_table_are_compared()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(5);
        string data = folder.Write("log.csv", "at,price,device,y\n" + string.Concat(Enumerable.Range(0, 4000).Select(i =>
        {
            var at = new DateTime(2025, 12, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(20 * i);
            return FormattableString.Invariant($"{at:O},{random.Next(100) * (at.Year > 2025 ? 2 : 1)},d{random.Next(3)},{random.Next(2)}\n");
        })));

        var run = ToolRun.Of("drift", "--data", data, "--by", "at", "--at", "2026-01-01", "--label", "y", "--format", "json");
        Assert.Equal(1, run.ExitCode);
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((31 * 72, 4000 - 31 * 72), (report.GetProperty("profileRows").GetInt32(), report.GetProperty("rows").GetInt32()));
        var price = Assert.Single(Fields(run.Output), field => field.GetProperty("drifted").GetBoolean());
        Assert.Equal("price", price.GetProperty("name").GetString());
        Assert.DoesNotContain(Fields(run.Output), field => field.GetProperty("name").GetString() == "at");
        ToolRun.Done("drift", "--data", data, "--by", "at", "--at", "2025-12-10", "--label", "y", "--threshold", "5");

        Assert.StartsWith($"{data}, column 'at': none of the 4000 rows is before 2020-01-01", Refused("--by", "at", "--at", "2020-01-01"));
        Assert.StartsWith($"{data}, line 2, column 'device': 'd", Refused("--by", "device", "--at", "7"));
        Assert.Contains("is neither a number nor an ISO 8601 time", Refused("--by", "at", "--at", "soon"));
        Assert.Contains("there is no column 'when'", Refused("--by", "when", "--at", "7"));
        Assert.Contains("either --profile or --by and --at", Refused("--by", "at"));
        Assert.Contains("--profile excludes", Refused("--by", "at", "--at", "7", "--profile", "x.profile.json"));
        Assert.Contains("either --schema or --label is needed. 'featuregen drift", ToolRun.Failed("drift", "--data", data, "--by", "at", "--at", "7"));

        string Refused(params string[] options) => ToolRun.Failed(["drift", "--data", data, "--label", "y", .. options]);
    }

    [Fact]
    public void Faulty_input_is_refused_and_no_file_is_written()
    {
        using var folder = new TemporaryFolder();
        string profile = Profile(folder), output = folder.File("drift.json");
        string text = File.ReadAllText(profile);
        string[] files = Directory.GetFiles(folder.Path);

        Assert.Contains("name the built assembly that holds it by --schema", Refused(profile));
        Assert.Contains("not of 'Ads.Other'", Refused(profile, "--schema", ads.Path + ":Other"));
        string changed = folder.Write("changed.profile.json", text.Replace("\"fingerprint\": \"", "\"fingerprint\": \"0"));
        Assert.Contains("which is now", Refused(changed, "--schema", ads.Schema));
        Assert.Contains("--threshold must be above 0", Refused(profile, "--schema", ads.Schema, "--threshold", "0"));
        Assert.Equal("--profile 'absent.profile.json' does not exist.", Refused("absent.profile.json"));
        string bad = folder.Write("bad.csv", "Request,Device,Age,Brand,Price,Tags,Noise,Clicked\n1,Phone,20,b,cheap,t,1,1\n");
        Assert.StartsWith($"{bad}, line 2, column 'Price': 'cheap'", ToolRun.Failed(
            "drift", "--data", bad, "--profile", profile, "--schema", ads.Schema, "--out", output));
        Assert.Equal(files.Length + 2, Directory.GetFiles(folder.Path).Length);

        string Refused(string path, params string[] options) =>
            ToolRun.Failed(["drift", "--data", ads.Later, "--profile", path, "--out", output, .. options]);
    }

    [Fact]
    public void What_has_changed_since_an_older_profile_is_told()
    {
        using var folder = new TemporaryFolder();
        string old = Profile(folder);
        string same = ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema, "--compare", old, "--format", "json");
        Assert.All(Fields(same), field =>
        {
            Assert.Equal(("stayed", false, 0.0), (
                field.GetProperty("state").GetString(), field.GetProperty("scoreChanged").GetBoolean(), field.GetProperty("psi").GetDouble()));
            Assert.Equal(field.GetProperty("was").ToString(), field.GetProperty("is").ToString());
        });

        // Columns without a schema: one goes, one comes, one turns into noise; another keeps its values and not their shares.
        string first = folder.Write("first.csv", Table(i => $"{i % 3},{i % 2},{i % 4}", "a,gone,moved"));
        string second = folder.Write("second.csv", Table(i => $"{i / 7 % 3},{i % 5},{(i % 8 == 0 ? 1 : i % 4)}", "a,came,moved"));
        string before = folder.File("first.profile.json");
        ToolRun.Done("profile", "--data", first, "--label", "y", "--out", before);
        var fields = Fields(ToolRun.Done("profile", "--data", second, "--label", "y", "--compare", before, "--format", "json"))
            .ToDictionary(field => field.GetProperty("name").GetString()!);
        Assert.Equal(("went", "came", "stayed"), (State("gone"), State("came"), State("moved")));
        Assert.True(fields["a"].GetProperty("scoreChanged").GetBoolean());
        // By hand: shares 1/4 each to 1/8, 3/8, 1/4, 1/4, but for half a row.
        Assert.Equal(0.125 * Math.Log(2) + 0.125 * Math.Log(1.5), fields["moved"].GetProperty("psi").GetDouble(), 2e-3);
        string table = ToolRun.Done("profile", "--data", second, "--label", "y", "--compare", before);
        Assert.Contains(table.Split('\n'), line => line.Contains(" gone ") && line.EndsWith("gone", StringComparison.Ordinal));
        Assert.Contains(table.Split('\n'), line => line.Contains(" a ") && line.Contains("apart"));

        // Of version 1 a profile knows neither intervals nor distributions.
        string ancient = folder.Write("ancient.profile.json", """
            {"format": "featuregen-profile", "version": 1, "schema": "t", "method": "mutualInformation", "rows": 10, "label": "y",
             "labelEntropy": 0.5, "fields": [{"name": "a", "kind": "categorical", "score": 0.1, "share": 1, "mutualInformation": 0.1,
             "expectedMutualInformation": 0, "labelShare": 0.2, "coverage": 1, "distinct": 3}]}
            """);
        string told = ToolRun.Done("profile", "--data", second, "--label", "y", "--compare", ancient);
        Assert.Contains("no distribution kept", told);
        Assert.Contains("the old profile is of the label 'y', the new one of 'a'",
            ToolRun.Failed("profile", "--data", second, "--label", "a", "--compare", ancient));
        Assert.Contains("without a schema", ToolRun.Failed("profile", "--data", ads.Log, "--schema", ads.Schema, "--compare", ancient));
        Assert.Contains("--format table", ToolRun.Failed("profile", "--data", second, "--label", "y", "--compare", ancient, "--format", "tsv"));
        Assert.Contains("ranked by", ToolRun.Failed("profile", "--data", second, "--label", "y", "--compare", before, "--method", "outrank"));

        string State(string name) => fields[name].GetProperty("state").GetString()!;
    }

    private string Profile(TemporaryFolder folder)
    {
        string path = folder.File("Impression.profile.json");
        ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema, "--out", path);
        return path;
    }

    /// <summary>The later rows, twice as dear.</summary>
    private string Dearer(TemporaryFolder folder)
    {
        string[] lines = File.ReadAllLines(ads.Later);
        return folder.Write("dearer.csv", string.Concat(lines.Select((line, i) =>
        {
            string[] cells = line.Split(',');
            if (i > 0) cells[4] = (2 * decimal.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture))
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
            return string.Join(',', cells) + "\n";
        })));
    }

    private static string Table(Func<int, string> cells, string names) =>
        $"{names},y\n" + string.Concat(Enumerable.Range(0, 2400).Select(i => $"{cells(i)},{(i % 3 == 0 ? 1 : 0)}\n"));

    private static JsonElement.ArrayEnumerator Fields(string json) => JsonDocument.Parse(json).RootElement.GetProperty("fields").EnumerateArray();
}
