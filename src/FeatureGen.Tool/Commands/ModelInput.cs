using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Learning.Onnx;

namespace FeatureGen.Tool.Commands;

/// <summary>The file that <c>--model</c> names: a model over a schema, or one of a trainer, over features of its own.</summary>
internal sealed class ModelInput
{
    private readonly string _path;
    private readonly string _text;
    private readonly List<string> _notes = [];

    private ModelInput(string path, string text, TreeEnsemble? ensemble) => (_path, _text, Ensemble) = (path, text, ensemble);

    /// <summary>The model of a trainer; null where the file is a model over a schema.</summary>
    public TreeEnsemble? Ensemble { get; }

    /// <summary>Reads a file, whatever wrote it: the place where further formats are told apart.</summary>
    public static ModelInput Read(string path)
    {
        if (InputFiles.ReadOnnx(path) is { } onnx) return OfOnnx(path, OnnxReader.Read(onnx, path));
        var text = InputFiles.ReadModelText(path);
        var kind = TreeModelReader.Detect(text, path);
        bool isOverSchema = kind == TreeModelKind.FeatureGen
            || (kind == TreeModelKind.Unknown && path.EndsWith(InputFiles.ModelEnd, StringComparison.OrdinalIgnoreCase));
        return new ModelInput(path, text, isOverSchema ? null : TreeModelReader.Read(text, path));
    }

    /// <summary>The model as one of a schema; the features of a trainer's model are bound to its fields.</summary>
    public ModelFile OfSchema(SchemaManifest schema, IReadOnlyDictionary<string, string>? map = null) => Ensemble is null
        ? ModelReader.Read(_text, _path, schema)
        : ModelReader.Bind(Ensemble, _path, schema, map, _notes.Add);

    /// <summary>Says where scores are not those of all of the file: the trees that are left out, if any, and what a schema lacks.</summary>
    public void NoteDifferences(ToolContext tool)
    {
        foreach (var note in _notes) tool.Note($"{_path}: {note}");
        if (Ensemble is { LeftOutTrees: > 0 and var count })
            tool.Note(FormattableString.Invariant($"{_path}: the {count} trees after the best iteration are left out"));
    }

    private static ModelInput OfOnnx(string path, TreeEnsemble ensemble)
    {
        var input = new ModelInput(path, "", ensemble);
        if (ensemble.Linear.Count > 0)
            input._notes.Add("a missing value adds nothing to the sum of this linear model, where ONNX Runtime answers NaN");
        return input;
    }
}
