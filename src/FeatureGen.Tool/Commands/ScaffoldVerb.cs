using System.CommandLine;
using FeatureGen.Learning.Scaffolding;
using FeatureGen.Tool.Output;

namespace FeatureGen.Tool.Commands;

/// <summary><c>featuregen scaffold</c>: writes the schema of a table.</summary>
internal sealed class ScaffoldVerb
{
    private const string CodeEnd = ".cs";

    private readonly ToolContext _tool;
    private readonly Option<string> _data = VerbOptions.Data();
    private readonly Option<string> _name = new("--name")
    {
        Description = "The name of the record.",
        HelpName = "NAME",
        Required = true,
    };
    private readonly Option<string> _label = new("--label")
    {
        Description = "The column to be predicted: 0 and 1, true and false, or two texts.",
        HelpName = "NAME",
    };
    private readonly Option<string> _namespace = new("--namespace") { Description = "The namespace of the record.", HelpName = "NAME" };
    private readonly Option<string> _out = new("--out")
    {
        Description = "Where the record is written.",
        HelpName = "FILE.cs",
        Required = true,
    };
    private readonly Option<bool> _force = new("--force") { Description = "Replaces the file if there is one." };

    private ScaffoldVerb(ToolContext tool) => _tool = tool;

    public static Command Create(ToolContext tool)
    {
        var verb = new ScaffoldVerb(tool);
        var command = new VerbCommand(
            "scaffold",
            "Writes the record for a table, ready to compile: types, kinds, buckets and vocabularies chosen from the data.",
            "featuregen scaffold --data log.csv --name AdImpression --label Clicked --out AdImpression.cs",
            "featuregen scaffold --data log.csv --name AdImpression --label Clicked --namespace Shop.Ads --out AdImpression.cs --force")
        {
            verb._data, verb._name, verb._label, verb._namespace, verb._out, verb._force,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        var (data, output, name) = (options.GetValue(_data)!, options.GetValue(_out)!, options.GetValue(_name)!);
        var (label, space) = (options.GetValue(_label), options.GetValue(_namespace));
        CheckNames(name, space);
        InputFiles.RequireEnd(output, CodeEnd, "--out");
        AtomicFile.RequirePlace(output);
        if (File.Exists(output) && !options.GetValue(_force)) throw new ToolException($"--out '{output}' exists; --force replaces it.");

        var schema = Scaffold(data, new ScaffoldOptions { Name = name, Label = label });
        var (code, renamed) = ScaffoldWriter.Write(schema, Path.GetFileName(data), space);
        AtomicFile.Write(output, code);
        Report(schema, output, renamed);
        return ToolApplication.Done;
    }

    private static void CheckNames(string name, string? space)
    {
        if (!CSharpNames.CanBeSchema(name))
            throw new ToolException($"--name '{name}' cannot name a schema; give an identifier that no member or type of it has.");
        if (space is not null && !space.Split('.').All(CSharpNames.IsIdentifier))
            throw new ToolException($"--namespace '{space}' is none; give identifiers of C# separated by dots.");
    }

    private ScaffoldedSchema Scaffold(string data, ScaffoldOptions options)
    {
        using var reader = InputFiles.OpenTable(data);
        double length = Math.Max(1, new FileInfo(data).Length);
        return ProgressDisplay.Run(_tool.Console, $"reading {data}", display =>
        {
            var progress = new Relay<long>(_ => display.Report(reader.BytesRead / length));
            return SchemaScaffolder.Scaffold(reader, data, options, progress, _tool.Cancellation);
        });
    }

    private void Report(ScaffoldedSchema schema, string output, IReadOnlyList<(string Column, string Name)> renamed)
    {
        int fields = schema.Properties.Count(property => property.Role == PropertyRole.Field);
        int unsure = schema.Properties.Count(property => property.Doubts.Count > 0);
        if (renamed.Count > 0)
        {
            var list = string.Join(", ", renamed.Select(column => $"'{column.Column}' to {column.Name}".ReplaceLineEndings(" ")));
            _tool.Note($"no property can have the name of some columns; rename in the data: {list}");
        }
        int columns = schema.Properties.Count;
        _tool.Note(FormattableString.Invariant($"wrote {output}: {fields} fields of {columns} columns, {unsure} marked unsure"));
    }
}
