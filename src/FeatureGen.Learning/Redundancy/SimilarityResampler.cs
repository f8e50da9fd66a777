using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Redundancy;

/// <summary>How far the similarity of two columns varies over resamples of the rows.</summary>
/// <remarks>
/// A resample moves the similarity by a sum of many small independent parts, one a row; it is drawn from the normal distribution of that
/// sum, so that a pair costs one pass over its rows and a rare value no bias.
/// </remarks>
internal static class SimilarityResampler
{
    /// <summary>Resamples that are drawn.</summary>
    public const int Resamples = 20;

    /// <summary>The number of resamples in which a similarity stays at or above a limit.</summary>
    public static int Held(double similarity, double deviation, double limit, SeededRandom random)
    {
        int held = 0;
        for (int resample = 0; resample < Resamples; resample++)
            if (similarity + deviation * random.NextNormal() >= limit) held++;
        return held;
    }

    /// <summary>The standard deviation of <see cref="MutualInformation.Similarity(double, double, double, double)"/>.</summary>
    /// <param name="a">One column.</param>
    /// <param name="b">The other.</param>
    /// <param name="similarity">Their similarity.</param>
    public static double Deviation(SampledColumn a, SampledColumn b, double similarity)
    {
        if (similarity >= 1) return 0;
        double rows = a.Codes.Length, entropy = Math.Min(a.Entropy, b.Entropy);
        bool isFirst = a.Entropy <= b.Entropy;
        var counts = new int[b.Values];
        double ratios = 0, parts = 0, squares = 0;
        for (int value = 0; value < a.Values; value++)
        {
            var group = a.RowsOf(value);
            foreach (int row in group) counts[b.Codes[row]]++;
            foreach (int row in group)
            {
                int code = b.Codes[row], count = counts[code];
                if (count == 0) continue;
                counts[code] = 0;
                int coarser = isFirst ? group.Length : b.CountOf(code);
                double ratio = Math.Log(rows * count / group.Length / b.CountOf(code));
                double part = ratio + similarity * Math.Log(coarser / rows);
                ratios += count * ratio;
                parts += count * part;
                squares += count * part * part;
            }
        }
        double room = (entropy - ratios / rows) / (1 - similarity), mean = parts / rows;
        return room <= 1e-9 ? 0 : Math.Sqrt(Math.Max(0, squares / rows - mean * mean) / rows) / room;
    }
}
