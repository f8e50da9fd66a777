namespace FeatureGen.Trees.Requests;

/// <summary>Reduces an ensemble to what a context leaves undecided: nodes that the context decides disappear, and trees without other nodes
/// become constants.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal abstract class Specialiser<T>
    where T : unmanaged
{
    /// <summary>Reduces all trees. They stay in order, so that sums keep their bits.</summary>
    /// <param name="ranks">The byte of each column that the context decides.</param>
    /// <param name="reduced">Takes what is left.</param>
    /// <returns>The number of groups.</returns>
    public abstract int Reduce(ReadOnlySpan<byte> ranks, ReducedEnsemble<T> reduced);
}
