using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>What each leaf adds: its value times its tree's weight, as the walk multiplies them.</summary>
internal static class TreeLeaves
{
    /// <summary>Writes what the leaves of a tree add.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="leaves">Takes a float or a double a leaf.</param>
    /// <param name="first">Where the first one goes.</param>
    public static void CopyTo(DecisionTree tree, Array leaves, int first)
    {
        double[] values = tree.LeafValues.ToArray();
        // Not generic arithmetic, which is slow before it is compiled to the end.
        if (leaves is float[] singles)
        {
            float weight = (float)tree.Weight;
            for (int leaf = 0; leaf < values.Length; leaf++) singles[first + leaf] = (float)values[leaf] * weight;
        }
        else
        {
            double[] doubles = (double[])leaves;
            for (int leaf = 0; leaf < values.Length; leaf++) doubles[first + leaf] = values[leaf] * tree.Weight;
        }
    }
}
