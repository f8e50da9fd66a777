using FeatureGen.Formats.Profiles;
using static System.FormattableString;

namespace FeatureGen.Tool.Output;

/// <summary>Prints what is wrong with the data for people; nothing where nothing is.</summary>
internal static class QualityPrinter
{
    private const int MostIssues = 30, MostRows = 5;

    /// <summary>A line an issue, the heaviest first, then what is strange about rows.</summary>
    public static void Print(ProfileFile profile, TextWriter output)
    {
        string[] lines = [.. Lines(profile)];
        if (lines.Length == 0) return;
        output.WriteLine("data quality:");
        foreach (string line in lines) output.WriteLine("  " + line.ReplaceLineEndings(" ").Replace('\t', ' '));
    }

    /// <summary>What is strange about whole rows, in words.</summary>
    public static IEnumerable<string> OfRows(ProfileRows? rows)
    {
        if (rows is { HasDuplicates: true })
        {
            string what = rows.Duplicates == 1 ? "row is" : "rows are";
            yield return (rows.IsEstimate ? "about " : "")
                + Invariant($"{rows.Duplicates:N0} {what} the same as an earlier one ({rows.DuplicatesByChance:N1} by chance); ")
                + Invariant($"row {rows.Duplicated:N0} occurs {rows.Copies:N0} times");
        }
        if (rows is not { Improbable: > 0 }) yield break;
        string looked = Invariant($"{rows.Improbable:N0} of {rows.SampledRows:N0} rows {(rows.Improbable == 1 ? "has" : "have")}");
        yield return $"{looked} values that hardly go together: {string.Join("; ", rows.MostImprobable.Take(MostRows).Select(Of))}";
    }

    private static IEnumerable<string> Lines(ProfileFile profile)
    {
        var issues = profile.Fields.Where(field => field.Quality is not null)
            .SelectMany(field => field.Quality!.Issues.Select(issue => (field.Name, Issue: issue)))
            .OrderByDescending(item => item.Issue.Severity).ThenBy(item => item.Issue.Problem).ToArray();
        foreach (var (name, issue) in issues.Take(MostIssues))
            yield return $"{(issue.Severity == QualitySeverity.Warning ? "warning" : "note")}: '{name}' {QualityText.Of(issue)}";
        if (issues.Length > MostIssues) yield return $"and {issues.Length - MostIssues} more, in the profile";
        foreach (string line in OfRows(profile.Quality)) yield return line;
    }

    private static string Of(ImprobableRow row) => Invariant($"row {row.Row:N0} ({string.Join(", ", row.Fields)})");
}
