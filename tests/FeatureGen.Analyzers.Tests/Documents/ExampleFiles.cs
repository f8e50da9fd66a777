using FeatureGen.Formats;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Testing;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>What the pages about data and files take for granted: the profile, drift report or model that makes the finding.</summary>
internal static class ExampleFiles
{
    private const string Marker = "<<<<<<< ours\n";

    private static readonly ProfileRedundancy s_redundancy = new()
    {
        Relation = ProfileRelation.Function, Resamples = 20, Held = 20, Added = 0.0001, Alone = 0.0412, AddedShareHigh = 0.02,
    };

    private static readonly ProfileCertainty s_noise = new()
    {
        NoiseScore = 3.45e-5, QValue = 0.62, RankLow = 1, RankHigh = 4, IsNoise = true,
    };

    /// <summary>Adds the files of a rule's example.</summary>
    public static void AddTo(TestState state, string id, string code)
    {
        string name = id.StartsWith("FG2", StringComparison.Ordinal) ? "Shop.Ad" : "Ad";
        var schema = Sample.Manifest(name, code);
        if (id == "FG1009") state.AddDrift("Ad.drift.json", Drift(schema));
        else if (name == "Ad") state.AddProfile("Ad.profile.json", Profile(schema, Data(id)));
        else AddFiles(state, id, schema, code);
    }

    private static ProfileField[] Data(string id) => id switch
    {
        "FG1001" => [Fine("City") with { RedundantWith = "PostalCode", Similarity = 0.93, Redundancy = s_redundancy }],
        "FG1002" =>
        [
            Fine("ShuffleKey") with { Score = 1.2e-5, Certainty = s_noise },
            Fine("Jitter") with { Score = 4.1e-5, Certainty = s_noise with { QValue = 0.19 } },
            Fine("BatteryLevel") with { Share = 0.0002, Certainty = s_noise with { ShareHigh = 0.0015, IsNoise = false } },
        ],
        "FG1003" => [Fine("Currency") with { Distinct = 1 }],
        "FG1004" => [Fine("LegacyScore") with { Coverage = 0.008 }],
        "FG1005" =>
        [
            Fine("DwellSeconds") with { LabelShare = 0.62 },
            Fine("Coupon") with
            {
                Leak = new() { Reason = ProfileLeak.PresentForOneClass, Class = "1", Share = 0.995, Against = 0.25 },
            },
        ],
        "FG1006" =>
        [
            Fine("Brand") with
            {
                Distinct = 400,
                Buckets = 256,
                Distribution = new() { Values = new(["Acme"]), Counts = new([80_000L]), Rest = new([120_000L]), Missing = new([0L]) },
            },
        ],
        "FG1007" =>
        [
            Fine("CapitalGain") with { Quality = Poor(QualityProblem.Sentinel, "99999", 0.005) },
            Fine("WorkClass") with { Quality = Poor(QualityProblem.MissingText, "?", 0.056) },
        ],
        "FG1008" =>
            [Fine("Category") with { Unknown = new() { Share = 0.072, Values = new(["Toys", "Books"]), Shares = new([0.041, 0.02]) } }],
        "FG1010" => [Fine("UserAgent") with { Share = 0.003, Quality = new() { BytesPerValue = 120 } }],
        _ => throw new ArgumentException($"{id} has a page about data, but no data for its example here."),
    };

    private static void AddFiles(TestState state, string id, SchemaManifest schema, string code)
    {
        switch (id)
        {
            case "FG2001":
                var text = Profile(schema);
                int at = text.IndexOf("  \"method\"", StringComparison.Ordinal);
                state.AddProfile("experiments/Ad.profile.json", text[..at] + Marker + text[at..]);
                break;
            case "FG2002":
                state.AddProfile("Ad.profile.json", Profile(Earlier(code)));
                var old = ProfileFileJson.Read(Profile(Sample.Manifest("Shop.Offer", code)), "");
                state.AddProfile("Offer.profile.json", ProfileFileJson.Write(old with { Dated = new DateTime(2025, 1, 31) }));
                break;
            case "FG2003":
                state.AddModel("Ad.model.json", Model(Earlier(code)));
                break;
            case "FG2004":
                state.AddProfile("Advert.profile.json", Profile(schema with { Name = "Shop.Advert" }));
                state.AddTrees("gbdt.model.txt", TreeTexts.LightGbm(["Price"]));
                break;
            case "FG2005":
                state.AddModel("Ad.model.json", Sample.Model(schema, field => field == "Price"));
                state.AddTrees("Offer.model.txt", TreeTexts.LightGbm(["Price"], unused: ["TrackingCode"]));
                break;
            case "FG2006":
                state.AddModel("Ad.model.json", Model(schema));
                break;
            case "FG2007":
                state.AddModel("Ad.model.json", Large(schema));
                break;
            case "FG2008":
                state.AddModel("Ad.model.json", Model(schema));
                state.AddModel("experiments/Ad.model.json", Model(schema));
                break;
            default:
                throw new ArgumentException($"{id} has a page about files, but no files for its example here.");
        }
    }

    private static SchemaManifest Earlier(string code) =>
        Sample.Manifest("Shop.Ad", code.Replace("float Price", "double Price", StringComparison.Ordinal));

    private static string Profile(SchemaManifest schema, params ProfileField[] fields)
    {
        var profile = ProfileFileJson.Read(Sample.Profile(schema), "");
        var all = profile.Fields.Select(fine => fields.FirstOrDefault(given => given.Name == fine.Name) ?? fine);
        return ProfileFileJson.Write(profile with { Classes = new(["all"]), Fields = new(all) });
    }

    private static string Drift(SchemaManifest schema)
    {
        var report = DriftReportJson.Read(Sample.Drift(schema, "Device"), "");
        DriftBin phone = new("Phone", 0.1, 0.412), tablet = new("Tablet", 0.2, 0.15), desktop = new("Desktop", 0.7, 0.438);
        var fields = report.Fields.Select(f => f with
        {
            StabilityIndex = 0.579, JensenShannon = 0.313, Bins = new([phone, tablet, desktop]), LargestChange = phone,
        });
        return DriftReportJson.Write(report with { Fields = new(fields) });
    }

    private static string Model(SchemaManifest schema) => Sample.Model(schema, _ => true);

    private static string Large(SchemaManifest schema)
    {
        var model = ModelFileJson.Read(Model(schema), "");
        int count = SchemaLayout.Of(schema).Fields.Single().WeightCount;
        var field = model.Fields[0] with
        {
            Indices = new(Enumerable.Range(0, count).ToArray()), Weights = new(Enumerable.Repeat(0.5f, count).ToArray()),
        };
        return ModelFileJson.Write(model with { Fields = new([field]) });
    }

    private static ProfileQuality Poor(QualityProblem problem, string value, double share) =>
        new() { Issues = new([new ProfileIssue { Problem = problem, Value = value, Share = share }]) };

    private static ProfileField Fine(string name) => Sample.Fine(name);
}
