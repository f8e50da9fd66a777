using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Divides reduced trees into groups.</summary>
/// <param name="groups">Takes the groups.</param>
internal ref struct GroupWriter(Span<ReducedGroup> groups)
{
    // A tree begins a new group where the one before has as many nodes: their slots then stay in the first level cache.
    private const int FullSelects = 96;

    private readonly Span<ReducedGroup> _groups = groups;
    private int _count;
    private int _selectCount;
    private int _treeCount;

    /// <summary>Makes room for a tree.</summary>
    /// <param name="mostSelects">The most nodes that it may have left.</param>
    /// <returns>The slot of its first node.</returns>
    public int Begin(int mostSelects)
    {
        if (_selectCount >= FullSelects || _selectCount + mostSelects >= SelectKernel.MostLeaves) End();
        return SelectKernel.MostLeaves + _selectCount;
    }

    /// <summary>Adds the tree that room was made for.</summary>
    /// <param name="selectCount">The number of its nodes that are left.</param>
    public ReducedTree Add(int selectCount)
    {
        // Without a node every row is at leaf 0.
        int slot = selectCount > 0 ? SelectKernel.MostLeaves + _selectCount : 0;
        _selectCount += selectCount;
        _treeCount++;
        return new((ushort)slot, (ushort)(selectCount + 1));
    }

    /// <summary>Ends the last group.</summary>
    /// <returns>The number of groups.</returns>
    public int End()
    {
        if (_treeCount > 0) _groups[_count++] = new(_selectCount, _treeCount);
        (_selectCount, _treeCount) = (0, 0);
        return _count;
    }
}
