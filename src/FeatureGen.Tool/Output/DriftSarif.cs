using System.Reflection;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Json;

namespace FeatureGen.Tool.Output;

/// <summary>Drift as SARIF 2.1.0: a rule for fields, one for the label, and a result for each that has drifted.</summary>
internal static class DriftSarif
{
    private const string FieldRule = "field-drift", LabelRule = "label-drift";

    /// <summary>The log of one run.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="data">The path of the data, as it was given.</param>
    public static string Write(DriftReport report, string data)
    {
        var json = new JsonWriter(indented: true);
        json.Object(null, () =>
        {
            json.String("$schema", "https://json.schemastore.org/sarif-2.1.0.json").String("version", "2.1.0");
            json.Array("runs", () => json.Object(null, () =>
            {
                json.Object("tool", () => json.Object("driver", () => WriteDriver(json)));
                json.String("columnKind", "utf16CodeUnits");
                json.Array("results", () =>
                {
                    foreach (var field in report.Drifted) json.Object(null, () => WriteResult(json, report, field, data));
                });
            }));
        });
        return json.ToString();
    }

    private static void WriteDriver(JsonWriter json)
    {
        var version = typeof(DriftSarif).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        json.String("name", "featuregen").String("version", version);
        json.Array("rules", () =>
        {
            Rule(FieldRule, "A field's values are not distributed as in the profile.",
                "Find out what has changed in the source of the field; if the change is to stay, profile and train again.");
            Rule(LabelRule, "The label is not distributed as in the profile.",
                "Find out what has changed in the logging or in the world; if the change is to stay, profile and train again.");
        });

        void Rule(string id, string what, string help) => json.Object(null, () =>
        {
            json.String("id", id).Object("shortDescription", () => json.String("text", what));
            json.Object("help", () => json.String("text", help));
            json.Object("defaultConfiguration", () => json.String("level", "warning"));
        });
    }

    private static void WriteResult(JsonWriter json, DriftReport report, FieldDrift field, string data)
    {
        bool isLabel = ReferenceEquals(field, report.Label);
        json.String("ruleId", isLabel ? LabelRule : FieldRule).Number("ruleIndex", isLabel ? 1 : 0).String("level", "warning");
        json.Object("message", () => json.String("text", $"'{field.Name}' has drifted: {DriftEvidence.Of(field)}"));
        json.Array("locations", () => json.Object(null, () =>
        {
            json.Object("physicalLocation", () => json.Object("artifactLocation", () => json.String("uri", UriOf(data))));
            json.Array("logicalLocations", () => json.Object(null, () =>
                json.String("name", field.Name).String("fullyQualifiedName", $"{report.Schema}.{field.Name}").String("kind", "member")));
        }));
        json.Object("properties", () => DriftReportJson.WriteMeasures(json, field));
    }

    private static string UriOf(string path) => Path.IsPathRooted(path)
        ? new Uri(Path.GetFullPath(path)).AbsoluteUri
        : string.Join('/', path.Split('/', Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
