using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Drift;

namespace FeatureGen.Tool.Output;

/// <summary>Drift as JSON, in a stable order, numbers with six significant digits.</summary>
internal static class DriftJson
{
    public const string Format = "featuregen-drift";
    public const int Version = 1;

    /// <summary>The whole report.</summary>
    public static string Write(DriftReport report)
    {
        var json = new JsonWriter(indented: true);
        json.Object(null, () =>
        {
            json.String("format", Format).Number("version", Version).String("schema", report.Schema);
            json.Number("profileRows", report.ProfileRows).Number("rows", report.Rows);
            json.Number("threshold", report.Options.Threshold).Number("falseDiscoveryRate", report.Options.FalseDiscoveryRate);
            json.Number("drifted", report.Drifted.Count());
            if (report.Label is { } label) json.Object("label", () => Write(json, label));
            json.Array("fields", () =>
            {
                foreach (var field in report.Fields) json.Object(null, () => Write(json, field));
            });
        });
        return json.ToString();
    }

    /// <summary>The measures of a field that was compared.</summary>
    public static void WriteMeasures(JsonWriter json, FieldDrift field)
    {
        json.Number("psi", ProfileFileJson.Round(field.StabilityIndex));
        json.Number("psiByChance", ProfileFileJson.Round(field.StabilityIndexByChance));
        json.Number("jensenShannon", ProfileFileJson.Round(field.JensenShannon));
        if (field.KolmogorovSmirnov is { } statistic) json.Number("kolmogorovSmirnov", ProfileFileJson.Round(statistic));
        if (field.KolmogorovSmirnovPValue is { } p) json.Number("kolmogorovSmirnovPValue", ProfileFileJson.Round(p));
        json.Number("pValue", ProfileFileJson.Round(field.PValue)).Number("qValue", ProfileFileJson.Round(field.QValue));
        json.Row("coverage", [field.CoverageWas, field.CoverageIs], Text);
        if (field.Unseen is { } unseen) json.Number("unseen", ProfileFileJson.Round(unseen));
        if (field.Below is > 0 and var below) json.Number("below", ProfileFileJson.Round(below));
        if (field.Above is > 0 and var above) json.Number("above", ProfileFileJson.Round(above));
    }

    private static void Write(JsonWriter json, FieldDrift field)
    {
        json.String("name", field.Name).Enum("kind", field.Kind);
        if (field.NotCompared is { } reason)
        {
            json.String("notCompared", reason);
            return;
        }
        json.Boolean("drifted", field.HasDrifted);
        WriteMeasures(json, field);
        if (field.LargestChange is { } change) json.String("largestChange", change.Name);
        json.Row("bins", field.Bins, bin => JsonWriter.Quote(bin.Name));
        json.Row("was", field.Bins, bin => Text(bin.Was)).Row("is", field.Bins, bin => Text(bin.Is));
    }

    /// <summary>A number with six significant digits.</summary>
    public static string Text(double value) => NumberText.Of(ProfileFileJson.Round(value));
}
