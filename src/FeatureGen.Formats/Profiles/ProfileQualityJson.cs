using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes the state of the data.</summary>
internal static class ProfileQualityJson
{
    public static void Write(JsonWriter json, ProfileRows? rows)
    {
        if (rows is null) return;
        json.Object("quality", () =>
        {
            json.Number("duplicates", rows.Duplicates);
            if (rows.IsEstimate) json.Boolean("estimate", true);
            json.Number("duplicatesByChance", ProfileFileJson.Round(rows.DuplicatesByChance));
            if (rows.Duplicated > 0) json.Number("duplicated", rows.Duplicated).Number("copies", rows.Copies);
            if (rows.HasDuplicates) json.Boolean("hasDuplicates", true);
            json.Number("sampledRows", rows.SampledRows).Number("improbable", rows.Improbable);
            if (rows.MostImprobable.Count == 0) return;
            json.Array("mostImprobable", () =>
            {
                foreach (var row in rows.MostImprobable) json.Object(null, () => Write(json, row));
            });
        });
    }

    public static ProfileRows? ReadRows(JsonValue? json) => json is null ? null : new ProfileRows
    {
        Duplicates = json["duplicates"].AsInt64(),
        IsEstimate = json.Find("estimate")?.AsBoolean() ?? false,
        DuplicatesByChance = json["duplicatesByChance"].AsDouble(),
        Duplicated = json.Find("duplicated")?.AsInt64() ?? 0,
        Copies = json.Find("copies")?.AsInt64() ?? 0,
        HasDuplicates = json.Find("hasDuplicates")?.AsBoolean() ?? false,
        SampledRows = json["sampledRows"].AsInt64(),
        Improbable = json["improbable"].AsInt64(),
        MostImprobable = ProfileFileJson.Items(json.Find("mostImprobable"), ReadRow),
    };

    public static void Write(JsonWriter json, ProfileQuality? quality)
    {
        if (quality is null) return;
        json.Object("quality", () =>
        {
            if (quality.SampledRows is { } sampled) json.Number("sampledRows", sampled);
            json.String("repeated", quality.Repeated);
            Number(json, "repeatedShare", quality.RepeatedShare);
            json.Number("rareBelow", quality.RareBelow);
            if (quality.RareValues is { } rare) json.Number("rareValues", rare);
            Number(json, "rareShare", quality.RareShare);
            Number(json, "onceShare", quality.OnceShare);
            Number(json, "bytesPerValue", quality.BytesPerValue);
            NotZero(json, "whiteSpaceShare", quality.WhiteSpaceShare);
            NotZero(json, "missingTextShare", quality.MissingTextShare);
            if (quality.Numbers is { } numbers) json.Object("numbers", () => Write(json, numbers));
            if (quality.Issues.Count == 0) return;
            json.Array("issues", () =>
            {
                foreach (var issue in quality.Issues) json.Object(null, () => Write(json, issue));
            });
        });
    }

    public static ProfileQuality? ReadQuality(JsonValue? json) => json is null ? null : new ProfileQuality
    {
        SampledRows = json.Find("sampledRows")?.AsInt64(),
        Repeated = json.Find("repeated")?.AsString(),
        RepeatedShare = json.Find("repeatedShare")?.AsDouble(),
        RareBelow = json["rareBelow"].AsInt64(),
        RareValues = json.Find("rareValues")?.AsInt64(),
        RareShare = json.Find("rareShare")?.AsDouble(),
        OnceShare = json.Find("onceShare")?.AsDouble(),
        BytesPerValue = json.Find("bytesPerValue")?.AsDouble(),
        WhiteSpaceShare = json.Find("whiteSpaceShare")?.AsDouble() ?? 0,
        MissingTextShare = json.Find("missingTextShare")?.AsDouble() ?? 0,
        Numbers = json.Find("numbers") is { } numbers ? ReadNumbers(numbers) : null,
        Issues = ProfileFileJson.Items(json.Find("issues"), ReadIssue),
    };

    private static void Write(JsonWriter json, ImprobableRow row)
    {
        json.Number("row", row.Row).Number("surprise", ProfileFileJson.Round(row.Surprise));
        json.Number("expected", ProfileFileJson.Round(row.Expected)).Number("byChance", ProfileFileJson.Round(row.ByChance));
        json.Row("fields", row.Fields, JsonWriter.Quote);
    }

    private static ImprobableRow ReadRow(JsonValue json) => new()
    {
        Row = json["row"].AsInt64(),
        Surprise = json["surprise"].AsDouble(),
        Expected = json["expected"].AsDouble(),
        ByChance = json["byChance"].AsDouble(),
        Fields = ProfileFileJson.Items(json["fields"], item => item.AsString()),
    };

    private static void Write(JsonWriter json, ProfileNumbers numbers)
    {
        NotZero(json, "zeroShare", numbers.ZeroShare);
        NotZero(json, "negativeShare", numbers.NegativeShare);
        NotZero(json, "notFiniteShare", numbers.NotFiniteShare);
        NotZero(json, "outsideShare", numbers.OutsideShare);
        json.Row("limits", [numbers.LowLimit, numbers.HighLimit], value => NumberText.Of(ProfileFileJson.Round(value)));
    }

    private static ProfileNumbers ReadNumbers(JsonValue json)
    {
        var (low, high) = ProfileDetailsJson.Pair(json["limits"]);
        return new ProfileNumbers
        {
            ZeroShare = json.Find("zeroShare")?.AsDouble() ?? 0,
            NegativeShare = json.Find("negativeShare")?.AsDouble() ?? 0,
            NotFiniteShare = json.Find("notFiniteShare")?.AsDouble() ?? 0,
            OutsideShare = json.Find("outsideShare")?.AsDouble() ?? 0,
            LowLimit = low.AsDouble(),
            HighLimit = high.AsDouble(),
        };
    }

    private static void Write(JsonWriter json, ProfileIssue issue)
    {
        json.Enum("problem", issue.Problem).Enum("severity", issue.Severity).Number("share", ProfileFileJson.Round(issue.Share));
        NotZero(json, "against", issue.Against);
        json.String("value", issue.Value).String("other", issue.Other);
        if (issue.FromRow > 0) json.Number("fromRow", issue.FromRow);
        if (issue.ToRow > 0) json.Number("toRow", issue.ToRow);
        NotZero(json, "was", issue.Was);
        NotZero(json, "is", issue.Is);
    }

    private static ProfileIssue ReadIssue(JsonValue json) => new()
    {
        Problem = json["problem"].AsEnum<QualityProblem>(),
        Severity = json["severity"].AsEnum<QualitySeverity>(),
        Share = json["share"].AsDouble(),
        Against = json.Find("against")?.AsDouble() ?? 0,
        Value = json.Find("value")?.AsString(),
        Other = json.Find("other")?.AsString(),
        FromRow = json.Find("fromRow")?.AsInt64() ?? 0,
        ToRow = json.Find("toRow")?.AsInt64() ?? 0,
        Was = json.Find("was")?.AsDouble() ?? 0,
        Is = json.Find("is")?.AsDouble() ?? 0,
    };

    private static void Number(JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.Number(name, ProfileFileJson.Round(number));
    }

    private static void NotZero(JsonWriter json, string name, double value)
    {
        if (value != 0) json.Number(name, ProfileFileJson.Round(value));
    }
}
