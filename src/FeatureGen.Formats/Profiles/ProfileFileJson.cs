using System.Globalization;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes <c>*.profile.json</c>.</summary>
public static class ProfileFileJson
{
    private const string Format = "featuregen-profile";

    // What readers of older profiles do not know they pass over, so what a model says needs no other version.
    private const int Version = 1;

    /// <summary>Writes a profile, diff-friendly: numbers have six significant digits.</summary>
    public static string Write(ProfileFile profile)
    {
        var json = new JsonWriter(indented: true);
        json.Object(null, () =>
        {
            json.String("format", Format).Number("version", Version);
            json.String("schema", profile.Schema).String("fingerprint", profile.Fingerprint).String("method", profile.Method);
            json.Number("rows", profile.Rows).String("label", profile.Label).Number("labelEntropy", Round(profile.LabelEntropy));
            if (profile.Model is { } model) json.Object("model", () => WriteModel(json, model));
            json.Array("fields", () =>
            {
                foreach (var field in profile.Fields) json.Object(null, () => WriteField(json, field));
            });
        });
        return json.ToString();
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The text is not a profile of this version.</exception>
    public static ProfileFile Read(string text, string path)
    {
        var root = JsonParser.Parse(text, path);
        if (root["format"].AsString() != Format) throw root["format"].Error($"expected \"{Format}\"; this is no profile of featuregen");
        if (root["version"].AsInt64() != Version) throw root["version"].Error($"version {Version} is expected; profile the data again with this version of featuregen");
        return new ProfileFile
        {
            Schema = root["schema"].AsString(),
            Fingerprint = root.Find("fingerprint")?.AsString(),
            Method = root["method"].AsString(),
            Rows = root["rows"].AsInt64(),
            Label = root["label"].AsString(),
            LabelEntropy = root["labelEntropy"].AsDouble(),
            Model = root.Find("model") is { } model ? ReadModel(model) : null,
            Fields = new(root["fields"].Items.Select(ReadField)),
        };
    }

    private static void WriteField(JsonWriter json, ProfileField field)
    {
        json.String("name", field.Name).Enum("kind", field.Kind);
        json.Number("score", Round(field.Score)).Number("share", Round(field.Share));
        json.Number("mutualInformation", Round(field.MutualInformation)).Number("expectedMutualInformation", Round(field.ExpectedMutualInformation));
        json.Number("labelShare", Round(field.LabelShare)).Number("coverage", Round(field.Coverage)).Number("distinct", field.Distinct);
        if (field.Buckets > 0) json.Number("buckets", field.Buckets);
        if (field.RedundantWith is not null) json.String("redundantWith", field.RedundantWith).Number("similarity", Round(field.Similarity));
        if (field.Use is { } use) json.Object("use", () => WriteUse(json, use));
    }

    private static ProfileField ReadField(JsonValue json) => new()
    {
        Name = json["name"].AsString(),
        Kind = json["kind"].AsEnum<FieldKind>(),
        Score = json["score"].AsDouble(),
        Share = json["share"].AsDouble(),
        MutualInformation = json["mutualInformation"].AsDouble(),
        ExpectedMutualInformation = json["expectedMutualInformation"].AsDouble(),
        LabelShare = json["labelShare"].AsDouble(),
        Coverage = json["coverage"].AsDouble(),
        Distinct = json["distinct"].AsInt64(),
        Buckets = json.Find("buckets")?.AsInt32(min: 1) ?? 0,
        RedundantWith = json.Find("redundantWith")?.AsString(),
        Similarity = json.Find("similarity")?.AsDouble() ?? 0,
        Use = json.Find("use") is { } use ? ReadUse(use) : null,
    };

    private static void WriteModel(JsonWriter json, ProfileModel model)
    {
        json.String("name", model.Name).Enum("kind", model.Kind).String("loss", model.Loss).Number("baseLoss", Round(model.BaseLoss));
        if (model.BaseAuc is { } auc) json.Number("baseAuc", Round(auc));
        json.Number("rows", model.Rows).Number("repeats", model.Repeats);
    }

    private static ProfileModel ReadModel(JsonValue json) => new()
    {
        Name = json["name"].AsString(),
        Kind = json["kind"].AsEnum<ModelKind>(),
        Loss = json["loss"].AsString(),
        BaseLoss = json["baseLoss"].AsDouble(),
        BaseAuc = json.Find("baseAuc")?.AsDouble(),
        Rows = json["rows"].AsInt32(min: 0),
        Repeats = json["repeats"].AsInt32(min: 1),
    };

    private static void WriteUse(JsonWriter json, FieldUse use)
    {
        if (use.GainShare is { } share) json.Number("gainShare", Round(share));
        if (use.Splits is { } splits) json.Number("splits", splits);
        json.Number("lossIncrease", Round(use.LossIncrease)).Number("lossDeviation", Round(use.LossDeviation));
        if (use.AucDrop is { } drop) json.Number("aucDrop", Round(drop));
        if (use.AucDeviation is { } deviation) json.Number("aucDeviation", Round(deviation));
    }

    private static FieldUse ReadUse(JsonValue json) => new()
    {
        GainShare = json.Find("gainShare")?.AsDouble(),
        Splits = json.Find("splits")?.AsInt64(),
        LossIncrease = json["lossIncrease"].AsDouble(),
        LossDeviation = json["lossDeviation"].AsDouble(),
        AucDrop = json.Find("aucDrop")?.AsDouble(),
        AucDeviation = json.Find("aucDeviation")?.AsDouble(),
    };

    private static double Round(double value) => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
