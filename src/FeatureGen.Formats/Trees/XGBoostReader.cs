namespace FeatureGen.Formats.Trees;

/// <summary>Reads models that XGBoost (1.0 to 3.x) wrote as JSON: gbtree, dart and gblinear.</summary>
/// <remarks>Where training noted a best iteration, later trees are left out, as XGBoost's own estimators do when they predict.</remarks>
public static class XGBoostReader
{
    private const int MostUnnamedFeatures = 100_000;

    /// <summary>Reads a model.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The text is no such model, is damaged, or uses what is not supported.</exception>
    public static TreeEnsemble Read(string text, string path)
    {
        var json = new JsonCursor(text, path);
        return new Builder(json, XGBoostDocument.Read(json)).Build();
    }

    private sealed class Builder(JsonCursor json, XGBoostDocument document)
    {
        public TreeEnsemble Build()
        {
            const int most = TreeEnsemble.MaxOutputs;
            int outputs = (int)Math.Max(1, Math.Max(Parameter("num_class", most), Parameter("num_target", most)));
            var features = Features((int)Parameter("num_feature", int.MaxValue));
            var objective = Objective(outputs);
            bool isLinear = document.Booster == "gblinear";
            if (!isLinear && document.Booster is not ("gbtree" or "dart"))
                throw json.Error($"the booster '{document.Booster}' is none of gbtree, dart, gblinear", document.BoosterPlace);
            int used = isLinear ? 0 : UsedTrees(outputs);
            return new TreeEnsemble
            {
                Trainer = "XGBoost",
                Precision = TreePrecision.Single,
                Features = features,
                OutputCount = outputs,
                Trees = isLinear ? default : Trees(features.Count, outputs, used),
                LeftOutTrees = isLinear ? 0 : document.Trees.Count - used,
                Linear = isLinear ? LinearWeights(features.Count, outputs) : default,
                LinearBias = isLinear ? LinearBias(features.Count, outputs) : default,
                BaseScores = BaseScores(outputs, objective, isLinear),
                BaseLink = objective.BaseLink,
                Link = objective.Link,
            };
        }

        private long Parameter(string name, long most)
        {
            if (!document.Parameters.TryGetValue(name, out var text))
                return name == "num_target"
                    ? 1
                    : throw json.Error($"\"{name}\" is missing in \"learner_model_param\"", document.ParametersPlace);
            return NumberSyntax.TryInt64(text, 0, text.Length, out long value) && value >= 0 && value <= most
                ? value
                : throw json.Error($"\"{name}\" is no whole number from 0 to {most}", document.ParametersPlace);
        }

        private EquatableArray<TreeFeature> Features(int count)
        {
            var (names, types) = (document.FeatureNames, document.FeatureTypes);
            if (names.Count > 0 && names.Count != count) throw Mismatch(names.Count, "feature_names", count);
            if (types.Count > 0 && types.Count != count) throw Mismatch(types.Count, "feature_types", count);
            if (names.Count == 0 && count > MostUnnamedFeatures)
                throw json.Error($"{count} features without names; at most {MostUnnamedFeatures} are read", document.ParametersPlace);
            var features = new TreeFeature[count];
            for (int i = 0; i < count; i++)
            {
                bool isCategorical = types.Count > 0 && types[i] == "c";
                var categories = isCategorical && i < document.Categories.Count ? document.Categories[i] : default;
                features[i] = new TreeFeature
                {
                    Name = names.Count > 0 ? names[i] : FormattableString.Invariant($"f{i}"),
                    IsCategorical = isCategorical,
                    Categories = categories,
                    TakesCodes = isCategorical && !NumberSyntax.IsAny(categories),
                };
            }
            return new(features);
        }

        private FileFormatException Mismatch(int found, string name, int count) =>
            json.Error($"\"num_feature\" is {count}, but there are {found} \"{name}\"", document.ParametersPlace);

        private XGBoostObjective Objective(int outputs)
        {
            var name = document.Objective ?? throw json.Error("the objective's \"name\" is missing", document.ObjectivePlace);
            var objective = XGBoostObjective.Find(name)
                ?? throw json.Error($"the objective '{name}' is not known here", document.ObjectivePlace);
            if (XGBoostObjective.UncrossesOutputs(name) && outputs > 1 && IsSince(3, 3))
                throw json.Error($"'{name}' with several outputs cannot be read; train a model for each", document.ObjectivePlace);
            return objective;
        }

        private bool IsSince(int major, int minor) =>
            document.Version.Count >= 2 && (document.Version[0] > major || (document.Version[0] == major && document.Version[1] >= minor));

        private EquatableArray<double> BaseScores(int outputs, XGBoostObjective objective, bool isLinear)
        {
            var scores = document.BaseScores
                ?? throw json.Error("\"base_score\" is missing in \"learner_model_param\"", document.ParametersPlace);
            if (scores.Count != 1 && scores.Count != outputs)
                throw json.Error($"\"base_score\" holds {scores.Count} numbers for {outputs} outputs", document.ParametersPlace);
            // gblinear adds the first one to every output.
            bool isShared = scores.Count == 1 || isLinear;
            double Score(int output) => BaseScore(scores[isShared ? 0 : output], objective);
            return new(Enumerable.Range(0, outputs).Select(Score).ToArray());
        }

