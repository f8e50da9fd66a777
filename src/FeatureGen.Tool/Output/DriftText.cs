using System.Globalization;
using FeatureGen.Formats.Drift;

namespace FeatureGen.Tool.Output;

/// <summary>Drift in words.</summary>
internal static class DriftText
{
    /// <summary>The whole report as a table.</summary>
    public static string Write(DriftReport report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        int drifted = report.Drifted.Count();
        output.WriteLine(Text(
            $"{report.Schema}: {report.Rows} rows against {report.ProfileRows} of the profile; {drifted} drifted ")
            + Text($"(PSI less chance from {report.Threshold} on, q below {report.FalseDiscoveryRate})"));
        var table = new TextTable().Texts("field").Numbers("PSI").Numbers("by chance").Numbers("JS").Numbers("KS").Numbers("KS p")
            .Numbers("q").Numbers("coverage").Numbers("unseen").Texts("largest change").Texts("verdict");
        foreach (var field in report.Fields) Row(table, field, field.Name);
        if (report.Label is { } label) Row(table, label, $"{label.Name} (label)");
        table.Write(output);
        return output.ToString();
    }

    private static void Row(TextTable table, FieldDrift field, string name)
    {
        name = OneLine(name);
        if (field.NotCompared is { } reason)
        {
            table.Row([name, .. Enumerable.Repeat("", 9), $"not compared: {reason}"]);
            return;
        }
        table.Row(
            name, Text($"{field.StabilityIndex:F3}"), Text($"{field.StabilityIndexByChance:F3}"), Text($"{field.JensenShannon:F3}"),
            field.KolmogorovSmirnov is { } ks ? Text($"{ks:F3}") : "", field.KolmogorovSmirnovPValue is { } p ? Text($"{p:G2}") : "",
            Text($"{field.QValue:G2}"), Text($"{field.CoverageWas:P1} -> {field.CoverageIs:P1}"),
            Unseen(field), Change(field), field.HasDrifted ? "drifted" : "");
    }

    private static string Unseen(FieldDrift field) => field.Unseen is not { } unseen ? ""
        : (field.Below, field.Above) switch
        {
            ( > 0, > 0) => Text($"{unseen:P1} ({field.Below:P1} below, {field.Above:P1} above)"),
            ( > 0, _) => Text($"{unseen:P1} (below)"),
            (_, > 0) => Text($"{unseen:P1} (above)"),
            _ => Text($"{unseen:P1}"),
        };

    private static string Change(FieldDrift field) =>
        field.LargestChange is { } bin ? Text($"{OneLine(bin.Name)}: {bin.Was:P1} -> {bin.Is:P1}") : "none";

    private static string OneLine(string name) => name.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
