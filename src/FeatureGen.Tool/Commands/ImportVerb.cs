using System.CommandLine;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Tool.Output;

namespace FeatureGen.Tool.Commands;

/// <summary><c>featuregen import</c>: makes a model of a schema of one that was trained elsewhere.</summary>
internal sealed class ImportVerb
{
    private const int MostNamed = 10;

    private readonly ToolContext _tool;
    private readonly Option<string> _model = VerbOptions.Model(
        "A LightGBM model as text, an XGBoost or CatBoost model as JSON, an ONNX model of trees or a linear one, whose features are named "
        + "f0, f1 and so on where it takes one tensor; told apart by content.");
    private readonly Option<string> _schema = VerbOptions.Schema();
    private readonly Option<string[]> _map = new("--map")
    {
        Description = "What features are that are not named like a field: a field's value (Price), a slot as it is extracted (Title[3]), a "
            + "part of a date (At.HourOfDay), the place of a value in a vocabulary (Brand:vocabulary).",
        HelpName = "FEATURE=FIELD",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string> _out = new("--out")
    {
        Description = "Where the model is written.",
        HelpName = "FILE.model.json",
        Required = true,
    };

    private ImportVerb(ToolContext tool) => _tool = tool;

    public static Command Create(ToolContext tool)
    {
        var verb = new ImportVerb(tool);
        var command = new VerbCommand(
            "import",
            "Binds the features of a tree model to the fields of a schema, and writes the model of the schema.",
            "featuregen import --model lightgbm.txt --schema Ads.dll --out AdImpression.model.json",
            "featuregen import --model xgboost.json --schema Ads.dll --map price=Price \"title0=Title[0]\" --out AdImpression.model.json",
            "featuregen import --model model.onnx --schema Ads.dll --map f0=Price f1=Age --out AdImpression.model.json",
            "featuregen import --model xgboost.json --schema Ads.dll --map Brand=Brand:vocabulary hour=At.HourOfDay "
                + "--out AdImpression.model.json")
        {
            verb._model, verb._schema, verb._map, verb._out,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        var (path, output) = (options.GetValue(_model)!, options.GetValue(_out)!);
        InputFiles.RequireEnd(output, InputFiles.ModelEnd, "--out");
        AtomicFile.RequirePlace(output);
        var map = Map(options.GetValue(_map)!);
        var schema = ManifestReader.Read(options.GetValue(_schema)!);
        var input = ModelInput.Read(path);
        if (input.Ensemble is not { } ensemble)
            throw new ToolException($"--model '{path}' is over a schema already; train it again for another schema.");
        var model = input.OfSchema(schema, map);
        _tool.Cancellation.ThrowIfCancellationRequested();
        AtomicFile.Write(output, ModelFileJson.Write(model));
        input.NoteDifferences(_tool);
        NoteUnused(ensemble, path, model.Ensemble!, schema);
        _tool.Note($"wrote {output}");
        return ToolApplication.Done;
    }

    // Fields have no '=' in their names, features may.
    private static Dictionary<string, string> Map(string[] entries)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            int sign = entry.LastIndexOf('=');
            if (sign < 1 || sign == entry.Length - 1)
                throw new ToolException($"--map '{entry}' must be FEATURE=FIELD, like \"price=Price\".");
            if (!map.TryAdd(entry[..sign], entry[(sign + 1)..]))
                throw new ToolException($"--map names the feature '{entry[..sign]}' twice.");
        }
        return map;
    }

    private void NoteUnused(TreeEnsemble source, string path, TreeEnsemble bound, SchemaManifest schema)
    {
        var asked = source.AskedFeatures().ToHashSet();
        Note($"{path}: no tree asks for", source.Features.Where((_, feature) => !asked.Contains(feature)).Select(feature => feature.Name));
        var slots = bound.AskedFeatures().ToHashSet();
        bool IsUnused(FieldLayout field) => !Enumerable.Range(field.FirstSlot, field.SlotCount).Any(slots.Contains);
        Note($"{schema.Name}: no tree splits on", SchemaLayout.Of(schema).Fields.Where(IsUnused).Select(field => field.Field.Name));
    }

    private void Note(string what, IEnumerable<string> names)
    {
        var all = names.Select(name => $"'{name}'").ToArray();
        if (all.Length == 0) return;
        _tool.Note($"{what} {string.Join(", ", all.Take(MostNamed))}"
            + (all.Length > MostNamed ? FormattableString.Invariant($" and {all.Length - MostNamed} more") : ""));
    }
}
