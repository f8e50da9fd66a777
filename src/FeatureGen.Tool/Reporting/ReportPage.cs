using System.Security.Cryptography;
using System.Text;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>A profile as one self-contained page.</summary>
internal static class ReportPage
{
    private static readonly (string Id, string Name, Action<HtmlWriter, Report> Write)[] Sections =
    [
        ("findings", "Findings", FindingsSection.Write),
        ("importance", "Importance", ImportanceSection.Write),
        ("model", "Model", ModelSection.Write),
        ("strongest", "Best fields", StrongestSection.Write),
        ("groups", "Groups", GroupsSection.Write),
        ("similarity", "Similarity", SimilaritySection.Write),
        ("interactions", "Interactions", InteractionsSection.Write),
        ("drift", "Drift", DriftSection.Write),
        ("quality", "Data quality", QualitySection.Write),
        ("fields", "All fields", FieldTable.Write),
        ("method", "Method", MethodSection.Write),
    ];

    private static readonly string Style = Asset("report.css"), Script = Asset("report.js");

    /// <summary>Writes the page: the same bytes for the same profile.</summary>
    /// <remarks>
    /// The table holds at most 5,000 fields, and the details of as many of the best as fit into 2 MB: a page of 5,000 fields with names of
    /// usual length has less than 5 MB, whatever the profile has; the map of similarities has at most 60 fields, and of interactions and
    /// drift the strongest are shown. The page says what it leaves out.
    /// </remarks>
    /// <param name="profile">The profile.</param>
    /// <param name="drift">How later rows differ; null for a page of the profile alone.</param>
    public static string Write(ProfileFile profile, DriftReport? drift = null)
    {
        var report = new Report(profile, drift);
        var html = new HtmlWriter();
        WriteHead(html, profile);
        html.Open("body").Element("a", "Skip to the table of fields", ("class", "skip"), ("href", "#fields")).Open("main").Line();
        SummarySection.Write(html, report);
        var body = new HtmlWriter();
        html.Open("nav", ("aria-label", "Sections")).Open("ul");
        foreach (var (id, name, write) in Sections)
        {
            var section = new HtmlWriter();
            write(section, report);
            if (section.CountBytes() == 0) continue;
            html.Open("li").Element("a", name, ("href", "#" + id)).Close();
            body.Append(section);
        }
        html.Close().Close().Line().Append(body);
        return $"<!DOCTYPE html>\n{html.Close().Close().Close()}\n";
    }

    private static void WriteHead(HtmlWriter html, ProfileFile profile)
    {
        html.Open("html", ("lang", "en")).Open("head").Line().Empty("meta", ("charset", "utf-8")).Line();
        html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content",
            $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src 'sha256-{Hash(Script)}'; "
            + "base-uri 'none'; form-action 'none'")).Line();
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        html.Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Line();
        html.Element("title", $"{HtmlWriter.Isolate(profile.Schema)}: feature report").Line();
        html.Asset("style", Style).Line().Asset("script", Script).Line().Close().Line();
    }

    /// <summary>What the policy of the page allows to run: this and nothing else.</summary>
    private static string Hash(string content) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static string Asset(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
