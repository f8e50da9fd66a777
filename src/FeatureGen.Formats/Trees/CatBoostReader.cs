namespace FeatureGen.Formats.Trees;

/// <summary>Reads models that CatBoost wrote as JSON: trees over numbers and one-hot categories, symmetric or not.</summary>
/// <remarks>
/// Statistics of categories (CTRs), texts and embeddings are refused. Categories are compared by hash in CatBoost, by their text here: the
/// file holds the texts if it was saved with the training pool.
/// </remarks>
public static class CatBoostReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The text is no such model, is damaged, or uses what is not supported.</exception>
    public static TreeEnsemble Read(string text, string path)
    {
        var builder = new Builder(new JsonCursor(text, path));
        return builder.Build();
    }

    private sealed class Builder(JsonCursor json)
    {
        private readonly List<CatBoostTree> _trees = [];
        private readonly List<CatBoostFeature> _features = [];
        private readonly Dictionary<uint, string> _texts = [];
        private readonly Dictionary<(bool, long), int> _numbers = [];
        private readonly List<double> _biases = [];
        private string _loss = "RMSE";
        private int _lossPlace;
        private double _scale = 1;
        private bool _hasFeatures;

        public TreeEnsemble Build()
        {
            json.Object(ReadMember);
            json.End();
            if (!_hasFeatures) throw json.Error("\"features_info\" is missing: this is no model of CatBoost", 0);
            int outputs = _trees.Count > 0 ? _trees[0].Leaves[0].Length : Math.Max(1, _biases.Count);
            if (outputs > TreeEnsemble.MaxOutputs) throw json.Error($"{outputs} outputs; {TreeEnsemble.MaxOutputs} are the most", 0);
            if (_biases.Count > 1 && _biases.Count != outputs) throw json.Error($"{outputs} outputs have {_biases.Count} biases", 0);
            var features = Features();
            return new TreeEnsemble
            {
                Trainer = "CatBoost",
                Precision = TreePrecision.Double,
                Features = features,
                OutputCount = outputs,
                Trees = new(_trees.SelectMany(tree => Trees(tree, outputs, features)).ToArray()),
                BaseScores = new(new double[outputs]),
                EndScale = _scale,
                // One bias is for all outputs.
                EndBiases = _biases.Count == 1 ? new(Enumerable.Repeat(_biases[0], outputs).ToArray()) : new(_biases.ToArray()),
                Link = Link(),
            };
        }

        private void ReadMember(string name)
        {
            switch (name)
            {
                case "oblivious_trees" when json.IsAt('['): json.Array(() => _trees.Add(CatBoostTree.ReadOblivious(json))); break;
                case "trees" when json.IsAt('['): json.Array(() => _trees.Add(CatBoostTree.ReadNested(json))); break;
                case "features_info":
                    _hasFeatures = true;
                    json.Object(ReadFeatures);
                    break;
                case "model_info": ReadPath(["params", "loss_function", "type"], 0); break;
                case "scale_and_bias": ReadScale(); break;
                default: json.Skip(); break;
            }
        }

        private void ReadFeatures(string name)
        {
            switch (name)
            {
                case "float_features" or "categorical_features" when json.IsAt('['):
                    json.Array(() => _features.Add(CatBoostFeature.Read(json, isCategorical: name == "categorical_features")));
                    break;
                case "ctrs" or "text_features" or "embedding_features" when json.IsAt('['):
                    json.Array(() => throw json.Error(name == "ctrs"
                        ? "the model uses statistics of categories (\"ctrs\"), which cannot be read; train with a larger one_hot_max_size"
                        : $"the model uses \"{name}\", which cannot be read"));
                    break;
                case "cat_features_hash" when json.IsAt('['): json.Array(ReadText); break;
                default: json.Skip(); break;
            }
        }

        private void ReadText()
        {
            long hash = 0;
            var text = "";
            json.Object(name =>
            {
                if (name == "hash") hash = json.Int64();
                else if (name == "value") text = json.Scalar();
                else json.Skip();
            });
            _texts[unchecked((uint)hash)] = text;
        }

        private void ReadPath(string[] names, int depth) => json.Object(name =>
        {
            if (name != names[depth])
            {
                json.Skip();
                return;
            }
            _lossPlace = json.Position;
            if (depth == names.Length - 1) _loss = json.String();
            else if (json.IsAt('{')) ReadPath(names, depth + 1);
            else json.Skip();
        });

        // [scale, [bias, ...]], or [scale, bias] in old files.
        private void ReadScale()
        {
            int place = json.Position, index = 0;
            json.Array(() =>
            {
                if (index == 0) _scale = CatBoostTree.Number(json);
                else if (index == 1 && json.IsAt('[')) _biases.AddRange(CatBoostTree.Numbers(json).ToArray());
                else if (index == 1 && json.IsAt('n')) json.Skip();
                else if (index == 1) _biases.Add(CatBoostTree.Number(json));
                else throw json.Error("\"scale_and_bias\" has two elements", place);
                index++;
            });
        }

        private EquatableArray<TreeFeature> Features()
        {
            _features.Sort((a, b) => a.FlatIndex.CompareTo(b.FlatIndex));
            for (int i = 0; i < _features.Count; i++)
            {
                var feature = _features[i];
                bool isTaken = i > 0 && _features[i - 1].FlatIndex == feature.FlatIndex;
                if (isTaken || _numbers.ContainsKey((feature.IsCategorical, feature.Index)))
                    throw json.Error($"the feature '{feature.Name}' has the index of another", feature.Place);
                _numbers.Add((feature.IsCategorical, feature.Index), i);
            }
            return new(_features.Select(feature => new TreeFeature
            {
                Name = feature.Name,
                IsCategorical = feature.IsCategorical,
                Categories = new(Enumerable.Range(0, feature.Hashes.Count).Select(i => Text(feature, i)).ToArray()),
            }).ToArray());
        }

        private string Text(CatBoostFeature feature, int index)
        {
            if (feature.Texts.Count == feature.Hashes.Count) return feature.Texts[index];
            return _texts.TryGetValue(unchecked((uint)feature.Hashes[index]), out var text)
                ? text
                : throw json.Error(feature.Hashes, index,
                    $"the file holds no text for a category of '{feature.Name}'; save it with its data: save_model(..., pool=pool)");
        }

        private IEnumerable<DecisionTree> Trees(CatBoostTree source, int outputs, EquatableArray<TreeFeature> features)
        {
            int odd = source.Leaves.FindIndex(leaf => leaf.Length != outputs);
            if (odd >= 0) throw json.Error($"leaf {odd} has {source.Leaves[odd].Length} values for {outputs} outputs", source.Place);
            var tree = Shape(source, features);
            for (int output = 0; output < outputs; output++)
                yield return tree with { Output = output, LeafValues = new(source.Leaves.Select(leaf => leaf[output]).ToArray()) };
        }

        private DecisionTree Shape(CatBoostTree source, EquatableArray<TreeFeature> features)
        {
            var splits = source.Splits;
            var numbers = splits.Select(Feature).ToArray();
            var sets = new List<EquatableArray<int>>();
            var nodeSets = new int[splits.Count];
            for (int node = 0; node < splits.Count; node++)
            {
                nodeSets[node] = splits[node].IsCategorical ? sets.Count : -1;
                if (splits[node].IsCategorical) sets.Add(new([Code(splits[node], numbers[node])]));
            }
            return new DecisionTree
            {
                Features = new(numbers),
                Rules = new(splits.Select((split, node) => Rule(split, numbers[node])).ToArray()),
                Thresholds = new(splits.Select(split => split.IsCategorical ? 0 : (double)split.Border).ToArray()),
                // The one category goes to the right there and to the left here.
                Lefts = new(splits.Select((split, node) => (split.IsCategorical ? source.Trues : source.Falses)[node]).ToArray()),
                Rights = new(splits.Select((split, node) => (split.IsCategorical ? source.Falses : source.Trues)[node]).ToArray()),
                NodeSets = sets.Count == 0 ? default : new(nodeSets),
                Sets = new(sets.ToArray()),
                LeafValues = default,
                LeafCovers = source.LeafWeights.Count == source.Leaves.Count ? new(source.LeafWeights.ToArray()) : default,
            };
        }

        private int Feature(CatBoostSplit split) => _numbers.TryGetValue((split.IsCategorical, split.Feature), out int number)
            ? number
            : throw json.Error($"a split asks for feature {split.Feature}, which \"features_info\" does not have", split.Place);

        private int Code(CatBoostSplit split, int feature)
        {
            var hashes = _features[feature].Hashes;
            for (int i = 0; i < hashes.Count; i++)
                if (unchecked((uint)hashes[i]) == split.Category) return i;
            throw json.Error($"a split asks for a category that '{_features[feature].Name}' does not have", split.Place);
        }

        private NodeRule Rule(CatBoostSplit split, int feature)
        {
            if (split.IsCategorical) return NodeRule.Categorical | NodeRule.NaNIsMissing;
            var rule = NodeRule.LessOrEqual | NodeRule.NaNIsMissing;
            return _features[feature].IsMissingAbove ? rule : rule | NodeRule.DefaultLeft;
        }

        private TreeLink Link() => _loss switch
        {
            "Logloss" or "CrossEntropy" or "MultiClassOneVsAll" or "MultiLogloss" or "MultiCrossEntropy" => TreeLink.Logistic,
            "MultiClass" => TreeLink.Softmax,
            "Poisson" or "Tweedie" => TreeLink.Exponential,
            "RMSEWithUncertainty" => throw json.Error($"models of loss '{_loss}' cannot be read", _lossPlace),
            _ => TreeLink.Identity,
        };
    }
}
