using System.Globalization;

namespace FeatureGen.Testing;

/// <summary>Small tree models as their trainers write them: a tree of one node a feature, in the order of the features.</summary>
public static class TreeTexts
{
    /// <summary>LightGBM's text. Tree i adds 1 where feature i is at most i, else 0.5; NaN counts as 0.</summary>
    /// <param name="features">The names.</param>
    /// <param name="unused">Names that no tree asks for.</param>
    /// <param name="classes">The number of outputs, which take trees in turns.</param>
    public static string LightGbm(string[] features, string[]? unused = null, int classes = 1)
    {
        string[] all = [.. features, .. unused ?? []];
        var trees = features.Select((_, i) => FormattableString.Invariant(
            $"Tree={i}\nnum_leaves=2\nnum_cat=0\nsplit_feature={i}\nthreshold={i}\ndecision_type=2\nleft_child=-1\nright_child=-2\nleaf_value=1 0.5\n")
            + "leaf_count=3 1\ninternal_count=4\nis_linear=0\nshrinkage=1\n\n");
        var objective = classes == 1 ? "regression" : FormattableString.Invariant($"multiclass num_class:{classes}");
        return FormattableString.Invariant($"tree\nversion=v4\nnum_class={classes}\nnum_tree_per_iteration={classes}\nlabel_index=0\n")
            + FormattableString.Invariant($"max_feature_idx={all.Length - 1}\nobjective={objective}\n")
            + $"feature_names={string.Join(' ', all)}\nfeature_infos={string.Join(' ', all.Select(_ => "[0:9]"))}\n\n"
            + string.Concat(trees) + "end of trees\n";
    }

    /// <summary>One LightGBM tree over a feature that is a chain of so many nodes.</summary>
    public static string LightGbmChain(string feature, int nodes)
    {
        string List(Func<int, int> value, int count) =>
            string.Join(' ', Enumerable.Range(0, count).Select(i => value(i).ToString(CultureInfo.InvariantCulture)));
        return $"tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nmax_feature_idx=0\nobjective=regression\nfeature_names={feature}\nfeature_infos=[0:9]\n\n"
            + FormattableString.Invariant($"Tree=0\nnum_leaves={nodes + 1}\nnum_cat=0\nsplit_feature={List(_ => 0, nodes)}\nthreshold={List(i => i, nodes)}\n")
            + $"decision_type={List(_ => 2, nodes)}\nleft_child={List(i => -1 - i, nodes)}\nright_child={List(i => i < nodes - 1 ? i + 1 : -1 - nodes, nodes)}\n"
            + $"leaf_value={List(i => i % 10, nodes + 1)}\nis_linear=0\nshrinkage=1\n\nend of trees\n";
    }

    /// <summary>XGBoost's JSON. Tree i adds 1 where feature i is less than i, else 0.5; NaN goes right.</summary>
    public static string XGBoost(params string[] features) => $$$"""
        {"learner":{"attributes":{},"feature_names":[{{{Join(features, f => $"\"{f}\"")}}}],"feature_types":[{{{Join(features, _ => "\"float\"")}}}],
        "gradient_booster":{"model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"{{{features.Length}}}"},
        "tree_info":[{{{Join(features, _ => "0")}}}],"trees":[
        {{{string.Join(",\n", features.Select((_, i) => XGBoostTree(i)))}}}
        ]},"name":"gbtree"},
        "learner_model_param":{"base_score":"0E0","num_class":"0","num_feature":"{{{features.Length}}}","num_target":"1"},
        "objective":{"name":"reg:squarederror"}},"version":[2,1,0]}
        """;

    private static string XGBoostTree(int i) => FormattableString.Invariant(
        $"{{\"default_left\":[0,0,0],\"left_children\":[1,-1,-1],\"right_children\":[2,-1,-1],\"split_conditions\":[{i},1,0.5],\"split_indices\":[{i},0,0]}}");

    private static string Join(string[] features, Func<string, string> text) => string.Join(',', features.Select(text));
}
