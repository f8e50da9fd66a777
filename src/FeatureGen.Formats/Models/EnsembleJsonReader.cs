using FeatureGen.Formats.Json;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Formats.Models;

/// <summary>Reads a <c>*.model.json</c> of trees, forward and without a document in memory: they are large.</summary>
internal sealed class EnsembleJsonReader
{
    private readonly JsonCursor _json;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _training = [];
    private readonly List<TreeFeature> _slots = [];
    private readonly List<TreeJson> _trees = [];
    private string _schema = "";
    private string _fingerprint = "";
    private string _trainer = "";
    private TreePrecision _precision;
    private TreeLink _baseLink;
    private TreeLink _link;
    private double _endScale = 1;
    private double _linkScale = 1;
    private double _marginDivisor = 1;
    private int _leftOutTrees;
    private EquatableArray<double> _baseScores;
    private EquatableArray<double> _endBiases;
    private EquatableArray<float> _linear;
    private EquatableArray<float> _linearBias;

    private EnsembleJsonReader(JsonCursor json) => _json = json;

    /// <summary>Whether a model is one of trees, as far as that can be read.</summary>
    /// <exception cref="FileFormatException">The text is damaged before it says so.</exception>
    public static bool IsOfTrees(string text, string path)
    {
        var json = new JsonCursor(text, path);
        return json.Seek(name => name == "kind") is not null && json.IsAt('"')
            && json.String() == JsonWriter.CamelCase(nameof(ModelKind.Trees));
    }

    /// <summary>Reads a model of trees.</summary>
    /// <exception cref="FileFormatException">The text is not such a model of this version.</exception>
    public static ModelFile Read(string text, string path)
    {
        var json = new JsonCursor(text, path);
        if (text.Length > JsonParser.MaxLength)
            throw json.Error($"the file has {text.Length} characters, more than the {JsonParser.MaxLength} that are read");
        var reader = new EnsembleJsonReader(json);
        json.Object(reader.ReadMember);
        json.End();
        return reader.Build();
    }

    private void ReadMember(string name)
    {
        _seen.Add(name);
        switch (name)
        {
            case "format": Require(_json.String() == ModelFileJson.Format, ModelFileJson.WrongFormat); break;
            case "version": Require(_json.Int64() == ModelFileJson.Version, ModelFileJson.WrongVersion); break;
            case "schema": _schema = _json.String(); break;
            case "fingerprint": _fingerprint = _json.String(); break;
            case "training": _json.Object(note => _training.Add(new(note, _json.String()))); break;
            case "slots": _json.Array(() => _slots.Add(new TreeFeature { Name = _json.String() })); break;
            case "trees": _json.Array(() => _trees.Add(TreeJson.Read(_json))); break;
            default: ReadScore(name); break;
        }
    }

    private void ReadScore(string name)
    {
        switch (name)
        {
            case "trainer": _trainer = _json.String(); break;
            case "precision": _precision = Enum<TreePrecision>(); break;
            case "baseScores": _baseScores = TreeJson.Numbers(_json); break;
            case "baseLink": _baseLink = Enum<TreeLink>(); break;
            case "linear": _linear = new(_json.Array(_json.Single).ToArray()); break;
            case "linearBias": _linearBias = new(_json.Array(_json.Single).ToArray()); break;
            case "endScale": _endScale = TreeJson.Number(_json); break;
            case "endBiases": _endBiases = TreeJson.Numbers(_json); break;
            case "link": _link = Enum<TreeLink>(); break;
            case "linkScale": _linkScale = TreeJson.Number(_json); break;
            case "marginDivisor": _marginDivisor = TreeJson.Number(_json); break;
            case "leftOutTrees": _leftOutTrees = TreeJson.Integer(_json); break;
            default: _json.Skip(); break;
        }
    }

    private ModelFile Build()
    {
        string[] needed = ["format", "version", "schema", "fingerprint", "trainer", "precision", "baseScores", "slots", "trees"];
        if (needed.FirstOrDefault(name => !_seen.Contains(name)) is { } missing) throw _json.Error($"\"{missing}\" is missing", 0);
        var ensemble = new TreeEnsemble
        {
            Trainer = _trainer,
            Features = new(_slots.ToArray()),
            OutputCount = 1,
            Trees = new(_trees.Select(tree => tree.Build(_json, _slots.Count)).ToArray()),
            Precision = _precision,
            BaseScores = _baseScores,
            BaseLink = _baseLink,
            Linear = _linear,
            LinearBias = _linearBias,
            EndScale = _endScale,
            EndBiases = _endBiases,
            Link = _link,
            LinkScale = _linkScale,
            MarginDivisor = _marginDivisor,
            LeftOutTrees = _leftOutTrees,
        };
        if (ensemble.FindProblem() is { } problem) throw _json.Error(problem, 0);
        return new ModelFile
        {
            Kind = ModelKind.Trees,
            Schema = _schema,
            Fingerprint = _fingerprint,
            Ensemble = ensemble,
            Training = new(_training.ToArray()),
        };
    }

    private void Require(bool isRight, string problem)
    {
        if (!isRight) throw _json.Error(problem);
    }

    private TEnum Enum<TEnum>()
        where TEnum : struct, Enum
    {
        _json.IsAt('"');
        int place = _json.Position;
        var text = _json.String();
        var names = System.Enum.GetNames(typeof(TEnum));
        return names.FirstOrDefault(name => JsonWriter.CamelCase(name) == text) is { } found
            ? (TEnum)System.Enum.Parse(typeof(TEnum), found)
            : throw _json.Error($"\"{text}\" is not one of {string.Join(", ", names.Select(JsonWriter.CamelCase))}", place);
    }
}
