using FeatureGen.Formats.Json;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Formats.Models;

/// <summary>Writes the trees of a <c>*.model.json</c>: an array of a tree in rows of its own, what is usual left out.</summary>
/// <remarks>Numbers read back as the same bits. JSON has no infinities and no NaN: they stand as strings.</remarks>
internal static class EnsembleJsonWriter
{
    /// <summary>Writes the members of an ensemble of one output into an object.</summary>
    public static void Write(JsonWriter json, TreeEnsemble ensemble)
    {
        json.String("trainer", ensemble.Trainer).Enum("precision", ensemble.Precision);
        json.Row("baseScores", ensemble.BaseScores, Text);
        if (ensemble.BaseLink != TreeLink.Identity) json.Enum("baseLink", ensemble.BaseLink);
        Number(json, "endScale", ensemble.EndScale);
        Row(json, "endBiases", ensemble.EndBiases);
        json.Enum("link", ensemble.Link);
        Number(json, "linkScale", ensemble.LinkScale);
        Number(json, "marginDivisor", ensemble.MarginDivisor);
        if (ensemble.LeftOutTrees != 0) json.Number("leftOutTrees", ensemble.LeftOutTrees);
        json.Row("slots", ensemble.Features, slot => JsonWriter.Quote(slot.Name));
        if (ensemble.Linear.Count > 0) json.Row("linear", ensemble.Linear, Text);
        if (ensemble.LinearBias.Count > 0) json.Row("linearBias", ensemble.LinearBias, Text);
        json.Array("trees", () =>
        {
            foreach (var tree in ensemble.Trees) json.Object(null, () => Write(json, tree));
        });
    }

    private static void Write(JsonWriter json, DecisionTree tree)
    {
        Number(json, "weight", tree.Weight);
        Row(json, "slots", tree.Features);
        if (tree.Rules.Count > 0) json.Row("rules", tree.Rules, rule => NumberText.Of((long)rule));
        Row(json, "thresholds", tree.Thresholds);
        Row(json, "lefts", tree.Lefts);
        Row(json, "rights", tree.Rights);
        Row(json, "nodeSets", tree.NodeSets);
        Row(json, "setSizes", tree.Sets.Select(set => set.Count).ToArray());
        Row(json, "setMembers", tree.Sets.SelectMany(set => set).ToArray());
        Row(json, "leaves", tree.LeafValues);
        Row(json, "constants", tree.LeafModels.Select(leaf => leaf.Constant).ToArray());
        Row(json, "termCounts", tree.LeafModels.Select(leaf => leaf.Features.Count).ToArray());
        Row(json, "termSlots", tree.LeafModels.SelectMany(leaf => leaf.Features).ToArray());
        Row(json, "coefficients", tree.LeafModels.SelectMany(leaf => leaf.Coefficients).ToArray());
        Row(json, "gains", tree.Gains);
        Row(json, "nodeCovers", tree.NodeCovers);
        Row(json, "leafCovers", tree.LeafCovers);
    }

    private static void Number(JsonWriter json, string name, double value)
    {
        if (value != 1) json.Number(name, value);
    }

    private static void Row(JsonWriter json, string name, IReadOnlyCollection<double> values)
    {
        if (values.Count > 0) json.Row(name, values, Text);
    }

    private static void Row(JsonWriter json, string name, IReadOnlyCollection<int> values)
    {
        if (values.Count > 0) json.Row(name, values, value => NumberText.Of(value));
    }

    private static string Text(double value)
    {
        if (double.IsNaN(value)) return "\"NaN\"";
        if (double.IsInfinity(value)) return value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
        return IsMinusZero(value) ? "-0" : NumberText.Of(value);
    }

    private static string Text(float value) => IsMinusZero(value) || float.IsNaN(value) || float.IsInfinity(value)
        ? Text((double)value)
        : NumberText.Of(value);

    private static bool IsMinusZero(double value) => BitConverter.DoubleToInt64Bits(value) == long.MinValue;
}
