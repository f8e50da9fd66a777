using FeatureGen.Formats.Json;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Drift;

namespace FeatureGen.Tool.Output;

/// <summary>Reads what <see cref="DriftJson"/> wrote.</summary>
internal static class DriftJsonReader
{
    /// <summary>Reads a report.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="Formats.FileFormatException">The text is no such report.</exception>
    public static DriftReport Read(string text, string path)
    {
        var root = JsonParser.Parse(text, path);
        if (root["format"].AsString() != DriftJson.Format)
            throw root["format"].Error($"expected \"{DriftJson.Format}\"; featuregen drift --format json writes it");
        if (root["version"].AsInt64() != DriftJson.Version)
            throw root["version"].Error($"version {DriftJson.Version} is expected; compare the data again with this version of featuregen");
        return new DriftReport
        {
            Schema = root["schema"].AsString(),
            ProfileRows = root["profileRows"].AsInt64(),
            Rows = root["rows"].AsInt64(),
            Options = new DriftOptions
            {
                Threshold = root["threshold"].AsDouble(), FalseDiscoveryRate = root["falseDiscoveryRate"].AsDouble(),
            },
            Label = root.Find("label") is { } label ? ReadField(label) : null,
            Fields = [.. root["fields"].Items.Select(ReadField)],
        };
    }

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
            Bins = bins,
            LargestChange = bins.FirstOrDefault(bin => bin.Name == largest),
        };
    }

    private static DriftBin[] ReadBins(JsonValue json)
    {
        string[] names = [.. json["bins"].Items.Select(item => item.AsString())];
        double[] was = Numbers(json["was"], names.Length), isNow = Numbers(json["is"], names.Length);
        return [.. names.Select((name, i) => new DriftBin(name, was[i], isNow[i]))];
    }

    private static double[] Numbers(JsonValue json, int count) => json.Items.Count == count
        ? [.. json.Items.Select(item => item.AsDouble())]
        : throw json.Error($"expected {count} items, found {json.Items.Count}");
}
