using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Trees;

/// <summary>What an XGBoost file says, member by member in whatever order, before it is put together.</summary>
internal sealed class XGBoostDocument
{
    private readonly JsonCursor _json;

    private XGBoostDocument(JsonCursor json) => _json = json;

    public string? BestIteration { get; private set; }

    public List<string> FeatureNames { get; } = [];

    public List<string> FeatureTypes { get; } = [];

    public string? Objective { get; private set; }

    public int ObjectivePlace { get; private set; }

    public JsonArray<long> Version { get; private set; } = new(0, []);

    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    public int ParametersPlace { get; private set; }

    public List<float>? BaseScores { get; private set; }

    public string? Booster { get; private set; }

    public int BoosterPlace { get; private set; }

    public List<XGBoostTree> Trees { get; } = [];

    public string? TreeCount { get; private set; }

    public string? ParallelTrees { get; private set; }

    public JsonArray<long>? TreeOutputs { get; private set; }

    public JsonArray<long>? IterationStarts { get; private set; }

    public JsonArray<float>? TreeWeights { get; private set; }

    public JsonArray<float>? LinearWeights { get; private set; }

    public List<EquatableArray<string>> Categories { get; } = [];

    public static XGBoostDocument Read(JsonCursor json)
    {
        var document = new XGBoostDocument(json);
        bool hasLearner = false;
        json.Object(name =>
        {
            hasLearner |= name == "learner";
            if (name == "learner") json.Object(document.ReadLearner);
            else if (name == "version") document.Version = json.Array(json.Int64);
            else json.Skip();
        });
        json.End();
        if (!hasLearner) throw json.Error("\"learner\" is missing: this is no model of XGBoost; write it by save_model(\"model.json\")", 0);
        return document;
    }

    private void ReadLearner(string name)
    {
        switch (name)
        {
            case "attributes": _json.Object(ReadAttribute); break;
            case "feature_names": _json.Array(() => FeatureNames.Add(_json.String())); break;
            case "feature_types": _json.Array(() => FeatureTypes.Add(_json.String())); break;
            case "learner_model_param":
                ParametersPlace = _json.Position;
                _json.Object(ReadParameter);
                break;
            case "objective":
                ObjectivePlace = _json.Position;
                _json.Object(ReadObjective);
                break;
            case "gradient_booster":
                BoosterPlace = _json.Position;
                _json.Object(ReadBooster);
                break;
            default: _json.Skip(); break;
        }
    }

    private void ReadAttribute(string name)
    {
        if (name == "best_iteration") BestIteration = _json.Scalar();
        else _json.Skip();
    }

    private void ReadObjective(string name)
    {
        if (name == "name") Objective = _json.String();
        else _json.Skip();
    }

    // "5E-1" to 3.0, "[5E-1]" since 3.1; and numbers, should anybody write them.
    private void ReadParameter(string name)
    {
        if (name != "base_score")
        {
            Parameters[name] = _json.Scalar();
            return;
        }
        int place = _json.Position;
        BaseScores = [];
        if (_json.IsAt('['))
        {
            _json.Array(() => BaseScores.Add(_json.Single()));
            return;
        }
        foreach (var part in _json.Scalar().Trim('[', ']').Split(','))
        {
            var number = part.Trim();
            if (!NumberSyntax.TrySingle(number, 0, number.Length, out float score))
                throw _json.Error("\"base_score\" holds no number", place);
            BaseScores.Add(score);
        }
    }

    private void ReadBooster(string name)
    {
        switch (name)
        {
            case "name": Booster = Booster == "dart" ? Booster : _json.String(); break;
            case "gbtree": _json.Object(ReadInnerBooster); break;
            case "model": _json.Object(ReadModel); break;
            case "weight_drop": TreeWeights = _json.Array(_json.Single); break;
            default: _json.Skip(); break;
        }
    }

    private void ReadInnerBooster(string name)
    {
        if (name == "model") _json.Object(ReadModel);
        else _json.Skip();
    }

    private void ReadModel(string name)
    {
        switch (name)
        {
            case "gbtree_model_param":
                _json.Object(parameter =>
                {
                    if (parameter == "num_trees") TreeCount = _json.Scalar();
                    else if (parameter == "num_parallel_tree") ParallelTrees = _json.Scalar();
                    else _json.Skip();
                });
                break;
            case "trees": _json.Array(() => Trees.Add(XGBoostTree.Read(_json))); break;
            case "tree_info": TreeOutputs = _json.Array(_json.Int64); break;
            case "iteration_indptr": IterationStarts = _json.Array(_json.Int64); break;
            case "weight_drop": TreeWeights = _json.Array(_json.Single); break;
            case "weights": LinearWeights = _json.Array(_json.Single); break;
            case "cats":
                _json.Object(part =>
                {
                    if (part == "enc") _json.Array(() => Categories.Add(ReadCategories()));
                    else _json.Skip();
                });
                break;
            default: _json.Skip(); break;
        }
    }

    // The categories of a feature: numbers, or UTF-8 bytes of all of them with the ends of each.
    private EquatableArray<string> ReadCategories()
    {
        int place = _json.Position;
        JsonArray<long>? offsets = null, values = null;
        _json.Object(name =>
        {
            if (name == "offsets") offsets = _json.Array(_json.Int64);
            else if (name == "values") values = _json.Array(_json.Int64);
            else _json.Skip();
        });
        if (values is null) throw _json.Error("categories without \"values\"", place);
        if (offsets is null) return new(Enumerable.Range(0, values.Count).Select(i => NumberText.Of(values[i])).ToArray());
        // Old and new files differ in whether bytes beyond 127 are written as negative numbers.
        var bytes = Enumerable.Range(0, values.Count).Select(i => unchecked((byte)values[i])).ToArray();
        var names = new string[Math.Max(0, offsets.Count - 1)];
        for (int i = 0; i < names.Length; i++)
        {
            var (start, end) = (offsets[i], offsets[i + 1]);
            if (start < 0 || end < start || end > bytes.Length)
                throw _json.Error(offsets, i, $"the category from {start} to {end} is outside of {bytes.Length} bytes");
            names[i] = System.Text.Encoding.UTF8.GetString(bytes, (int)start, (int)(end - start));
        }
        return new(names);
    }
}
