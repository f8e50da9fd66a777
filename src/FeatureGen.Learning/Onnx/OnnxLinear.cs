using FeatureGen.Formats.Trees;

namespace FeatureGen.Learning.Onnx;

/// <summary>Makes an ensemble without trees of a linear operator.</summary>
/// <remarks>
/// What is missing adds nothing, as if it were 0: a ranker needs a score for every row. ONNX Runtime answers NaN instead. It does not say
/// in which order it sums; here it is the intercept, then feature after feature, in float32.
/// </remarks>
internal static class OnnxLinear
{
    /// <summary>Reads LinearRegressor.</summary>
    public static TreeEnsemble Regressor(OnnxAttributes attributes, OnnxColumns columns)
    {
        long targets = attributes.Integer("targets", 1);
        if (targets is < 1 or > TreeEnsemble.MaxOutputs)
            throw attributes.Error("targets", $"{targets} targets are not between 1 and {TreeEnsemble.MaxOutputs}");
        var rows = Rows(attributes, columns, (int)targets);
        var transform = OnnxTransforms.OfText(attributes);
        return rows with { Link = targets == 1 ? TreeLink.Identity : transform.Link() };
    }

    /// <summary>Reads LinearClassifier.</summary>
    /// <remarks>Of two classes there is one output, that of the second.</remarks>
    public static OnnxModel Classifier(OnnxAttributes attributes, OnnxColumns columns)
    {
        int classes = Math.Max(attributes.Texts("classlabels_strings").Count, attributes.Integers("classlabels_ints").Length);
        if (classes is < 2 or > TreeEnsemble.MaxOutputs)
            throw attributes.Error("classlabels_ints", $"{classes} classes are not between 2 and {TreeEnsemble.MaxOutputs}");
        int sums = attributes.Singles("intercepts").Length;
        if (sums != classes && (sums != 1 || classes != 2))
            throw attributes.Error("intercepts",
                $"{classes} classes have {sums} intercepts; both are one a class, or two classes have one");
        var rows = Rows(attributes, columns, sums);
        var transform = OnnxTransforms.OfText(attributes);
        if (sums == 1) return new(rows, ScoreOutput: 1);
        var link = transform.Link();
        bool isOpposite = sums == 2 && AreOpposite(rows);
        bool isDistribution = link == TreeLink.Softmax || (isOpposite && link == TreeLink.Logistic);
        // exp(x) / (exp(x) + exp(-x)) is the logistic of 2x.
        if (isOpposite && link == TreeLink.Softmax) rows = Second(rows) with { Link = TreeLink.Logistic, LinkScale = 2 };
        else if (sums == 2 && link != TreeLink.Softmax) rows = Second(rows) with { Link = link };
        else rows = rows with { Link = link };
        return new(rows, ScoreOutput: 1, isDistribution);
    }

    /// <summary>Whether both sums of a classifier of two classes are each other's negative.</summary>
    private static bool AreOpposite(TreeEnsemble rows) =>
        Enumerable.Range(0, rows.Features.Count).All(feature => rows.Linear[2 * feature] == -rows.Linear[2 * feature + 1])
        && rows.LinearBias[0] == -rows.LinearBias[1];

    private static TreeEnsemble Second(TreeEnsemble rows) => rows with
    {
        OutputCount = 1,
        BaseScores = new([0.0]),
        Linear = new(Enumerable.Range(0, rows.Features.Count).Select(feature => rows.Linear[2 * feature + 1]).ToArray()),
        LinearBias = new([rows.LinearBias[1]]),
    };

    private static TreeEnsemble Rows(OnnxAttributes attributes, OnnxColumns columns, int sums)
    {
        var coefficients = Finite(attributes, "coefficients");
        var intercepts = Finite(attributes, "intercepts");
        if (intercepts.Length > 0 && intercepts.Length != sums)
            throw attributes.Error("intercepts", $"there are {intercepts.Length} intercepts for {sums} targets");
        if (coefficients.Length == 0 || coefficients.Length % sums != 0)
            throw attributes.Error("coefficients", $"{coefficients.Length} coefficients are no multiple of {sums} targets");
        int width = coefficients.Length / sums;
        return new TreeEnsemble
        {
            Trainer = OnnxReader.Trainer,
            Features = columns.Features(width, isExact: true),
            OutputCount = sums,
            Trees = default,
            Precision = TreePrecision.Single,
            BaseScores = new(new double[sums]),
            Linear = new(Enumerable.Range(0, coefficients.Length).Select(i => coefficients[i % sums * width + i / sums]).ToArray()),
            LinearBias = new(intercepts.Length > 0 ? intercepts : new float[sums]),
        };
    }

    private static float[] Finite(OnnxAttributes attributes, string name)
    {
        float[] numbers = [.. attributes.Singles(name).Select(number => (float)number)];
        return numbers.All(float.IsFinite) ? numbers : throw attributes.Error(name, "a number is not finite");
    }
}
