using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Trees;

/// <summary>Reads models that LightGBM wrote as text (<c>save_model</c>, versions v2 to v4).</summary>
public static class LightGbmReader
{
    private const string PandasCategories = "pandas_categorical:";

    /// <summary>Reads a model.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The text is no such model, is damaged, or uses what is not supported.</exception>
    public static TreeEnsemble Read(string text, string path)
    {
        var lines = new LightGbmLines(text, path);
        if (!lines.Read() || lines.Current.Name != "tree")
            throw lines.Current.Error("the first line is not \"tree\": no model of LightGBM; write it by save_model(\"model.txt\")");
        return new Builder(lines).Build();
    }

    private sealed class Builder(LightGbmLines lines)
    {
        private readonly Dictionary<string, LightGbmLine> _header = new(StringComparer.Ordinal);

        public TreeEnsemble Build()
        {
            bool hasTrees = ReadBlock(_header);
            if (Header("version").Value is not ("v2" or "v3" or "v4"))
                throw Header("version").Error($"version {Header("version").Value}; v2 to v4 are read");
            var counted = Header(_header.ContainsKey("num_tree_per_iteration") ? "num_tree_per_iteration" : "num_class");
            int outputs = counted.Count(TreeEnsemble.MaxOutputs);
            if (outputs == 0) throw Header("num_class").Error("a model without outputs");
            var objective = LightGbmObjective.Read(_header.TryGetValue("objective", out var line) ? line : null);
            if (objective.Classes is { } classes && classes != outputs)
                throw line!.Error($"the objective is of {classes} classes, the model of {outputs}");
            var names = Names("feature_names");
            var infos = Names("feature_infos");
            var trees = Trees(hasTrees, names.Length, outputs);
            if (trees.Count % outputs != 0)
                throw Header("num_class").Error($"{trees.Count} trees are no whole number of iterations of {outputs}");
            return new TreeEnsemble
            {
                Trainer = "LightGBM",
                Precision = TreePrecision.Double,
                Features = Features(names, infos, trees),
                OutputCount = outputs,
                Trees = new(trees.ToArray()),
                BaseScores = new(new double[outputs]),
                Link = objective.Link,
                LinkScale = objective.Scale,
                MarginDivisor = _header.ContainsKey("average_output") ? Math.Max(1, trees.Count / outputs) : 1,
            };
        }

        private LightGbmLine Header(string name) =>
            _header.TryGetValue(name, out var line) ? line : throw lines.Current.Error($"the header lacks \"{name}\"");

        private string[] Names(string name)
        {
            int count = Header("max_feature_idx").Count(int.MaxValue - 1) + 1;
            var names = Header(name).Value.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            return names.Length == count
                ? names
                : throw Header(name).Error($"{names.Length} \"{name}\" for {count} features (\"max_feature_idx\" plus 1)");
        }

        private List<DecisionTree> Trees(bool hasTrees, int features, int outputs)
        {
            var trees = new List<DecisionTree>();
            int? expected = _header.TryGetValue("tree_sizes", out var sizes) ? sizes.Doubles().Length : null;
            var block = new Dictionary<string, LightGbmLine>(StringComparer.Ordinal);
            while (hasTrees)
            {
                var head = lines.Current;
                if (head.Value != trees.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
                    throw head.Error($"tree {trees.Count} is expected here");
                hasTrees = ReadBlock(block);
                trees.Add(LightGbmTree.Read(head, block, features, trees.Count % outputs));
                block.Clear();
            }
            if (expected is { } count && count != trees.Count)
                throw sizes!.Error($"the file has {trees.Count} trees; \"tree_sizes\" lists {count}");
            return trees;
        }

        // Reads up to the next tree (true) or the end of the trees (false).
        private bool ReadBlock(Dictionary<string, LightGbmLine> block)
        {
            while (lines.Read())
            {
                if (lines.Current.Name == "Tree") return true;
                if (lines.Current.Name == "end of trees") return false;
                if (block.ContainsKey(lines.Current.Name)) throw lines.Current.Error($"\"{lines.Current.Name}\" stands twice");
                block.Add(lines.Current.Name, lines.Current);
            }
            throw lines.Truncated("\"end of trees\"");
        }

        private EquatableArray<TreeFeature> Features(string[] names, string[] infos, List<DecisionTree> trees)
        {
            var isCategorical = infos.Select(info => info != "none" && !info.StartsWith("[", StringComparison.Ordinal)).ToArray();
            foreach (var tree in trees)
                for (int node = 0; node < tree.Features.Count; node++)
                    isCategorical[tree.Features[node]] |= (tree.Rules[node] & NodeRule.Categorical) != 0;
            var categories = Categories(isCategorical, infos);
            return new(names.Select((name, i) => new TreeFeature
            {
                Name = name,
                IsCategorical = isCategorical[i],
                Categories = categories[i],
                TakesCodes = isCategorical[i] && !NumberSyntax.IsAny(categories[i]),
            }).ToArray());
        }

        // The lists stand in the order of the table's category columns, which the file does not name: they are those that it calls
        // categorical, and where that leaves lists over, those that it knows nothing of ("none": constant in training) as well. Where the
        // numbers still differ, no list can be trusted, and rows must bring codes.
        private EquatableArray<string>[] Categories(bool[] isCategorical, string[] infos)
        {
            var categories = new EquatableArray<string>[infos.Length];
            if (lines.FindLast(PandasCategories) is not { } line) return categories;
            var lists = ReadCategories(line);
            var features = Enumerable.Range(0, infos.Length).Where(i => isCategorical[i]).ToArray();
            if (lists.Count != features.Length)
                features = Enumerable.Range(0, infos.Length).Where(i => isCategorical[i] || infos[i] == "none").ToArray();
            if (lists.Count != features.Length) return categories;
            for (int i = 0; i < features.Length; i++)
            {
                categories[features[i]] = lists[i];
                isCategorical[features[i]] = true;
            }
            return categories;
        }

        private static List<EquatableArray<string>> ReadCategories(LightGbmLine line)
        {
            var lists = new List<EquatableArray<string>>();
            try
            {
                // A line without "=" is all name; one with it goes on behind.
                var text = line.WholeText.Substring(PandasCategories.Length);
                var root = JsonParser.Parse(text, "");
                if (root.Kind != JsonKind.Null)
                    lists.AddRange(root.Items.Select(list => new EquatableArray<string>(list.Items.Select(Category).ToArray())));
            }
            catch (FileFormatException wrong)
            {
                throw line.Error($"the lists of categories cannot be read: {wrong.Problem}");
            }
            return lists;
        }

        private static string Category(JsonValue value) => value.Kind switch
        {
            JsonKind.Number => NumberText.Of(value.AsDouble()),
            JsonKind.Boolean => value.AsBoolean() ? "True" : "False",
            _ => value.AsString(),
        };
    }
}
