using System.Buffers;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Explain;

/// <summary>Says what each feature contributes to the margins of a row: exact path-dependent TreeSHAP, as XGBoost's and LightGBM's
/// <c>pred_contribs</c> and <c>pred_contrib</c>. Immutable: any number of threads may use one at once.</summary>
/// <remarks>Lundberg, Erion, Lee: "Consistent Individualized Feature Attribution for Tree Ensembles", 2018. The contributions to an output
/// and its bias, which is the expected margin over the training data, add up to the margin. In float64, whatever the model's
/// precision.</remarks>
public sealed class TreeExplainer
{
    private readonly ExplainTree[] _trees;
    private readonly double[] _biases;
    private readonly int[] _places;
    private readonly int _placeCount;
    private readonly int _scratchLength;

    /// <summary>Lays out a model to be explained.</summary>
    /// <exception cref="ArgumentException">The model contradicts itself; the message says where.</exception>
    /// <exception cref="InvalidOperationException">The model does not say how much training data came to its nodes, has linear models as
    /// leaves, or paths of more than 4,096 features; the message says where.</exception>
    public TreeExplainer(TreeEnsemble model)
        : this(model, model is null ? [] : [.. Enumerable.Range(0, model.Features.Count)], model?.Features.Count ?? 0)
    {
    }

    /// <summary>Lays out a model to be explained by groups of its features: what a group contributes is the sum over its
    /// features.</summary>
    /// <param name="model">The model.</param>
    /// <param name="groups">The group of each feature; kept.</param>
    /// <param name="groupCount">The number of groups, which take the place of the features.</param>
    internal TreeExplainer(TreeEnsemble model, int[] groups, int groupCount)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.FindProblem() is { } problem) throw new ArgumentException($"The model cannot be explained: {problem}.", nameof(model));
        Model = model;
        (_places, _placeCount) = (groups, groupCount);
        _biases = ExpectedMargins.WithoutTrees(model);
        _trees = Trees(model);
        _scratchLength = _trees.Length > 0 ? _trees.Max(tree => tree.NodeCount) : 0;
    }

    /// <summary>The model.</summary>
    public TreeEnsemble Model { get; }

    /// <summary>The number of contributions of a row: for each output one a feature and the bias.</summary>
    public int ContributionCount => Model.OutputCount * (_placeCount + 1);

    /// <summary>The expected margin of an output over the training data.</summary>
    public double Bias(int output) => _biases[output];

    /// <summary>Computes the contributions of a row.</summary>
    /// <param name="row">A value a feature of the model; NaN where it is missing, the code of the category where the feature is
    /// categorical.</param>
    /// <param name="contributions">Takes <see cref="ContributionCount"/> contributions: output after output, each feature in order and then
    /// the bias, in units of the margin.</param>
    /// <exception cref="ArgumentException">The row has more or fewer values than the model has features, or there is less room than
    /// contributions.</exception>
    public void Contributions(ReadOnlySpan<float> row, Span<double> contributions)
    {
        int features = Model.Features.Count, width = _placeCount + 1;
        if (row.Length != features)
            throw new ArgumentException($"{row.Length} values were given; the model has {features} features.", nameof(row));
        if (contributions.Length < ContributionCount)
            throw new ArgumentException($"{ContributionCount} contributions do not fit into {contributions.Length} numbers.",
                nameof(contributions));
        contributions[..ContributionCount].Clear();
        var scratch = ArrayPool<NodeScratch>.Shared.Rent(_scratchLength);
        foreach (var tree in _trees) tree.Add(row, scratch, contributions.Slice(tree.Output * width, _placeCount));
        ArrayPool<NodeScratch>.Shared.Return(scratch);
        if (Model.Linear.Count > 0) AddLinear(row, contributions);
        for (int output = 0; output < _biases.Length; output++) contributions[output * width + _placeCount] = _biases[output];
    }

    private void AddLinear(ReadOnlySpan<float> row, Span<double> contributions)
    {
        int outputs = Model.OutputCount, width = _placeCount + 1;
        double scale = Model.EndScale;
        for (int feature = 0; feature < row.Length; feature++)
        {
            if (float.IsNaN(row[feature])) continue;
            for (int output = 0; output < outputs; output++)
                contributions[output * width + _places[feature]] += scale * row[feature] * Model.Linear[feature * outputs + output];
        }
    }

    // Trees of a leaf alone are part of the bias.
    private ExplainTree[] Trees(TreeEnsemble model)
    {
        if (ExpectedMargins.FindObstacle(model) is { } lack) throw new InvalidOperationException($"The model cannot be explained: {lack}.");
        var rules = new Dictionary<int, GaussLegendre>();
        var trees = new List<ExplainTree>();
        for (int i = 0; i < model.Trees.Count; i++)
        {
            var tree = model.Trees[i];
            double scale = ExpectedMargins.Scale(model, tree);
            if (tree.Features.Count == 0)
            {
                _biases[tree.Output] += scale * tree.LeafValues[0];
                continue;
            }
            try
            {
                trees.Add(new ExplainTree(tree, scale, model.Precision, _places, Rule));
            }
            catch (InvalidOperationException obstacle)
            {
                throw new InvalidOperationException($"The model cannot be explained: tree {i}: {obstacle.Message}.", obstacle);
            }
            _biases[tree.Output] += trees[^1].Expected;
        }
        return [.. trees];

        GaussLegendre Rule(int blocks)
        {
            if (!rules.TryGetValue(blocks, out var rule)) rules.Add(blocks, rule = new GaussLegendre(blocks));
            return rule;
        }
    }
}
