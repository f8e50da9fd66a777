using FeatureGen.Benchmarks.Trees.Schemas;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>Requests: the context fields of one reference row each, the item fields of all 1,000.</summary>
internal sealed class Requests<TContext, TItem>
    where TContext : struct, IFeatureSchema<TContext>
    where TItem : struct, IFeatureSchema<TItem>
{
    public Requests()
    {
        float[] rows = GbdtFiles.Rows();
        Contexts = Records.Make<TContext>(rows, Requests.Count);
        Items = Records.Make<TItem>(rows, GbdtFiles.RowCount);
        int[] given = [.. Records.FeaturesOf<TContext>()];
        Values = [.. Enumerable.Range(0, Requests.Count).Select(request => Given(rows, request, given))];
        Rows = [.. Values.Select(values => Records.Make<FlatRow>(values, GbdtFiles.RowCount))];
    }

    /// <summary>The context of each request.</summary>
    public TContext[] Contexts { get; }

    /// <summary>The items of every request.</summary>
    public TItem[] Items { get; }

    /// <summary>The rows of each request: each item with its context.</summary>
    public FlatRow[][] Rows { get; }

    /// <summary>The same as floats.</summary>
    public float[][] Values { get; }

    private static float[] Given(float[] rows, int request, int[] given)
    {
        float[] values = [.. rows];
        for (int row = 0; row < values.Length; row += GbdtFiles.FeatureCount)
            foreach (int feature in given) values[row + feature] = rows[request * GbdtFiles.FeatureCount + feature];
        return values;
    }
}
