using FeatureGen.Formats.Trees;

namespace FeatureGen.Formats.Models;

/// <summary>A tree of a <c>*.model.json</c>, as it stands there.</summary>
internal sealed class TreeJson
{
    private const NodeRule AllRules = NodeRule.LessOrEqual | NodeRule.DefaultLeft | NodeRule.NaNIsMissing | NodeRule.ZeroIsMissing
        | NodeRule.Categorical | NodeRule.MinusFractionIsZero | NodeRule.WholeNumbers;

    private static readonly JsonArray<int> s_noIntegers = new(0, []);
    private static readonly JsonArray<double> s_noNumbers = new(0, []);

    private readonly Dictionary<string, JsonArray<int>> _integers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonArray<double>> _numbers = new(StringComparer.Ordinal);
    private readonly int _place;
    private double _weight = 1;

    private TreeJson(int place) => _place = place;

    private JsonArray<int> Slots => Integers("slots");

    private JsonArray<int> Rules => Integers("rules");

    private JsonArray<int> NodeSets => Integers("nodeSets");

    private JsonArray<double> Thresholds => Doubles("thresholds");

    private JsonArray<double> Leaves => Doubles("leaves");

    /// <summary>Reads the next value.</summary>
    public static TreeJson Read(JsonCursor json)
    {
        json.IsAt('{');
        var tree = new TreeJson(json.Position);
        json.Object(name =>
        {
            switch (name)
            {
                case "weight": tree._weight = Number(json); break;
                case "slots" or "rules" or "lefts" or "rights" or "nodeSets" or "setSizes" or "setMembers" or "termCounts" or "termSlots":
                    tree._integers.Add(name, json.Array(() => Integer(json)));
                    break;
                case "thresholds" or "leaves" or "constants" or "coefficients" or "gains" or "nodeCovers" or "leafCovers":
                    tree._numbers.Add(name, json.Array(() => Number(json)));
                    break;
                default: json.Skip(); break;
            }
        });
        return tree;
    }

    /// <summary>Reads the next value as numbers; infinities and NaN stand as strings.</summary>
    public static EquatableArray<double> Numbers(JsonCursor json) => new(json.Array(() => Number(json)).ToArray());

