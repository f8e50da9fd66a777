using FeatureGen.Formats.Drift;
using static System.FormattableString;

namespace FeatureGen.Tool.Output;

/// <summary>Drift in words.</summary>
internal static class DriftText
{
    /// <summary>The whole report as a table.</summary>
    public static string Write(DriftReport report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        int drifted = report.Drifted.Count();
        output.WriteLine(Invariant(
            $"{report.Schema}: {report.Rows} rows against {report.ProfileRows} of the profile; {drifted} drifted ")
            + Invariant($"(PSI less chance from {report.Threshold} on, q below {report.FalseDiscoveryRate})"));
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
            name, Invariant($"{field.StabilityIndex:F3}"), Invariant($"{field.StabilityIndexByChance:F3}"), Invariant($"{field.JensenShannon:F3}"),
            field.KolmogorovSmirnov is { } ks ? Invariant($"{ks:F3}") : "", field.KolmogorovSmirnovPValue is { } p ? Invariant($"{p:G2}") : "",
            Invariant($"{field.QValue:G2}"), Invariant($"{field.CoverageWas:P1} -> {field.CoverageIs:P1}"),
            Unseen(field), Change(field), field.HasDrifted ? "drifted" : "");
    }

    private static string Unseen(FieldDrift field) => field.Unseen is not { } unseen ? ""
        : (field.Below, field.Above) switch
        {
            ( > 0, > 0) => Invariant($"{unseen:P1} ({field.Below:P1} below, {field.Above:P1} above)"),
            ( > 0, _) => Invariant($"{unseen:P1} (below)"),
            (_, > 0) => Invariant($"{unseen:P1} (above)"),
            _ => Invariant($"{unseen:P1}"),
        };

    private static string Change(FieldDrift field) =>
        field.LargestChange is { } bin ? Invariant($"{OneLine(bin.Name)}: {bin.Was:P1} -> {bin.Is:P1}") : "none";

    private static string OneLine(string name) => name.ReplaceLineEndings(" ").Replace('\t', ' ');
}