        private float BaseScore(float score, XGBoostObjective objective)
        {
            // Since 3.2 a probability is kept off 0 and 1 instead of being refused there.
            const float edge = 1e-6f;
            if (objective.BaseLink == TreeLink.Logistic && IsSince(3, 2)) score = Math.Min(Math.Max(score, edge), 1 - edge);
            bool isPossible = objective.BaseLink switch
            {
                TreeLink.Logistic => score > 0 && score < 1,
                TreeLink.Exponential => score > 0 && !float.IsInfinity(score),
                _ => !float.IsNaN(score) && !float.IsInfinity(score),
            };
            return isPossible
                ? score
                : throw json.Error($"a \"base_score\" is impossible for '{document.Objective}'", document.ParametersPlace);
        }

        private EquatableArray<DecisionTree> Trees(int features, int outputs, int used)
        {
            var trees = document.Trees;
            var treeOutputs = document.TreeOutputs ?? throw json.Error("\"tree_info\" is missing", document.BoosterPlace);
            if (treeOutputs.Count != trees.Count)
                throw json.Error($"{trees.Count} trees have {treeOutputs.Count} \"tree_info\"", treeOutputs.Place);
            if (document.TreeCount is { } count && count != FormattableString.Invariant($"{trees.Count}"))
                throw json.Error($"\"num_trees\" is {count}, but there are {trees.Count} trees", document.BoosterPlace);
            // Trees that were trained without dropping any have no weight yet.
            if (document.TreeWeights is { } weights && weights.Count > trees.Count)
                throw json.Error($"{trees.Count} trees have {weights.Count} \"weight_drop\"", weights.Place);
            if (document.Booster == "dart" && document.TreeWeights?.Count != trees.Count)
                throw json.Error($"{trees.Count} trees have {document.TreeWeights?.Count ?? 0} \"weight_drop\"", document.BoosterPlace);
            return new(Enumerable.Range(0, used).Select(i =>
                XGBoostTreeBuilder.Build(json, trees[i], features, Output(treeOutputs, i, outputs), Weight(i))).ToArray());
        }

        private int Output(JsonArray<long> treeOutputs, int tree, int outputs) => treeOutputs[tree] >= 0 && treeOutputs[tree] < outputs
            ? (int)treeOutputs[tree]
            : throw json.Error(treeOutputs, tree, $"tree {tree} adds to output {treeOutputs[tree]} of {outputs}");

        private float Weight(int tree)
        {
            if (document.TreeWeights is not { } weights || tree >= weights.Count) return 1;
            float weight = weights[tree];
            return float.IsNaN(weight) || float.IsInfinity(weight)
                ? throw json.Error(weights, tree, $"tree {tree} has no finite weight")
                : weight;
        }

        private int UsedTrees(int outputs)
        {
            int all = document.Trees.Count;
            if (document.BestIteration is not { } text) return all;
            long best = Count(text, "best_iteration");
            if (document.IterationStarts is { } starts)
                return best + 1 < starts.Count ? (int)Math.Min(all, Math.Max(0, starts[(int)best + 1])) : all;
            long parallel = document.ParallelTrees is { } number ? Math.Max(1, Count(number, "num_parallel_tree")) : 1;
            return best < all ? (int)Math.Min(all, (best + 1) * Math.Min(parallel, all) * outputs) : all;
        }

        private long Count(string text, string name) => NumberSyntax.TryInt64(text, 0, text.Length, out long count) && count >= 0
            ? count
            : throw json.Error($"\"{name}\" is no whole number", document.BoosterPlace);

        private JsonArray<float> Weights(int features, int outputs)
        {
            var weights = document.LinearWeights ?? throw json.Error("\"weights\" are missing", document.BoosterPlace);
            if (weights.Count != (features + 1L) * outputs)
                throw json.Error(
                    $"{features} features and {outputs} outputs need {(features + 1L) * outputs} \"weights\"; there are {weights.Count}",
                    weights.Place);
            for (int i = 0; i < weights.Count; i++)
                if (float.IsNaN(weights[i]) || float.IsInfinity(weights[i])) throw json.Error(weights, i, $"weight {i} is not finite");
            return weights;
        }

        private EquatableArray<float> LinearWeights(int features, int outputs)
        {
            var weights = Weights(features, outputs);
            return new(Enumerable.Range(0, features * outputs).Select(i => weights[i]).ToArray());
        }

        private EquatableArray<float> LinearBias(int features, int outputs)
        {
            var weights = document.LinearWeights!;
            return new(Enumerable.Range(features * outputs, outputs).Select(i => weights[i]).ToArray());
        }
    }
}
