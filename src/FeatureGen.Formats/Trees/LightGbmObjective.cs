namespace FeatureGen.Formats.Trees;

/// <summary>The objective of a LightGBM file: <c>name option:value option:value</c>.</summary>
/// <param name="Link">From margin to prediction.</param>
/// <param name="Scale">The scale of the logistic link.</param>
/// <param name="Classes">The number of classes that the objective names, or null.</param>
internal sealed record LightGbmObjective(TreeLink Link, double Scale = 1, int? Classes = null)
{
    /// <summary>Reads the line; null stands for a model that was trained with an objective of the user's own.</summary>
    public static LightGbmObjective Read(LightGbmLine? line)
    {
        if (line is null) return new(TreeLink.Identity);
        var words = line.Value.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        switch (words.FirstOrDefault())
        {
            case "binary": return new(TreeLink.Logistic, Number(line, words, "sigmoid"));
            case "multiclassova": return new(TreeLink.Logistic, Number(line, words, "sigmoid"), (int)Number(line, words, "num_class"));
            case "multiclass": return new(TreeLink.Softmax, 1, (int)Number(line, words, "num_class"));
            case "cross_entropy" or "xentropy": return new(TreeLink.Logistic);
            case "cross_entropy_lambda" or "xentlambda": return new(TreeLink.Softplus);
            case "poisson" or "gamma" or "tweedie": return new(TreeLink.Exponential);
            case "regression" or "regression_l1" or "quantile" or "mape":
                return new(words.Contains("sqrt") ? TreeLink.SignedSquare : TreeLink.Identity);
            case "huber" or "fair" or "lambdarank" or "rank_xendcg" or "custom": return new(TreeLink.Identity);
            default: throw line.Error($"the objective '{words.FirstOrDefault()}' is not known here");
        }
    }

    private static double Number(LightGbmLine line, string[] words, string option)
    {
        var word = words.FirstOrDefault(w => w.StartsWith(option + ":", StringComparison.Ordinal))
            ?? throw line.Error($"the objective lacks \"{option}:\"");
        int start = option.Length + 1;
        return NumberSyntax.TryDouble(word, start, word.Length - start, out double value) && value > 0 && value < 1e9
            ? value
            : throw line.Error($"the objective's \"{option}\" is no number above 0");
    }
}
