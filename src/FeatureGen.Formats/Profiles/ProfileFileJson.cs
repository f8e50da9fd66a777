using System.Globalization;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes <c>*.profile.json</c>.</summary>
public static class ProfileFileJson
{
    private const string Format = "featuregen-profile";
    private const int Version = 2;

    /// <summary>Writes a profile, diff-friendly: numbers have six significant digits.</summary>
    public static string Write(ProfileFile profile)
    {
        var json = new JsonWriter(indented: true);
        json.Object(null, () =>
        {
            json.String("format", Format).Number("version", Version);
            json.String("schema", profile.Schema).String("fingerprint", profile.Fingerprint).String("method", profile.Method);
            json.Number("rows", profile.Rows).String("label", profile.Label).Number("labelEntropy", Round(profile.LabelEntropy));
            ProfileTargetJson.Write(json, profile.Target);
            if (profile.Model is { } model) json.Object("model", () => ProfileModelJson.Write(json, model));
            if (profile.Classes.Count > 0) json.Row("classes", profile.Classes, JsonWriter.Quote);
            if (profile.OtherClasses > 0) json.Number("otherClasses", profile.OtherClasses);
            if (profile.Resamples > 0) json.Number("resamples", profile.Resamples);
            if (profile.NoiseFields > 0) json.Number("noiseFields", profile.NoiseFields);
            ProfileFindingsJson.Write(json, profile);
            ProfileRedundancyJson.Write(json, profile.Groups);
            ProfileSimilaritiesJson.Write(json, profile.Similarities);
            ProfileQualityJson.Write(json, profile.Quality);
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
        if (root["version"].AsInt64() is not (1 or Version))
            throw root["version"].Error($"version 1 or {Version} is expected; profile the data again with this version of featuregen");
        var classes = Items(root.Find("classes"), item => item.AsString());
        int otherClasses = root.Find("otherClasses")?.AsInt32(min: 1) ?? 0;
        int countedClasses = classes.Count + (otherClasses > 0 ? 1 : 0);
        var target = ProfileTargetJson.Read(root.Find("target"), countedClasses);
        if (target?.Kind == TargetKind.Real) countedClasses = 1;
        return ProfileFindingsJson.Read(root, new ProfileFile
        {
            Schema = root["schema"].AsString(),
            Fingerprint = root.Find("fingerprint")?.AsString(),
            Method = root["method"].AsString(),
            Rows = root["rows"].AsInt64(),
            Label = root["label"].AsString(),
            LabelEntropy = root["labelEntropy"].AsDouble(),
            Target = target,
            Model = root.Find("model") is { } model ? ProfileModelJson.ReadModel(model) : null,
            Classes = classes,
            OtherClasses = otherClasses,
            Resamples = root.Find("resamples")?.AsInt32(min: 1) ?? 0,
            NoiseFields = root.Find("noiseFields")?.AsInt32(min: 1) ?? 0,
            Groups = ProfileRedundancyJson.ReadGroups(root.Find("groups")),
            Similarities = ProfileSimilaritiesJson.Read(root.Find("similarities")),
            Quality = ProfileQualityJson.ReadRows(root.Find("quality")),
            Fields = new(root["fields"].Items.Select(field => ReadField(field, countedClasses))),
        });
    }

    private static void WriteField(JsonWriter json, ProfileField field)
    {
        json.String("name", field.Name).Enum("kind", field.Kind).String("keep", field.Keep);
        json.Number("score", Round(field.Score)).Number("share", Round(field.Share));
        json.Number("mutualInformation", Round(field.MutualInformation)).Number("expectedMutualInformation", Round(field.ExpectedMutualInformation));
        json.Number("labelShare", Round(field.LabelShare)).Number("coverage", Round(field.Coverage)).Number("distinct", field.Distinct);
        if (field.Counted != ProfileCounting.Exactly) json.Enum("counted", field.Counted);
        if (field.Buckets > 0) json.Number("buckets", field.Buckets);
        if (field.RedundantWith is not null) json.String("redundantWith", field.RedundantWith).Number("similarity", Round(field.Similarity));
        ProfileRedundancyJson.Write(json, field.Redundancy);
        if (field.Use is { } use) json.Object("use", () => ProfileModelJson.Write(json, use));
        ProfileFindingsJson.Write(json, field);
        ProfileQualityJson.Write(json, field.Quality);
        ProfileDetailsJson.Write(json, field);
    }

    private static ProfileField ReadField(JsonValue json, int classes) => ProfileFindingsJson.Read(json, new ProfileField
    {
        Name = json["name"].AsString(),
        Kind = json["kind"].AsEnum<FieldKind>(),
        Keep = json.Find("keep")?.AsString(),
        Score = json["score"].AsDouble(),
        Share = json["share"].AsDouble(),
        MutualInformation = json["mutualInformation"].AsDouble(),
        ExpectedMutualInformation = json["expectedMutualInformation"].AsDouble(),
        LabelShare = json["labelShare"].AsDouble(),
        Coverage = json["coverage"].AsDouble(),
        Distinct = json["distinct"].AsInt64(),
        Counted = json.Find("counted")?.AsEnum<ProfileCounting>() ?? ProfileCounting.Exactly,
        Buckets = json.Find("buckets")?.AsInt32(min: 1) ?? 0,
        RedundantWith = json.Find("redundantWith")?.AsString(),
        Similarity = json.Find("similarity")?.AsDouble() ?? 0,
        Redundancy = ProfileRedundancyJson.ReadRedundancy(json.Find("redundancy")),
        Use = json.Find("use") is { } use ? ProfileModelJson.ReadUse(use) : null,
        Quality = ProfileQualityJson.ReadQuality(json.Find("quality")),
        Certainty = ProfileDetailsJson.ReadCertainty(json.Find("certainty")),
        Measures = ProfileDetailsJson.ReadMeasures(json.Find("measures")),
        Distribution = ProfileDetailsJson.ReadDistribution(json.Find("distribution"), classes),
    });

    /// <summary>The items of an array, none if it is missing.</summary>
    internal static EquatableArray<T> Items<T>(JsonValue? array, Func<JsonValue, T> read) =>
        array is null ? new([]) : new(array.Items.Select(read));

    /// <summary>The number with six significant digits.</summary>
    public static double Round(double value) => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
