using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
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

    private static string Page(TemporaryFolder folder, string profile)
    {
        string page = folder.File("report.html");
        ToolRun.Done("report", "--profile", profile, "--out", page);
        return File.ReadAllText(page);
    }

    /// <summary>The page as XML, which it is but for style and script.</summary>
    private static XDocument Document(string page) =>
        XDocument.Parse(Regex.Replace(page, "(?s)^<!DOCTYPE html>|<style>.*?</style>|<script>.*?</script>", ""),
            LoadOptions.PreserveWhitespace);
}
