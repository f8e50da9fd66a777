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
    public static Fault? Find(int[] lefts, int[] rights, int leafCount)
    {
        if (lefts.Length == 0) return leafCount == 1 ? null : new Fault(0, false, $"a tree without nodes has one leaf, not {leafCount}");
        var (nodes, leaves) = (new bool[lefts.Length], new bool[leafCount]);
        nodes[0] = true;
        bool isOrdered = true;
        for (int node = 0; node < lefts.Length; node++)
        {
            int left = lefts[node], right = rights[node];
            if (!Claim(left, nodes, leaves)) return new Fault(node, false, Blame(left, nodes, leaves));
            if (!Claim(right, nodes, leaves)) return new Fault(node, true, Blame(right, nodes, leaves));
            isOrdered &= (left < 0 || left > node) && (right < 0 || right > node);
        }
        int lost = FirstFalse(leaves);
        if (lost >= 0) return new Fault(0, false, $"leaf {lost} is no node's child");
        // Nodes with one parent each can still form a ring beside the tree, but not where all stand behind their parents.
        int apart = FirstFalse(isOrdered ? nodes : Reached(lefts, rights));
        return apart < 0 ? null : new Fault(apart, false, $"node {apart} does not hang on the root: the tree has a cycle");
    }

    // Not of a query or a collection: this checks every tree of a model before its first score.
    private static bool Claim(int child, bool[] nodes, bool[] leaves)
    {
        bool[] taken = child >= 0 ? nodes : leaves;
        int index = child >= 0 ? child : ~child;
        if (index >= taken.Length || taken[index]) return false;
        taken[index] = true;
        return true;
    }

    private static string Blame(int child, bool[] nodes, bool[] leaves)
    {
        var (taken, index, kind) = child >= 0 ? (nodes, child, "node") : (leaves, ~child, "leaf");
        if (index >= taken.Length) return $"its child is {kind} {index}, of {taken.Length}";
        return child == 0 ? "its child is the root: the tree has a cycle" : $"its child, {kind} {index}, has another parent";
    }

    private static int FirstFalse(bool[] flags)
    {
        for (int i = 0; i < flags.Length; i++)
            if (!flags[i]) return i;
        return -1;
    }

    private static bool[] Reached(int[] lefts, int[] rights)
    {
        var reached = new bool[lefts.Length];
        var open = new Stack<int>();
        open.Push(0);
        while (open.Count > 0)
        {
            int node = open.Pop();
            reached[node] = true;
            if (lefts[node] >= 0) open.Push(lefts[node]);
            if (rights[node] >= 0) open.Push(rights[node]);
        }
        return reached;
    }
}
