namespace FeatureGen.Trees.Requests;

/// <summary>Some trees, one after the other, whose nodes are run as those of one tree: most trees have so few nodes left that going from
/// one to the next would take longer than the nodes. Trees, nodes and values follow those of the group before.</summary>
/// <param name="SelectCount">The number of nodes.</param>
/// <param name="TreeCount">The number of trees.</param>
internal readonly record struct ReducedGroup(int SelectCount, int TreeCount)
{
    /// <summary>The number of values: a tree has a leaf more than nodes.</summary>
    public int ValueCount => SelectCount + TreeCount;
}
