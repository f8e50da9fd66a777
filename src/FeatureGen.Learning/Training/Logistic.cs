namespace FeatureGen.Learning.Training;

/// <summary>The logistic function and its loss, the same bits on every machine: the C library's exponential is not called.</summary>
internal static class Logistic
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>1 / (1 + exp(-margin)).</summary>
    public static float Probability(float margin)
    {
        double e = Exp(-Math.Abs(margin));
        return (float)(margin >= 0 ? 1 / (1 + e) : e / (1 + e));
    }

    /// <summary>-log(p) of the true class, without overflow or cancellation.</summary>
    public static double Loss(float margin, float label)
    {
        double towards = label > .5f ? -margin : margin;
        return Math.Max(towards, 0) + double.LogP1(Exp(-Math.Abs(towards)));
    }

    // exp(x) for x <= 0: x = n ln 2 + r, |r| <= ln 2 / 2, and exp(r) by its Taylor series to r^13 (error below 2^-57).
    private static double Exp(double x)
    {
        if (!(x > -700)) return double.IsNaN(x) ? x : 0;
        double n = Math.Round(x * Log2E);
        double r = Math.FusedMultiplyAdd(n, -Ln2Low, Math.FusedMultiplyAdd(n, -Ln2High, x));
        double sum = 1.0 / 6227020800;
        foreach (double coefficient in Coefficients) sum = Math.FusedMultiplyAdd(sum, r, coefficient);
        return sum * BitConverter.Int64BitsToDouble((long)n + 1023 << 52);
    }

    private static ReadOnlySpan<double> Coefficients =>
    [
        1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2, 1, 1,
    ];
}
