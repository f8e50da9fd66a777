namespace FeatureGen.Trees.Explain;

/// <summary>Links nodes to those above that ask for the same feature. Without recursion: a path may be as long as the tree.</summary>
internal static class FeatureRepeats
{
    /// <summary>Sets what nodes say of the nearest node above with their feature, and their whole shares.</summary>
    /// <param name="nodes">The nodes, the root first, with their children and the shares of their edges.</param>
    /// <returns>The most different features that a path asks for.</returns>
    public static int Link(Span<ExplainNode> nodes)
    {
        // The lowest node of the path for each of its features, and which of its edges the path takes.
        var lowest = new Dictionary<int, (int Node, bool IsLeft)>();
        var steps = new Stack<(int Node, Step Step)>();
        int most = 0;
        steps.Push((0, Step.GoLeft));
        while (steps.TryPop(out var next))
        {
            ref var node = ref nodes[next.Node];
            switch (next.Step)
            {
                case Step.GoLeft:
                    Link(ref node, lowest, nodes);
                    lowest[node.Feature] = (next.Node, true);
                    most = Math.Max(most, lowest.Count);
                    steps.Push((next.Node, Step.GoRight));
                    if (node.Left >= 0) steps.Push((node.Left, Step.GoLeft));
                    break;
                case Step.GoRight:
                    lowest[node.Feature] = (next.Node, false);
                    steps.Push((next.Node, Step.GoUp));
                    if (node.Right >= 0) steps.Push((node.Right, Step.GoLeft));
                    break;
                default:
                    if (node.Above >= 0) lowest[node.Feature] = (node.Above, node.IsLeftOfAbove);
                    else lowest.Remove(node.Feature);
                    break;
            }
        }
        return most;
    }

    private static void Link(ref ExplainNode node, Dictionary<int, (int Node, bool IsLeft)> lowest, ReadOnlySpan<ExplainNode> nodes)
    {
        (node.Above, node.WholeAbove) = (-1, 1);
        if (lowest.TryGetValue(node.Feature, out var above))
        {
            (node.Above, node.IsLeftOfAbove) = above;
            node.WholeAbove = above.IsLeft ? nodes[above.Node].LeftWhole : nodes[above.Node].RightWhole;
        }
        node.LeftWhole = node.WholeAbove * node.LeftShare;
        node.RightWhole = node.WholeAbove * node.RightShare;
    }

    private enum Step
    {
        GoLeft,
        GoRight,
        GoUp,
    }
}
