namespace FeatureGen.Trees.Requests;

/// <summary>Some trees, one after the other, whose nodes are run as those of one tree: most trees have so few nodes left that going from one
/// to the next would take longer than the nodes.</summary>
/// <param name="SelectCount">The number of their nodes, which follow those of the group before.</param>
/// <param name="TreeCount">The number of trees, which follow those of the group before.</param>
internal readonly record struct ReducedGroup(int SelectCount, int TreeCount)
{
    /// <summary>A tree begins a new group where the one before has as many nodes: their slots then stay in the first level cache.</summary>
    public const int FullSelects = 96;
}
