using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Learning.Onnx;

/// <summary>Makes an ensemble of an operator of trees, with the sums and the special cases of ONNX Runtime.</summary>
/// <remarks>
/// Trees are added in the order in which they stand, in float64 where the input or one of the tensors is, else in float32, and base
/// values at the end. A transform of a single sum is left out as there: but for a classifier of two classes it does nothing.
/// </remarks>
internal static class OnnxTrees
{
    /// <summary>Reads TreeEnsembleRegressor.</summary>
    public static TreeEnsemble Regressor(OnnxAttributes attributes, OnnxColumns columns)
    {
        int targets = TargetCount(attributes);
        var table = OnnxNodeLists.Read(attributes, "target", targets);
        string aggregate = attributes.Text("aggregate_function", "SUM");
        var sum = Several(attributes, columns, table, targets, OnnxTransforms.OfText(attributes));
        return Aggregate(attributes, sum, aggregate, table.Roots.Length);
    }

    /// <summary>Reads TreeEnsemble.</summary>
    public static TreeEnsemble Numbered(OnnxAttributes attributes, OnnxColumns columns)
    {
        int targets = TargetCount(attributes);
        var table = OnnxNodeTensors.Read(attributes, targets);
        string aggregate = attributes.Integer("aggregate_function", 1) switch
        {
            0 => "AVERAGE",
            1 => "SUM",
            2 => "MIN",
            3 => "MAX",
            var other => throw attributes.Error("aggregate_function", $"{other} is none of 0 to 3"),
        };
        var sum = Several(attributes, columns, table, targets, OnnxTransforms.OfNumber(attributes));
        return Aggregate(attributes, sum, aggregate, table.Roots.Length);
    }

    /// <summary>Reads TreeEnsembleClassifier.</summary>
    /// <remarks>Of two classes there is one output, that of the second.</remarks>
    public static TreeEnsemble Classifier(OnnxAttributes attributes, OnnxColumns columns)
    {
        int classes = ClassCount(attributes);
        var table = OnnxNodeLists.Read(attributes, "class", classes);
        var transform = OnnxTransforms.OfText(attributes);
        if (classes > 2) return Several(attributes, columns, table, classes, transform);
        var bases = attributes.Numbers("base_values");
        bool hasOneId = table.Targets.Distinct().Count() == 1;
        if (hasOneId && table.Targets[0] == 0) return Single(attributes, columns, table, bases, transform);
        if (bases.Length > 0)
            throw attributes.Error("base_values",
                "weights of the second class and base values contradict each other in a classifier of two classes");
        if (hasOneId)
            // The first class's sum is 0, beside which the softmax of the second is its logistic.
            return Ensemble(attributes, columns, table, [-1, 0], isSingle: false, bases,
                transform == OnnxTransform.None ? TreeLink.Identity : TreeLink.Logistic);
        return transform == OnnxTransform.Softmax
            ? Several(attributes, columns, table, classes, transform)
            : Ensemble(attributes, columns, table, [-1, 0], isSingle: false, bases, transform.Link());
    }

    // All weights are the first class's, but mean the second: the sum is its log-odds or, where no weight is negative, its probability.
    private static TreeEnsemble Single(
        OnnxAttributes attributes, OnnxColumns columns, OnnxTreeTable table, double[] bases, OnnxTransform transform)
    {
        if (bases.Length > 1) throw attributes.Error("base_values", $"there are {bases.Length} values for one sum");
        bool isProbability = table.Weights.All(weight => weight >= 0);
        var link = transform == OnnxTransform.Logistic && !isProbability ? TreeLink.Logistic : TreeLink.Identity;
        return Ensemble(attributes, columns, table, [0, -1], isSingle: true, bases, link);
    }

    private static TreeEnsemble Several(
        OnnxAttributes attributes, OnnxColumns columns, OnnxTreeTable table, int targets, OnnxTransform transform)
    {
        var bases = attributes.Numbers("base_values");
        if (bases.Length > 0 && bases.Length != targets)
            throw attributes.Error("base_values", $"there are {bases.Length} values for {targets} targets");
        int[] outputs = [.. Enumerable.Range(0, targets)];
        return Ensemble(attributes, columns, table, outputs, targets == 1, bases, targets == 1 ? TreeLink.Identity : transform.Link());
    }

    private static TreeEnsemble Ensemble(OnnxAttributes attributes, OnnxColumns columns, OnnxTreeTable table, int[] outputs, bool isSingle,
        double[] bases, TreeLink link)
    {
        if (!bases.All(double.IsFinite)) throw attributes.Error("base_values", "a value is not finite");
        var features = columns.Features(table.FeatureCount, isExact: false);
        int count = outputs.Count(output => output >= 0);
        return new TreeEnsemble
        {
            Trainer = OnnxReader.Trainer,
            Features = features,
            OutputCount = count,
            Trees = new(new OnnxTreeBuilder(table).Build(outputs, isSingle)),
            Precision = columns.IsDouble || attributes.IsDouble ? TreePrecision.Double : TreePrecision.Single,
            BaseScores = new(new double[count]),
            EndBiases = new(bases),
            Link = link,
        };
    }

    private static TreeEnsemble Aggregate(OnnxAttributes attributes, TreeEnsemble sum, string aggregate, int trees)
    {
        // One tree is its own average, least and greatest.
        if (aggregate == "SUM" || (trees == 1 && aggregate is "AVERAGE" or "MIN" or "MAX")) return sum;
        if (aggregate != "AVERAGE")
            throw attributes.Error("aggregate_function", $"{OnnxFile.Show(aggregate)} cannot be read; SUM and AVERAGE can");
        if (sum.EndBiases.Any(bias => bias != 0)) throw attributes.Error("base_values", "an average with base values cannot be read");
        return sum with { MarginDivisor = trees, EndBiases = default };
    }

    private static int TargetCount(OnnxAttributes attributes)
    {
        long targets = attributes.Integer("n_targets", 1);
        return targets is >= 1 and <= TreeEnsemble.MaxOutputs
            ? (int)targets
            : throw attributes.Error("n_targets", $"{targets} targets are not between 1 and {TreeEnsemble.MaxOutputs}");
    }

    private static int ClassCount(OnnxAttributes attributes)
    {
        int count = Math.Max(attributes.Texts("classlabels_strings").Count, attributes.Integers("classlabels_int64s").Length);
        return count is >= 2 and <= TreeEnsemble.MaxOutputs
            ? count
            : throw attributes.Error("classlabels_int64s", $"{count} classes are not between 2 and {TreeEnsemble.MaxOutputs}");
    }
}
