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
    private readonly int _scratchLength;

    /// <summary>Lays out a model to be explained.</summary>
    /// <exception cref="ArgumentException">The model contradicts itself; the message says where.</exception>
    /// <exception cref="InvalidOperationException">The model does not say how much training data came to its nodes, or has linear models
    /// as leaves; the message says where.</exception>
    public TreeExplainer(TreeEnsemble model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.FindProblem() is { } problem) throw new ArgumentException($"The model cannot be explained: {problem}.", nameof(model));
        Model = model;
        _biases = [.. Enumerable.Range(0, model.OutputCount).Select(output => Base(model, output))];
        _trees = Trees(model);
        foreach (var tree in _trees) _biases[tree.Output] += tree.Expected;
        _scratchLength = _trees.Length > 0 ? _trees.Max(tree => tree.NodeCount) : 0;
    }

    /// <summary>The model.</summary>
    public TreeEnsemble Model { get; }

    /// <summary>The number of contributions of a row: for each output one a feature and the bias.</summary>
    public int ContributionCount => Model.OutputCount * (Model.Features.Count + 1);

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
        int features = Model.Features.Count, width = features + 1;
        if (row.Length != features)
            throw new ArgumentException($"{row.Length} values were given; the model has {features} features.", nameof(row));
        if (contributions.Length < ContributionCount)
            throw new ArgumentException($"{ContributionCount} contributions do not fit into {contributions.Length} numbers.",
                nameof(contributions));
        contributions[..ContributionCount].Clear();
        var scratch = ArrayPool<NodeScratch>.Shared.Rent(_scratchLength);
        foreach (var tree in _trees) tree.Add(row, scratch, contributions.Slice(tree.Output * width, features));
        ArrayPool<NodeScratch>.Shared.Return(scratch);
        if (Model.Linear.Count > 0) AddLinear(row, contributions);
        for (int output = 0; output < _biases.Length; output++) contributions[output * width + features] = _biases[output];
    }

    private void AddLinear(ReadOnlySpan<float> row, Span<double> contributions)
    {
        int outputs = Model.OutputCount, width = row.Length + 1;
        double scale = Model.EndScale;
        for (int feature = 0; feature < row.Length; feature++)
        {
            if (float.IsNaN(row[feature])) continue;
            for (int output = 0; output < outputs; output++)
                contributions[output * width + feature] += scale * row[feature] * Model.Linear[feature * outputs + output];
        }
    }

    // Trees of a leaf alone are part of the bias.
    private ExplainTree[] Trees(TreeEnsemble model)
    {
        var rules = new Dictionary<int, GaussLegendre>();
        var trees = new List<ExplainTree>();
        for (int i = 0; i < model.Trees.Count; i++)
        {
            var tree = model.Trees[i];
            double scale = tree.Weight * model.EndScale;
            try
            {
                if (tree.Features.Count > 0 || tree.LeafModels.Count > 0) trees.Add(new ExplainTree(tree, scale, model.Precision, Rule));
                else _biases[tree.Output] += scale * tree.LeafValues[0];
            }
            catch (InvalidOperationException obstacle)
            {
                throw new InvalidOperationException($"The model cannot be explained: tree {i}: {obstacle.Message}.", obstacle);
            }
        }
        return [.. trees];

        GaussLegendre Rule(int blocks)
        {
            if (!rules.TryGetValue(blocks, out var rule)) rules.Add(blocks, rule = new GaussLegendre(blocks));
            return rule;
        }
    }

    private static double Base(TreeEnsemble model, int output)
    {
        double score = model.Precision == TreePrecision.Single ? (float)model.BaseScores[output] : model.BaseScores[output];
        double margin = model.BaseLink switch
        {
            TreeLink.Logistic => -Math.Log(1 / score - 1),
            TreeLink.Exponential => Math.Log(score),
            _ => score,
        };
        if (model.LinearBias.Count > 0) margin += model.LinearBias[output];
        return margin * model.EndScale + (model.EndBiases.Count > 0 ? model.EndBiases[output] : 0);
    }
}
