using System.Globalization;
using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Profiles;

/// <summary>What is wrong with a field's data, in words: the same in the tool, its report and the build.</summary>
public static class QualityText
{
    /// <summary>The rest of a sentence that starts with the field's name, as in <c>is '?' in 5.6% of the rows, which says missing</c>.</summary>
    public static string Of(ProfileIssue issue) => issue.Problem switch
    {
        QualityProblem.FormDrift =>
            $"changes its form {Place(issue)}: {issue.Other}, {ShareText.Percent(issue.Share)} of the values, elsewhere {ShareText.Percent(issue.Against)}; "
            + $"usual are {issue.Value}",
        QualityProblem.ScaleDrift =>
            $"changes its scale {Place(issue)}: {issue.Other} of what it is elsewhere (median {Number(issue.Is)} against {Number(issue.Was)})",
        QualityProblem.Sentinel =>
            $"is {issue.Value} in {ShareText.Percent(issue.Share)} of the rows, far more often than its neighbours: probably a missing value",
        QualityProblem.MissingText => $"is {Quote(issue.Value)} in {ShareText.Percent(issue.Share)} of the rows, which says that the value is missing",
        QualityProblem.MixedForms => $"holds numbers but for {ShareText.Percent(issue.Share)} of the values, such as {Quote(issue.Value)}",
        QualityProblem.Variants => $"has values that differ only by case or white space, such as {Quote(issue.Value)} and {Quote(issue.Other)} "
            + $"({ShareText.Percent(issue.Share)} of the rows have the rarer one)",
        QualityProblem.NotFinite => $"is infinite or NaN in {ShareText.Percent(issue.Share)} of the rows",
        QualityProblem.WhiteSpace => $"has white space around {ShareText.Percent(issue.Share)} of the values, such as {Quote(issue.Value)}",
        _ => $"is {Quote(issue.Value)} in {ShareText.Percent(issue.Share)} of the rows",
    };

    /// <summary>The heaviest of the issues, of these the most telling; null if there are none.</summary>
    public static ProfileIssue? MostTelling(ProfileQuality? quality) => quality?.Issues.Count > 0 ? quality.Issues[0] : null;

    private static string Place(ProfileIssue issue) => issue.ToRow > 0
        ? $"in rows {NumberText.Count(issue.FromRow)} to {NumberText.Count(issue.ToRow)}"
        : $"from row {NumberText.Count(issue.FromRow)} on";

    private static string Quote(string? value) => $"'{value}'";

    private static string Number(double number) => number.ToString("G4", CultureInfo.InvariantCulture);
}
