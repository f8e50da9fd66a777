using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Drift;

/// <summary>Reads and writes <c>*.drift.json</c>.</summary>
public static class DriftReportJson
{
    private const string Format = "featuregen-drift";
    private const int Version = 1;

    /// <summary>Writes a report, in a stable order; numbers have six significant digits.</summary>
    public static string Write(DriftReport report)
    {
        var json = new JsonWriter(indented: true);
        json.Object(null, () =>
        {
            json.String("format", Format).Number("version", Version).String("schema", report.Schema).String("fingerprint", report.Fingerprint);
            json.Number("profileRows", report.ProfileRows).Number("rows", report.Rows);
            json.Number("threshold", report.Threshold).Number("falseDiscoveryRate", report.FalseDiscoveryRate);
            json.Number("drifted", (long)report.Drifted.Count());
            if (report.Label is { } label) json.Object("label", () => Write(json, label));
            json.Array("fields", () =>
            {
                foreach (var field in report.Fields) json.Object(null, () => Write(json, field));
            });
        });
        return json.ToString();
    }

    /// <summary>Reads a report.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The text is no such report.</exception>
    public static DriftReport Read(string text, string path)
    {
        var root = JsonParser.Parse(text, path);
        if (root["format"].AsString() != Format) throw root["format"].Error($"expected \"{Format}\"; featuregen drift --format json writes it");
        if (root["version"].AsInt64() != Version)
            throw root["version"].Error($"version {Version} is expected; compare the data again with this version of featuregen");
        return new DriftReport
        {
            Schema = root["schema"].AsString(),
            Fingerprint = root.Find("fingerprint")?.AsString(),
            ProfileRows = root["profileRows"].AsInt64(),
            Rows = root["rows"].AsInt64(),
            Threshold = root["threshold"].AsDouble(),
            FalseDiscoveryRate = root["falseDiscoveryRate"].AsDouble(),
            Label = root.Find("label") is { } label ? ReadField(label) : null,
            Fields = new(root["fields"].Items.Select(ReadField)),
        };
    }

    /// <summary>Writes the measures of a field that was compared.</summary>
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

    private static string Text(double value) => NumberText.Of(ProfileFileJson.Round(value));

    private static FieldDrift ReadField(JsonValue json)
    {
        var field = new FieldDrift { Name = json["name"].AsString(), Kind = json["kind"].AsEnum<FieldKind>() };
        if (json.Find("notCompared") is { } reason) return field with { NotCompared = reason.AsString() };
        var (coverage, bins) = (Numbers(json["coverage"], 2), ReadBins(json));
        string? largest = json.Find("largestChange")?.AsString();
        return field with
        {
            HasDrifted = json["drifted"].AsBoolean(),
            StabilityIndex = json["psi"].AsDouble(),
            StabilityIndexByChance = json["psiByChance"].AsDouble(),
            JensenShannon = json["jensenShannon"].AsDouble(),
            KolmogorovSmirnov = json.Find("kolmogorovSmirnov")?.AsDouble(),
            KolmogorovSmirnovPValue = json.Find("kolmogorovSmirnovPValue")?.AsDouble(),
            PValue = json["pValue"].AsDouble(),
            QValue = json["qValue"].AsDouble(),
            CoverageWas = coverage[0],
            CoverageIs = coverage[1],
            Unseen = json.Find("unseen")?.AsDouble(),
            Below = json.Find("below")?.AsDouble(),
            Above = json.Find("above")?.AsDouble(),
            Bins = new(bins),
            LargestChange = bins.FirstOrDefault(bin => bin.Name == largest),
        };
    }

    private static DriftBin[] ReadBins(JsonValue json)
    {
        string[] names = [.. json["bins"].Items.Select(item => item.AsString())];
        double[] was = Numbers(json["was"], names.Length), isNow = Numbers(json["is"], names.Length);
        return [.. names.Select((name, i) => new DriftBin(name, was[i], isNow[i]))];
    }

    private static double[] Numbers(JsonValue json, int count) =>
        [.. ProfileDetailsJson.Items(json, count).Select(item => item.AsDouble())];
}
