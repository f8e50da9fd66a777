namespace FeatureGen.Formats.Trees;

/// <summary>Checks that children make a tree: every node and every leaf has one parent, but for the root, and hangs on the root.</summary>
internal static class TreeShape
{
    /// <summary>What is wrong, where.</summary>
    /// <param name="Node">The node.</param>
    /// <param name="IsRight">Whether its right child is to blame rather than its left one.</param>
    /// <param name="Problem">A clause without a full stop.</param>
    public sealed record Fault(int Node, bool IsRight, string Problem);

    /// <summary>The first fault, or null.</summary>
    /// <param name="lefts">Left children: a node, or the complement of a leaf.</param>
    /// <param name="rights">As many right children.</param>
    /// <param name="leafCount">The number of leaves.</param>
    public static Fault? Find(EquatableArray<int> lefts, EquatableArray<int> rights, int leafCount)
    {
        if (lefts.Count == 0) return leafCount == 1 ? null : new Fault(0, false, $"a tree without nodes has one leaf, not {leafCount}");
        var (nodes, leaves) = (new bool[lefts.Count], new bool[leafCount]);
        nodes[0] = true;
        for (int node = 0; node < lefts.Count; node++)
        {
            if (Claim(lefts[node], nodes, leaves) is { } left) return new Fault(node, false, left);
            if (Claim(rights[node], nodes, leaves) is { } right) return new Fault(node, true, right);
        }
        int lost = Array.IndexOf(leaves, false);
        if (lost >= 0) return new Fault(0, false, $"leaf {lost} is no node's child");
        return Unreached(lefts, rights) is { } apart
            ? new Fault(apart, false, $"node {apart} does not hang on the root: the tree has a cycle")
            : null;
    }

    private static string? Claim(int child, bool[] nodes, bool[] leaves)
    {
        var (taken, index, kind) = child >= 0 ? (nodes, child, "node") : (leaves, ~child, "leaf");
        if (index >= taken.Length) return $"its child is {kind} {index}, of {taken.Length}";
        if (taken[index])
            return index == 0 && child >= 0
                ? "its child is the root: the tree has a cycle"
                : $"its child, {kind} {index}, has another parent";
        taken[index] = true;
        return null;
    }

    // Nodes with one parent each can still form a ring beside the tree.
    private static int? Unreached(EquatableArray<int> lefts, EquatableArray<int> rights)
    {
        var reached = new bool[lefts.Count];
        var open = new Stack<int>();
        open.Push(0);
        while (open.Count > 0)
        {
            int node = open.Pop();
            reached[node] = true;
            if (lefts[node] >= 0) open.Push(lefts[node]);
            if (rights[node] >= 0) open.Push(rights[node]);
        }
        int apart = Array.IndexOf(reached, false);
        return apart < 0 ? null : apart;
    }
}
