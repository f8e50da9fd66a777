using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Where in the state of a request stands what its context leaves of the trees.</summary>
/// <remarks>Selects and values of a tree follow those of the tree before. The nodes of a tree stand in the order of
/// <see cref="SelectKernel"/>; its leaves are numbered anew, so that the few that are left fit into few registers.</remarks>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal readonly ref struct ReducedEnsemble<T>
    where T : unmanaged
{
    /// <summary>The trees.</summary>
    public readonly Span<ReducedTree> Trees;

    /// <summary>The nodes of all trees.</summary>
    public readonly Span<ByteSelect> Selects;

    /// <summary>What the leaves of all trees add; behind the last there is room for permutes.</summary>
    public readonly Span<T> Values;

    /// <summary>For each part of the quantiser whether a node asks for it.</summary>
    public readonly Span<bool> WantedParts;

    public ReducedEnsemble(Span<bool> wantedParts, Span<ReducedTree> trees, Span<ByteSelect> selects, Span<T> values)
    {
        WantedParts = wantedParts;
        Trees = trees;
        Selects = selects;
        Values = values;
    }
}
