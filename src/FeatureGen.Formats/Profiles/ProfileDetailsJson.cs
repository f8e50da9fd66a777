using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes what a profile says of a field beyond its scores.</summary>
internal static class ProfileDetailsJson
{
    public static void Write(JsonWriter json, ProfileField field)
    {
        if (field.Certainty is { } certainty) json.Object("certainty", () => Write(json, certainty));
        if (field.Measures is { } measures) json.Object("measures", () => Write(json, measures));
        if (field.Distribution is { } distribution) json.Object("distribution", () => Write(json, distribution));
    }

    public static ProfileCertainty? ReadCertainty(JsonValue? json)
    {
        if (json is null) return null;
        var (score, share, rank) = (Pair(json["score"]), Pair(json["share"]), Pair(json["rank"]));
        return new ProfileCertainty
        {
            ScoreLow = score.Low.AsDouble(),
            ScoreHigh = score.High.AsDouble(),
            ShareLow = share.Low.AsDouble(),
            ShareHigh = share.High.AsDouble(),
            RankLow = rank.Low.AsInt32(min: 1),
            RankHigh = rank.High.AsInt32(min: 1),
            Stability = json["stability"].AsDouble(),
            PValue = json["pValue"].AsDouble(),
            QValue = json["qValue"].AsDouble(),
            NoiseScore = json["noiseScore"].AsDouble(),
            IsNoise = json.Find("noise")?.AsBoolean() ?? false,
        };
    }

    public static ProfileMeasures? ReadMeasures(JsonValue? json) => json is null ? null : new ProfileMeasures
    {
        ChiSquared = json.Find("chiSquared")?.AsDouble(),
        CramersV = json.Find("cramersV")?.AsDouble(),
        AnovaF = json.Find("anovaF")?.AsDouble(),
        CorrelationRatio = json.Find("correlationRatio")?.AsDouble(),
        RegressionF = json.Find("regressionF")?.AsDouble(),
        Pearson = json.Find("pearson")?.AsDouble(),
        Spearman = json.Find("spearman")?.AsDouble(),
    };

    /// <summary>Reads a distribution.</summary>
    /// <param name="json">The object; null if there is none.</param>
    /// <param name="classes">The number of classes that are counted.</param>
    public static ProfileDistribution? ReadDistribution(JsonValue? json, int classes)
    {
        if (json is null) return null;
        var distribution = new ProfileDistribution
        {
            Edges = ProfileFileJson.Items(json.Find("edges"), item => item.AsDouble()),
            Maximum = json.Find("maximum")?.AsDouble(),
            Values = ProfileFileJson.Items(json.Find("values"), item => item.AsString()),
            Indices = ProfileFileJson.Items(json.Find("indices"), item => item.AsInt32(min: 0)),
            Dimension = json.Find("dimension")?.AsInt32(min: 0),
        };
        return distribution with
        {
            IndexNames = json.Find("names") is { } names
                ? new(Items(names, distribution.Indices.Count).Select(item => item.AsString()))
                : default,
            Counts = new(Items(json["counts"], classes).SelectMany(row => Counts(row, distribution.Bins))),
            Rest = Counts(json["rest"], classes),
            Missing = Counts(json["missing"], classes),
            LabelMeans = Numbers(json.Find("labelMeans"), distribution.Bins + 2),
            LabelErrors = Numbers(json.Find("labelErrors"), distribution.Bins + 2),
        };
    }

    private static void Write(JsonWriter json, ProfileCertainty certainty)
    {
        json.Row("score", [certainty.ScoreLow, certainty.ScoreHigh], Rounded);
        json.Row("share", [certainty.ShareLow, certainty.ShareHigh], Rounded);
        json.Row("rank", [certainty.RankLow, certainty.RankHigh], rank => NumberText.Of((long)rank));
        json.Number("stability", ProfileFileJson.Round(certainty.Stability)).Number("pValue", ProfileFileJson.Round(certainty.PValue));
        json.Number("qValue", ProfileFileJson.Round(certainty.QValue)).Number("noiseScore", ProfileFileJson.Round(certainty.NoiseScore));
        if (certainty.IsNoise) json.Boolean("noise", true);
    }

    private static void Write(JsonWriter json, ProfileMeasures measures)
    {
        Number("chiSquared", measures.ChiSquared);
        Number("cramersV", measures.CramersV);
        Number("anovaF", measures.AnovaF);
        Number("correlationRatio", measures.CorrelationRatio);
        Number("regressionF", measures.RegressionF);
        Number("pearson", measures.Pearson);
        Number("spearman", measures.Spearman);

        void Number(string name, double? value)
        {
            if (value is { } number) json.Number(name, ProfileFileJson.Round(number));
        }
    }

    private static void Write(JsonWriter json, ProfileDistribution distribution)
    {
        // Edges are exact: a value that is one must fall to the same side of it again.
        if (distribution.Edges.Count > 0) json.Row("edges", distribution.Edges, NumberText.Of);
        if (distribution.Maximum is { } maximum) json.Number("maximum", maximum);
        if (distribution.Values.Count > 0) json.Row("values", distribution.Values, JsonWriter.Quote);
        if (distribution.Indices.Count > 0) json.Row("indices", distribution.Indices, index => NumberText.Of((long)index));
        if (distribution.IndexNames.Count > 0) json.Row("names", distribution.IndexNames, JsonWriter.Quote);
        if (distribution.Dimension is { } dimension) json.Number("dimension", dimension);
        json.Array("counts", () =>
        {
            int bins = distribution.Bins;
            for (int c = 0; c < distribution.Rest.Count; c++) json.Row(null, distribution.Counts.Skip(c * bins).Take(bins), NumberText.Of);
        });
        json.Row("rest", distribution.Rest, NumberText.Of).Row("missing", distribution.Missing, NumberText.Of);
        if (distribution.LabelMeans.Count > 0) json.Row("labelMeans", distribution.LabelMeans, Rounded);
        if (distribution.LabelErrors.Count > 0) json.Row("labelErrors", distribution.LabelErrors, Rounded);
    }

    private static string Rounded(double value) => NumberText.Of(ProfileFileJson.Round(value));

    internal static (JsonValue Low, JsonValue High) Pair(JsonValue json) =>
        json.Items.Count == 2 ? (json.Items[0], json.Items[1]) : throw json.Error("expected two numbers");

    private static EquatableArray<long> Counts(JsonValue json, int count) => new(Items(json, count).Select(item => item.AsInt64()));

    private static EquatableArray<double> Numbers(JsonValue? json, int count) =>
        json is null ? default : new(Items(json, count).Select(item => item.AsDouble()));

    /// <summary>The items of an array that must have so many.</summary>
    internal static IReadOnlyList<JsonValue> Items(JsonValue json, int count) =>
        json.Items.Count == count ? json.Items : throw json.Error($"expected {count} items, found {json.Items.Count}");
}
