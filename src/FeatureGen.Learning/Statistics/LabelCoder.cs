using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>Codes the label, from 0, and takes rows without one out of the block.</summary>
internal abstract class LabelCoder(bool keepCodes)
{
    private readonly CodeLog? _log = keepCodes ? new CodeLog() : null;
    private bool[] _keep = [];

    /// <summary>The label of each row of the block.</summary>
    public int[] Codes { get; private set; } = [];

    /// <summary>Of a real label: that of each row of the block, less the origin; null for classes.</summary>
    public virtual double[]? Values => null;

    /// <summary>Codes given so far.</summary>
    public abstract int Count { get; }

    /// <summary>Rows that were left out.</summary>
    public long Unlabelled { get; private set; }

    /// <summary>Codes the rows of a block.</summary>
    public void Process(RecordBlock block)
    {
        if (Codes.Length < block.RowCount)
            Codes = new int[block.RowCount + block.RowCount / 2];

        Code(block, Codes);
        Span<int> codes = Codes.AsSpan(0, block.RowCount);
        if (codes.Contains(-1))
            DropUnlabelled(block, codes);
        codes = codes[..block.RowCount];
        Record(codes);
        _log?.Add(codes);
    }

    /// <summary>The labels in their order, for each the code it had, and its rows.</summary>
    public abstract (string[] Labels, int[] Codes, int[] Rows) Sorted();

    /// <summary>The label of each row of the table, as its place in the order.</summary>
    public int[] AllCodes()
    {
        int[] rank = new int[Count], sorted = Sorted().Codes, all = _log!.ToArray();
        for (int i = 0; i < sorted.Length; i++)
            rank[sorted[i]] = i;
        foreach (ref int code in all.AsSpan())
            code = rank[code];
        return all;
    }

    /// <summary>Codes the rows of a block; -1 for those without a label.</summary>
    protected abstract void Code(RecordBlock block, int[] codes);

    /// <summary>Counts labels.</summary>
    protected abstract void Record(ReadOnlySpan<int> codes);

    /// <summary>Takes out what <paramref name="keep"/> does not name of what belongs to the rows of the block.</summary>
    protected virtual void Keep(ReadOnlySpan<bool> keep)
    {
    }

    private void DropUnlabelled(RecordBlock block, Span<int> codes)
    {
        if (_keep.Length < codes.Length)
            _keep = new bool[codes.Length];
        int kept = 0;
        for (int row = 0; row < codes.Length; row++)
        {
            _keep[row] = codes[row] >= 0;
            if (_keep[row])
                codes[kept++] = codes[row];
        }

        Unlabelled += codes.Length - kept;
        Keep(_keep.AsSpan(0, codes.Length));
        block.KeepRows(_keep);
    }
}
