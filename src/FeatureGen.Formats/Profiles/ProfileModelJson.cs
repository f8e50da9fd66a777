using FeatureGen.Formats.Json;
using FeatureGen.Formats.Models;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes what a model says in a profile.</summary>
internal static class ProfileModelJson
{
    public static void Write(JsonWriter json, ProfileModel model)
    {
        json.String("name", model.Name).Enum("kind", model.Kind).String("loss", model.Loss).Number("baseLoss", ProfileFileJson.Round(model.BaseLoss));
        if (model.BaseAuc is { } auc) json.Number("baseAuc", ProfileFileJson.Round(auc));
        json.Number("rows", model.Rows).Number("repeats", model.Repeats);
    }

    public static ProfileModel ReadModel(JsonValue json) => new()
    {
        Name = json["name"].AsString(),
        Kind = json["kind"].AsEnum<ModelKind>(),
        Loss = json["loss"].AsString(),
        BaseLoss = json["baseLoss"].AsDouble(),
        BaseAuc = json.Find("baseAuc")?.AsDouble(),
        Rows = json["rows"].AsInt32(min: 0),
        Repeats = json["repeats"].AsInt32(min: 1),
    };

    public static void Write(JsonWriter json, FieldUse use)
    {
        if (use.GainShare is { } share) json.Number("gainShare", ProfileFileJson.Round(share));
        if (use.Splits is { } splits) json.Number("splits", splits);
        json.Number("lossIncrease", ProfileFileJson.Round(use.LossIncrease)).Number("lossDeviation", ProfileFileJson.Round(use.LossDeviation));
        if (use.AucDrop is { } drop) json.Number("aucDrop", ProfileFileJson.Round(drop));
        if (use.AucDeviation is { } deviation) json.Number("aucDeviation", ProfileFileJson.Round(deviation));
    }

    public static FieldUse ReadUse(JsonValue json) => new()
    {
        GainShare = json.Find("gainShare")?.AsDouble(),
        Splits = json.Find("splits")?.AsInt64(),
        LossIncrease = json["lossIncrease"].AsDouble(),
        LossDeviation = json["lossDeviation"].AsDouble(),
        AucDrop = json.Find("aucDrop")?.AsDouble(),
        AucDeviation = json.Find("aucDeviation")?.AsDouble(),
    };
}
