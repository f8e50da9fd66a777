using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests.Reporting;

public sealed class ReportTests
{
    [Fact]
    public void The_page_says_what_was_found_and_is_the_same_everywhere()
    {
        using var folder = new TemporaryFolder();
        string first = Page(folder, SampleProfiles.AdImpression), second;
        using (new CultureScope("tr-TR")) second = Page(folder, SampleProfiles.AdImpression);

        Assert.Equal(first, second);
        Assert.DoesNotContain("http", first.Replace("http-equiv", "", StringComparison.Ordinal));
        string text = Document(first).Root!.Value;
        Assert.Contains(
            "6 of 24 fields can go: 2 repeat another field, 2 tell next to nothing, 1 never changes, 1 is mostly missing. "
            + "1 may know the label before it is known.", text);
        Assert.Contains("Ad.PriceInCents rises or falls with Ad.Price (similarity 1.00, 20 of 20 resamples). Given that, it adds 0 of its 0.00198 nats.", text);
        Assert.Contains("Ad.DwellSeconds explains 90.8% of the label.", text);
    }

    [Fact]
    public void What_comes_from_data_is_text()
    {
        using var folder = new TemporaryFolder();
        var page = Document(Page(folder, folder.Write("h.profile.json", ProfileFileJson.Write(SampleProfiles.Hostile()))));

        // An XML parser sees names as they are, and no element that came in with them.
        string[] rows = [.. page.Descendants("tbody").Where(body => body.Attribute("id") is not null)
            .Select(body => body.Descendants("bdi").First().Value)];
        Assert.Equal(SampleProfiles.HostileNames, rows);
        Assert.Equal(["feature report"], page.Descendants("title").Select(title => title.Value.Split(": ")[^1]));
        Assert.Contains("(similarity 0.95, 19 of 20 resamples). Given that, it adds 0 of its 0.1 nats.", page.Root!.Value);
        Assert.Equal([$"Kept: {SampleProfiles.HostileNames[0]}", $"Kept: {SampleProfiles.HostileNames[3]}"],
            page.Descendants("span").Where(span => (string?)span.Attribute("class") == "reason").Select(span => span.Value));
        string quoted = JsonWriter.Quote(SampleProfiles.HostileNames[1]);
        Assert.StartsWith($"[Cross({quoted}, ", Assert.Single(page.Descendants("code")).Value);
        Assert.Empty(page.Descendants("img"));
        Assert.Empty(page.Descendants("script"));
        Assert.Single(page.Descendants("h1"));
        Assert.DoesNotContain(page.Descendants().Attributes(),
            attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Five_thousand_fields_are_less_than_five_megabytes_and_the_page_says_what_is_left_out()
    {
        using var folder = new TemporaryFolder();
        string page = Page(folder, folder.Write("w.profile.json", ProfileFileJson.Write(SampleProfiles.Wide(6000))));

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 2_000_000, 5_000_000);
        var document = Document(page);
        int rows = document.Descendants("tbody").Count(body => body.Attribute("id") is not null),
            open = document.Descendants("tr").Count(row => (string?)row.Attribute("class") == "d");
        Assert.Equal(5000, rows);
        Assert.Contains("The table holds the best 5,000 of 6,000 fields.", document.Root!.Value);
        Assert.Contains(FormattableString.Invariant($"only the best {open:N0} fields open"), document.Root!.Value);
    }

    [Fact]
    public void Profiles_of_the_first_version_and_of_several_classes_are_shown()
    {
        using var folder = new TemporaryFolder();
        var full = SampleProfiles.Wide(3);
        var bare = full with
        {
            Classes = new([]), Resamples = 0, NoiseFields = 0,
            Fields = new(full.Fields.Select(field => field with { Certainty = null, Measures = null, Distribution = null })),
        };
        var several = full with
        {
            Rows = 60, Classes = new(["a", "b", "c"]), OtherClasses = 2,
            Fields = new(full.Fields.Select(field => field with
            {
                Distribution = new()
                {
                    Values = new(["x", "y"]), Counts = new([9, 1, 2, 8, 5, 5, 3, 7]), Rest = new([5, 5, 5, 1]), Missing = new([0, 0, 0, 4]),
                },
            })),
        };

        Assert.DoesNotContain("whiskers", Document(Page(folder, folder.Write("v1.profile.json", ProfileFileJson.Write(bare)))).Root!.Value);
        var page = Document(Page(folder, folder.Write("classes.profile.json", ProfileFileJson.Write(several))));
        string table = page.Descendants("table").First().Value;
        // x: 19 rows, of them 9 a, 2 b, 5 c; missing: 4 rows, all of the rarer classes.
        Assert.Equal("ValueRowsClicked = aClicked = bClicked = cx31.7%47.4%10.5%26.3%y35.0%4.76%38.1%23.8%"
            + "other values26.7%31.3%31.3%31.3%missing6.67%0%0%0%", table);
    }

    [Fact]
    public void Similar_fields_stand_together_in_the_map_and_lonely_ones_are_left_out()
    {
        using var folder = new TemporaryFolder();
        var bare = SampleProfiles.Wide(6);
        string[] names = [.. bare.Fields.Select(field => field.Name)];
        // 0 and 3 are a group, 1 and 5 are close, so are 3 and 5; 2 and 4 are like none.
        var profile = bare with
        {
            Groups = new([new ProfileGroup { Representative = names[0], Members = new([names[3]]), Similarities = new([0.9]) }]),
            Similarities = new ProfileSimilarities
            {
                Fields = new(names), Floor = 0.1,
                Pairs = new([new(names[0], names[3], 0.9), new(names[1], names[5], 0.6), new(names[3], names[5], 0.2)]),
            },
        };
        var page = Document(Page(folder, folder.Write("s.profile.json", ProfileFileJson.Write(profile))));
        var map = page.Descendants("div").Single(div => (string?)div.Attribute("id") == "matrix");
        Assert.Equal("1 4 6 2", (string?)map.Attribute("data-fields"));
        // Row by row: 4 and 1; 6 and 1, 6 and 4; 2 and 1, 2 and 4, 2 and 6; hundredths in hexadecimal.
        Assert.Equal("5a" + "0014" + "00003c", (string?)map.Attribute("data-cells"));
        Assert.Contains("Left out: 2 fields that have less than 0.10 in common with any other.", page.Root!.Value);
        var pairs = page.Descendants("table").Single(table => (string?)table.Attribute("class") == "values pairs");
        Assert.Equal(["0.90", "0.60", "0.20"], pairs.Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Kept_fields_are_not_among_those_that_can_go()
    {
        using var folder = new TemporaryFolder();
        var sample = ProfileFileJson.Read(File.ReadAllText(SampleProfiles.AdImpression), "p");
        var kept = sample with
        {
            Fields = new(sample.Fields.Select(field => field.Name switch
            {
                "Ad.Currency" => field with { Keep = "two more are to come" },
                "Ad.Price" => field with { Keep = "for the invoice" },
                _ => field,
            })),
        };
        string text = Document(Page(folder, folder.Write("k.profile.json", ProfileFileJson.Write(kept)))).Root!.Value;
        Assert.Contains("5 of 24 fields can go: 2 repeat another field, 2 tell next to nothing, 1 is mostly missing. "
            + "1 may know the label before it is known. 1 is kept all the same, for a reason.", text);
        Assert.Contains("Ad.Currency has the same value in every row.Kept: two more are to come", text);
        Assert.Contains("Ad.Price has nothing against it.Kept: for the invoice", text);
    }

    [Fact]
    public void Drift_that_was_written_as_json_is_shown_and_that_of_another_table_refused()
    {
        using var folder = new TemporaryFolder();
        string profile = folder.File("t.profile.json"), drift = folder.File("drift.json"), html = folder.File("x.html");
        // By hand: half of the rows are red, later an eighth; half have no colour then, and a quarter one that was never seen.
        string before = Rows(i => i % 2 == 0 ? "red" : "blue"),
            after = Rows(i => (i % 8) switch { 0 => "red", 1 => "blue", 2 or 3 => "green", _ => "" });
        ToolRun.Done("profile", "--data", folder.Write("t.csv", before), "--label", "y", "--out", profile);
        Assert.Equal(1, ToolRun.Of(
            "drift", "--data", folder.Write("later.csv", after), "--profile", profile, "--format", "json", "--out", drift).ExitCode);

        string section = Document(Page(folder, profile, drift)).Descendants("section")
            .Single(one => (string?)one.Attribute("id") == "drift").Value;
        Assert.Contains("800 later rows against 800 profiled ones: 1 of 3 compared have drifted", section);
        Assert.Contains("present 100% → 50.0%", section);
        Assert.Contains("25.0% of what came later was never seen before.", section);
        Assert.Contains("'red'50.0%12.5%'blue'50.0%12.5%any other0%25.0%missing0%50.0%", section);

        var (_, other) = SampleProfiles.HostileTable(folder);
        Assert.Contains("compare the data with this profile.", Refused(other));
        Assert.Contains("\"format\" is missing", Refused(folder.Write("empty.json", "{}")));
        Assert.StartsWith("--drift 'absent.json' does not exist.", Refused("absent.json"));
        Assert.False(File.Exists(html));

        string Refused(string path) => ToolRun.Failed("report", "--profile", profile, "--drift", path, "--out", html);

        static string Rows(Func<int, string> colour) =>
            "colour,size,y\n" + string.Concat(Enumerable.Range(0, 800).Select(i => $"{colour(i)},{i / 3 % 4},{(i % 5 < 2 ? 1 : 0)}\n"));
    }

    [Fact]
    public void What_comes_from_drifted_data_is_text()
    {
        using var folder = new TemporaryFolder();
        var (profile, drift) = SampleProfiles.HostileTable(folder);
        var page = Document(Page(folder, profile, drift));
        Assert.Empty(page.Descendants("img"));
        Assert.Empty(page.Descendants("script"));
        Assert.Single(page.Descendants("h1"));
        Assert.Contains($"'{SampleProfiles.HostileNames[3]}'", page.Descendants("bdi").Select(name => name.Value));
    }

    [Fact]
    public void Wrong_files_are_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        string page = folder.Write("r.html", "before"), other = folder.Write("x.profile.json", "{\"format\": \"other\"}"),
            json = folder.Write("x.json", "{}");

        Assert.Equal($"--profile '{json}' must end in .profile.json.", ToolRun.Failed("report", "--profile", json, "--out", page));
        Assert.Equal("--profile 'no.profile.json' does not exist.",
            ToolRun.Failed("report", "--profile", "no.profile.json", "--out", page));
        Assert.StartsWith($"{other}(1,12)", ToolRun.Failed("report", "--profile", other, "--out", page));
        Assert.EndsWith("this is no profile of featuregen", ToolRun.Failed("report", "--profile", other, "--out", page));
        Assert.Contains("must end in .html", ToolRun.Failed("report", "--profile", other, "--out", folder.File("r.txt")));
        Assert.Equal("before", File.ReadAllText(page));
    }

    private static string Page(TemporaryFolder folder, string profile, string? drift = null)
    {
        string page = folder.File("report.html");
        string[] later = drift is null ? [] : ["--drift", drift];
        ToolRun.Done(["report", "--profile", profile, "--out", page, .. later]);
        return File.ReadAllText(page);
    }

    /// <summary>The page as XML, which it is but for style and script.</summary>
    private static XDocument Document(string page) =>
        XDocument.Parse(Regex.Replace(page, "(?s)^<!DOCTYPE html>|<style>.*?</style>|<script>.*?</script>", ""),
            LoadOptions.PreserveWhitespace);
}
