namespace FeatureGen.Learning.Statistics;

/// <summary>Large sets of columns that recode each other one to one: the first of a set stands for all of it.</summary>
internal static class EqualColumns
{
    /// <summary>Sets up to this size are compared like others.</summary>
    public const int Few = 16;

    /// <summary>For each column the first one of its large set, or itself.</summary>
    public static int[] Find(SampledColumn?[] columns)
    {
        int[] first = [.. Enumerable.Range(0, columns.Length)];
        foreach (IGrouping<int, int> alike in first.Where(i => columns[i] is not null).GroupBy(i => HashOf(columns[i]!.Codes)).ToArray())
        {
            if (alike.Count() <= Few)
                continue;
            var sets = new List<List<int>>();
            foreach (int column in alike)
            {
                List<int>? set = sets.Find(set => columns[set[0]]!.Codes.AsSpan().SequenceEqual(columns[column]!.Codes));
                if (set is null)
                    sets.Add([column]);
                else
                    set.Add(column);
            }

            foreach (List<int> set in sets.Where(set => set.Count > Few))
                set.ForEach(column => first[column] = set[0]);
        }

        return first;
    }

    // Codes are numbered as they appear, so columns that recode each other have the same.
    private static int HashOf(int[] codes)
    {
        int hash = 17;
        foreach (int code in codes)
            hash = (hash ^ code) * 16777619;
        return hash;
    }
}
