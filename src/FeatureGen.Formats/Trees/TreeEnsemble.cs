namespace FeatureGen.Formats.Trees;

/// <summary>A model made of trees, as its trainer means it, whichever that was.</summary>
/// <remarks>
/// The margins of a row: each output starts with its base score, then each tree, in order, adds its leaf's value times its weight, all of
/// it in <see cref="Precision"/>. <see cref="Linear"/> adds its terms, and what <see cref="EndScale"/> and <see cref="EndBiases"/> make of
/// the sums are the margins. Predictions are <see cref="Link"/> of the margins over
/// <see cref="MarginDivisor"/>. Values that rows bring are float32.
/// </remarks>
public sealed record TreeEnsemble
{
    /// <summary>The largest magnitude that counts as zero where zero is missing: 1e-35 as float32.</summary>
    public const double ZeroThreshold = 1e-35f;

    /// <summary>The most outputs that are read.</summary>
    public const int MaxOutputs = 1 << 16;

    /// <summary>The program that wrote the model, for people.</summary>
    public required string Trainer { get; init; }

    /// <summary>The inputs, in the order of the rows.</summary>
    public required EquatableArray<TreeFeature> Features { get; init; }

    /// <summary>The number of margins of a row.</summary>
    public required int OutputCount { get; init; }

    /// <summary>The trees, in the order in which they are added.</summary>
    public required EquatableArray<DecisionTree> Trees { get; init; }

    /// <summary>The numbers that margins are computed with.</summary>
    public required TreePrecision Precision { get; init; }

    /// <summary>What each output starts with, as a prediction: <see cref="BaseLink"/> of the margin.</summary>
    public required EquatableArray<double> BaseScores { get; init; }

    /// <summary>Identity, or the link (logistic with scale 1, exponential) whose inverse makes margins of
    /// <see cref="BaseScores"/>.</summary>
    public TreeLink BaseLink { get; init; }

    /// <summary>Weights that are added as weight * value, feature after feature; NaN adds nothing (XGBoost's gblinear). The weight of an
    /// output for a feature is at feature * <see cref="OutputCount"/> + output. Empty where the model has none.</summary>
    public EquatableArray<float> Linear { get; init; }

    /// <summary>What <see cref="Linear"/> adds to the base score of each output before the features' terms; empty where the model has
    /// none.</summary>
    public EquatableArray<float> LinearBias { get; init; }

    /// <summary>What the sums of the trees are multiplied by at the end (CatBoost).</summary>
    public double EndScale { get; init; } = 1;

    /// <summary>What is added to each output at the very end (CatBoost, ONNX); empty where nothing is.</summary>
    public EquatableArray<double> EndBiases { get; init; }

    /// <summary>How margins become predictions.</summary>
    public TreeLink Link { get; init; }

    /// <summary>The scale of <see cref="TreeLink.Logistic"/>.</summary>
    public double LinkScale { get; init; } = 1;

    /// <summary>What margins are divided by before the link: the number of iterations where the model averages (random forests), else
    /// 1.</summary>
    public double MarginDivisor { get; init; } = 1;

    /// <summary>How many trees of the file are not used because training went on after its best iteration.</summary>
    public int LeftOutTrees { get; init; }

    /// <summary>The number of predictions of a row.</summary>
    public int PredictionCount => Link == TreeLink.ArgMax ? 1 : OutputCount;

    /// <summary>The features that can make a difference, ascending: what a node, a leaf's model or a linear weight asks for.</summary>
    public IReadOnlyList<int> AskedFeatures()
    {
        if (Linear.Count > 0) return Enumerable.Range(0, Features.Count).ToArray();
        var asked = new SortedSet<int>();
        foreach (var tree in Trees)
        {
            asked.UnionWith(tree.Features);
            foreach (var leaf in tree.LeafModels) asked.UnionWith(leaf.Features);
        }
        return asked.ToArray();
    }

    /// <summary>Says what is wrong with a model that was not read but made, or null if nothing is.</summary>
    /// <returns>A clause without a full stop.</returns>
    public string? FindProblem()
    {
        if (OutputCount is < 1 or > MaxOutputs) return $"{OutputCount} outputs are not between 1 and {MaxOutputs}";
        if (BaseScores.Count != OutputCount) return $"{OutputCount} outputs have {BaseScores.Count} base scores";
        if (Linear.Count != 0 && Linear.Count != (long)Features.Count * OutputCount)
            return "the linear weights are not as many as features times outputs";
        if (LinearBias.Count != 0 && LinearBias.Count != OutputCount) return $"{OutputCount} outputs have {LinearBias.Count} linear biases";
        if (EndBiases.Count != 0 && EndBiases.Count != OutputCount) return $"{OutputCount} outputs have {EndBiases.Count} biases";
        if (BaseLink is not (TreeLink.Identity or TreeLink.Logistic or TreeLink.Exponential))
            return $"base scores cannot be of link {BaseLink}";
        for (int i = 0; i < Trees.Count; i++)
        {
            if (Trees[i].Output < 0 || Trees[i].Output >= OutputCount) return $"tree {i} adds to output {Trees[i].Output} of {OutputCount}";
            if (Trees[i].FindProblem(Features.Count) is { } problem) return $"tree {i}: {problem}";
        }
        return null;
    }
}
