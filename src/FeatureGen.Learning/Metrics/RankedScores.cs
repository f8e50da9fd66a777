namespace FeatureGen.Learning.Metrics;

/// <summary>Orders scores from best to worst; NaN is the worst of all, and equal to itself.</summary>
internal static class RankedScores
{
    /// <summary>Indices of the scores, best first; ties by index.</summary>
    public static int[] Order(ReadOnlySpan<float> scores)
    {
        var keys = new ulong[scores.Length];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = ((ulong)Descending(scores[i]) << 32) | (uint)i;
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }

    /// <summary>Whether two scores tie.</summary>
    public static bool AreEqual(float a, float b) => a == b || (float.IsNaN(a) && float.IsNaN(b));

    public static void RequireSameLength(int scores, int others, string name)
    {
        if (scores != others)
            throw new ArgumentException($"{scores} scores, but {others} {name}: each score needs one.", name);
    }

    /// <summary>Bits that sort ascending as the scores sort descending.</summary>
    private static uint Descending(float score)
    {
        if (float.IsNaN(score))
            return uint.MaxValue;
        uint bits = BitConverter.SingleToUInt32Bits(score + 0f);       // -0 ties with 0
        return (bits >> 31) == 0 ? 0x7FFFFFFF - bits : bits;
    }
}