    /// <summary>Reads the next value as a number, likewise.</summary>
    public static double Number(JsonCursor json)
    {
        if (!json.IsAt('"')) return json.Double();
        int place = json.Position;
        return json.String() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => throw json.Error("a number is expected, or \"NaN\", \"Infinity\" or \"-Infinity\"", place),
        };
    }

    /// <summary>Reads the next value as a whole number of 32 bits.</summary>
    public static int Integer(JsonCursor json)
    {
        json.IsAt('-');
        int place = json.Position;
        long value = json.Int64();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw json.Error($"{value} is out of range", place);
    }

    /// <summary>Checks the tree and makes it.</summary>
    /// <param name="json">What it was read from.</param>
    /// <param name="slotCount">How many slots there are.</param>
    /// <exception cref="FileFormatException">It is no tree over so many slots.</exception>
    public DecisionTree Build(JsonCursor json, int slotCount)
    {
        CheckCounts(json);
        var sets = Sets(json);
        var (lefts, rights) = (Integers("lefts"), Integers("rights"));
        for (int node = 0; node < Slots.Count; node++) CheckNode(json, node, slotCount, sets.Count);
        var (leftArray, rightArray) = (lefts.ToArray(), rights.ToArray());
        if (TreeShape.Find(leftArray, rightArray, Leaves.Count) is { } fault)
            throw Slots.Count == 0
                ? json.Error(fault.Problem, _place)
                : json.Error(fault.IsRight ? rights : lefts, fault.Node, $"node {fault.Node}: {fault.Problem}");
        for (int leaf = 0; leaf < Leaves.Count; leaf++)
            if (double.IsNaN(Leaves[leaf])) throw json.Error(Leaves, leaf, $"leaf {leaf} has the value NaN");
        return new DecisionTree
        {
            Weight = _weight,
            Features = new(Slots.ToArray()),
            Rules = new(Rules.ToArray().Select(rule => (NodeRule)rule).ToArray()),
            Thresholds = new(Thresholds.ToArray()),
            Lefts = new(leftArray),
            Rights = new(rightArray),
            NodeSets = new(NodeSets.ToArray()),
            Sets = sets,
            LeafValues = new(Leaves.ToArray()),
            LeafModels = LeafModels(json, slotCount),
            Gains = new(Doubles("gains").ToArray()),
            NodeCovers = new(Doubles("nodeCovers").ToArray()),
            LeafCovers = new(Doubles("leafCovers").ToArray()),
        };
    }

    private void CheckCounts(JsonCursor json)
    {
        foreach (var name in new[] { "rules", "lefts", "rights" }) CheckCount(json, name, Integers(name).Count, Slots.Count);
        CheckCount(json, "thresholds", Thresholds.Count, Slots.Count);
        if (_integers.ContainsKey("nodeSets")) CheckCount(json, "nodeSets", NodeSets.Count, Slots.Count);
        foreach (var name in new[] { "gains", "nodeCovers" })
            if (_numbers.ContainsKey(name)) CheckCount(json, name, Doubles(name).Count, Slots.Count);
        if (_numbers.ContainsKey("leafCovers")) CheckCount(json, "leafCovers", Doubles("leafCovers").Count, Leaves.Count);
    }

    private void CheckCount(JsonCursor json, string name, int count, int expected)
    {
        if (count != expected) throw json.Error($"the tree has {count} \"{name}\"; {expected} are expected", _place);
    }

    private void CheckNode(JsonCursor json, int node, int slotCount, int setCount)
    {
        if (Slots[node] < 0 || Slots[node] >= slotCount)
            throw json.Error(Slots, node, $"node {node} asks for slot {Slots[node]}; there are {slotCount}");
        if ((Rules[node] & ~(int)AllRules) != 0)
            throw json.Error(Rules, node, $"node {node} has the unknown rule {Rules[node]}; use a newer FeatureGen");
        if (double.IsNaN(Thresholds[node])) throw json.Error(Thresholds, node, $"node {node} has the threshold NaN");
        if (((NodeRule)Rules[node] & NodeRule.Categorical) == 0) return;
        if (NodeSets.Count == 0) throw json.Error(Rules, node, $"node {node} is categorical, and there are no \"nodeSets\"");
        if (NodeSets[node] < 0 || NodeSets[node] >= setCount)
            throw json.Error(NodeSets, node, $"node {node} asks for set {NodeSets[node]}; there are {setCount}");
    }

    private EquatableArray<EquatableArray<int>> Sets(JsonCursor json)
    {
        var members = Integers("setMembers");
        var sets = Parts(json, "setSizes", members).Select(set => new EquatableArray<int>(set)).ToArray();
        int start = 0;
        foreach (var set in sets)
        {
            for (int i = 0; i < set.Count; i++)
                if (set[i] < 0 || (i > 0 && set[i] <= set[i - 1]))
                    throw json.Error(members, start + i, "the members of a set ascend from 0");
            start += set.Count;
        }
        return new(sets);
    }

    private EquatableArray<LeafModel> LeafModels(JsonCursor json, int slotCount)
    {
        var constants = Doubles("constants");
        if (constants.Count == 0) return default;
        CheckCount(json, "constants", constants.Count, Leaves.Count);
        CheckCount(json, "termCounts", Integers("termCounts").Count, Leaves.Count);
        var slots = Integers("termSlots");
        for (int i = 0; i < slots.Count; i++)
            if (slots[i] < 0 || slots[i] >= slotCount)
                throw json.Error(slots, i, $"a leaf asks for slot {slots[i]}; there are {slotCount}");
        var terms = Parts(json, "termCounts", slots);
        var coefficients = Parts(json, "termCounts", Doubles("coefficients"));
        return new(Enumerable.Range(0, constants.Count).Select(leaf => new LeafModel
        {
            Constant = constants[leaf],
            Features = new(terms[leaf]),
            Coefficients = new(coefficients[leaf]),
        }).ToArray());
    }

    // The sizes say how much each part takes of the values that are there.
    private T[][] Parts<T>(JsonCursor json, string sizesName, JsonArray<T> values)
    {
        var sizes = Integers(sizesName);
        var (all, parts, start) = (values.ToArray(), new T[sizes.Count][], 0);
        for (int i = 0; i < parts.Length; i++)
        {
            if (sizes[i] < 0 || sizes[i] > all.Length - start)
                throw json.Error(sizes, i,
                    $"\"{sizesName}\" asks for {sizes[i]} of the {all.Length - start} values that are left");
            parts[i] = new T[sizes[i]];
            Array.Copy(all, start, parts[i], 0, sizes[i]);
            start += sizes[i];
        }
        return start == all.Length ? parts : throw json.Error($"\"{sizesName}\" adds up to {start}, for {all.Length} values", _place);
    }

    private JsonArray<int> Integers(string name) => _integers.TryGetValue(name, out var values) ? values : s_noIntegers;

    private JsonArray<double> Doubles(string name) => _numbers.TryGetValue(name, out var values) ? values : s_noNumbers;
}
