using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Gives the sets of an ensemble's categorical nodes their columns. They are the first of all columns, a block after another.</summary>
internal sealed class CategoryColumns
{
    private readonly Dictionary<CategoryReading, Dictionary<CategorySet, int>> _columns = [];

    private readonly List<CategoryBlock> _blocks = [];

    public CategoryColumns(TreeEnsemble ensemble)
    {
        foreach (var tree in ensemble.Trees)
        {
            var rules = tree.Rules.ToArray();
            for (int node = 0; node < rules.Length; node++)
                if ((rules[node] & NodeRule.Categorical) != 0) Collect(tree, node);
        }
        foreach (var (reading, columns) in _columns) Number(reading, columns);
    }

    /// <summary>The number of columns.</summary>
    public int ColumnCount { get; private set; }

    /// <summary>The blocks, in the order of their columns.</summary>
    public CategoryBlock[] Blocks => [.. _blocks];

    /// <summary>The column of a categorical node.</summary>
    public int Column(DecisionTree tree, int node) =>
        _columns[CategoryReading.Of(tree.Features[node], tree.Rules[node])][CategorySet.Of(tree, node)];

    private void Collect(DecisionTree tree, int node)
    {
        var reading = CategoryReading.Of(tree.Features[node], tree.Rules[node]);
        if (!_columns.TryGetValue(reading, out var columns)) _columns.Add(reading, columns = []);
        columns.TryAdd(CategorySet.Of(tree, node), 0);
    }

    // As many sets a block as a byte can tell apart.
    private void Number(CategoryReading reading, Dictionary<CategorySet, int> columns)
    {
        var classes = new CategoryClasses();
        var sets = new List<CategorySet>();
        foreach (var set in columns.Keys)
        {
            if (!classes.TryAdd(set.Members))
            {
                End();
                (classes, sets) = (new(), []);
                classes.TryAdd(set.Members);
            }
            sets.Add(set);
            columns[set] = ColumnCount + sets.Count;
        }
        End();

        void End()
        {
            _blocks.Add(new CategoryBlock(reading, ColumnCount, sets, classes));
            ColumnCount += 1 + sets.Count;
        }
    }
}
