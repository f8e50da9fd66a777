using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// The gamma distribution: its tail, by the series and the continued fraction of the incomplete gamma function (Abramowitz and Stegun
/// 6.5.29 and 6.5.31), and draws from it (Marsaglia and Tsang, ACM TOMS 26, 2000).
/// </summary>
internal static class GammaLaw
{
    private const double Precision = 1e-15;
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The probability of more than <paramref name="x"/> under shape <paramref name="shape"/> and scale 1.</summary>
    public static double Tail(double shape, double x)
    {
        if (x <= 0)
            return 1;
        double front = Math.Exp(shape * Math.Log(x) - x - LogGamma(shape));
        return Math.Clamp(x < shape + 1 ? 1 - front * Series(shape, x) : front * Fraction(shape, x), 0, 1);
    }

    /// <summary>A draw under shape <paramref name="shape"/> and scale 1.</summary>
    public static double Draw(double shape, SeededRandom random)
    {
        // Below 1 a draw of one shape more is pulled down by a power of a uniform number.
        if (shape < 1)
            return Draw(shape + 1, random) * Math.Pow(random.NextUniform(), 1 / shape);
        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = random.NextNormal();
            double cube = 1 + c * normal;
            if (cube <= 0)
                continue;
            cube *= cube * cube;
            if (Math.Log(random.NextUniform()) < normal * normal / 2 + d * (1 - cube + Math.Log(cube)))
                return d * cube;
        }
    }

    /// <summary>ln of the gamma function of a positive number (Lanczos, g = 7).</summary>
    internal static double LogGamma(double x)
    {
        if (x < 0.5)
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        double sum = Lanczos[0];
        for (int i = 1; i < Lanczos.Length; i++)
            sum += Lanczos[i] / (x - 1 + i);
        double t = x + 6.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    // Both need some multiples of the root of the shape, where they are slowest.
    private static int Steps(double shape) => 200 + (int)(20 * Math.Sqrt(shape));

    private static double Series(double shape, double x)
    {
        double term = 1 / shape, sum = term;
        for (int n = 1; n < Steps(shape) && term > Precision * sum; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double shape, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - shape, c = 1 / tiny, d = 1 / b, value = d;
        for (int n = 1; n < Steps(shape); n++)
        {
            double a = -n * (n - shape);
            b += 2;
            d = a * d + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + a / c;
            c = Math.Abs(c) < tiny ? tiny : c;
            value *= d * c;
            if (Math.Abs(d * c - 1) < Precision)
                break;
        }

        return value;
    }
}
