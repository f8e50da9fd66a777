namespace FeatureGen.Learning.Statistics;

/// <summary>Into how many bins of about equally many rows a real label is cut, so that it can be counted like classes.</summary>
/// <remarks>
/// The cube root of the rows: a bin then holds at least its square, so that counts are no mere chance. Sixteen at most: of two normal
/// variables of correlation 0.5 so many show 97 % of the information, at 0.9 95 %; twice as many would show one or two more, and make
/// weak dependences, whose information is then spread over twice the degrees of freedom, harder to tell from noise.
/// </remarks>
internal static class LabelBins
{
    /// <summary>The most bins.</summary>
    public const int Most = 16;

    private const int Least = 2;

    /// <summary>The bins for so many rows.</summary>
    public static int For(long rows) => Math.Clamp((int)Math.Floor(Math.Cbrt(rows) + 1e-9), Least, Most);
}
