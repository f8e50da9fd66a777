using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Memory in the state of a request for what its context leaves of the trees.</summary>
/// <remarks>Nodes are laid out as the <see cref="SelectKernel"/> runs them, a group at a time. The leaves of each tree are numbered anew,
/// so that the few that are left fit into few registers.</remarks>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal readonly ref struct ReducedEnsemble<T>
    where T : unmanaged
{
    /// <summary>For each part of the quantiser whether a node asks for it.</summary>
    public required Span<bool> WantedParts { get; init; }

    /// <summary>The groups of trees.</summary>
    public required Span<ReducedGroup> Groups { get; init; }

    /// <summary>The trees of all groups: all that there were, in order.</summary>
    public required Span<ReducedTree> Trees { get; init; }

    /// <summary>The nodes of all groups.</summary>
    public required Span<ByteSelect> Selects { get; init; }

    /// <summary>What the leaves of all trees add; behind the last there is room for permutes.</summary>
    public required Span<T> Values { get; init; }
}
