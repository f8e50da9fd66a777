using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Profiling;

/// <summary>How sure the ranks of fields are: intervals, resamples, p-values, and fields of noise to be held against.</summary>
/// <remarks>
/// Noise fields have the field's own counts; what they tell is drawn from the <see cref="Statistics.IndependenceLaw"/>, which is the law of
/// the field's values shuffled against the label. A resample of a field's counts moves its score by a sum of many small independent parts.
/// It is drawn from the normal distribution of that sum, so a million values cost no more than ten; and each field's draws depend on its
/// name alone. Fields are drawn independently, as if each had been measured on rows of its own, which leaves the ranks of like fields less
/// sure than they are, never surer. That a field is not told from noise says nothing where the rows would not tell a useful one from noise
/// either. So it is taken for noise only if its interval, of numbers that in sixteen bins, ends below ten times the threshold of importance;
/// else it stays in doubt. Where no field at all is told from noise, there is no importance to have a share of, and all are. So is a field
/// with another value in each row: no row tells of another.
/// </remarks>
internal sealed class CertaintyBuilder
{
    /// <summary>Resamples behind the intervals of ranks.</summary>
    public const int Resamples = 200;

    /// <summary>Noise fields that each field is held against.</summary>
    public const int NoiseFields = 20;

    private const int Outside = Resamples / 40;     // 2.5 % on each side

    // Of the fields that are told from noise; and how many times the threshold of importance noise surely does not reach.
    private const double MostFalse = 0.05, MostOfNoise = 10;
    private readonly FieldMeasurement[] _fields;
    private readonly bool[] _counts;
    private readonly int[] _ranking;
    private readonly double _threshold;

    /// <param name="fields">The fields in the order of their declaration.</param>
    /// <param name="counts">Which of them have a share of the importance.</param>
    /// <param name="ranking">Their positions, best first.</param>
    /// <param name="threshold">The share from which on a field is important.</param>
    public CertaintyBuilder(FieldMeasurement[] fields, bool[] counts, int[] ranking, double threshold) =>
        (_fields, _counts, _ranking, _threshold) = (fields, counts, ranking, threshold);

    /// <summary>The certainty of each field.</summary>
    public ProfileCertainty[] Build()
    {
        var random = Array.ConvertAll(_fields, field => new SeededRandom(SeedOf(field.Name)));
        double[] noise = [.. _fields.Select((field, i) => BestNoise(field, random[i]))];
        double[] pValues = Array.ConvertAll(_fields, PValueOf), qValues = QValues(pValues);
        double[][] scores = [.. _fields.Select((field, i) => Resample(field, random[i]))];
        var ranks = Ranks(scores);
        double[] stability = Stability(scores);
        double sum = SumOf(i => _fields[i].Score);
        bool isAllNoise = !_ranking.Any(i => _counts[i] && qValues[i] <= MostFalse);
        var certainty = new ProfileCertainty[_fields.Length];
        for (int place = 0; place < _ranking.Length; place++)
        {
            int i = _ranking[place];
            var field = _fields[i];
            var (low, high) = field.Dependence.Interval();
            certainty[i] = new ProfileCertainty
            {
                ScoreLow = low,
                ScoreHigh = high,
                ShareLow = ShareOf(low, sum),
                ShareHigh = ShareOf(high, sum),
                RankLow = Math.Min(place + 1, ranks[i][Outside]),
                RankHigh = Math.Max(place + 1, ranks[i][^(Outside + 1)]),
                Stability = stability[i],
                PValue = pValues[i],
                QValue = qValues[i],
                NoiseScore = noise[i],
                IsNoise = qValues[i] > MostFalse
                    && (isAllNoise || field.Dependence.Noise.HasNoSpread || ShareOf(field.MostHidden, sum) < MostOfNoise * _threshold),
            };
        }
        return certainty;
    }

    /// <summary>The false discovery rate at which each is a discovery (Benjamini and Hochberg, 1995).</summary>
    /// <param name="pValues">The smallest of them, or all.</param>
    /// <param name="tests">How many there are in all; as a rule as many as are given.</param>
    internal static double[] QValues(double[] pValues, long? tests = null)
    {
        int[] order = [.. Enumerable.Range(0, pValues.Length).OrderByDescending(i => pValues[i])];
        var qValues = new double[pValues.Length];
        double least = 1;
        for (int i = 0; i < order.Length; i++)
        {
            least = Math.Min(least, pValues[order[i]] * (tests ?? pValues.Length) / (pValues.Length - i));
            qValues[order[i]] = least;
        }
        return qValues;
    }

    // The best of several columns has had several chances.
    private static double PValueOf(FieldMeasurement field)
    {
        double one = field.PValue;
        return field.Columns == 1 ? one : one < 1e-9 ? Math.Min(1, field.Columns * one) : 1 - Math.Pow(1 - one, field.Columns);
    }

    private static double BestNoise(FieldMeasurement field, SeededRandom random)
    {
        var law = field.Dependence.Noise;
        double best = double.NegativeInfinity;
        for (int draw = 0; draw < NoiseFields * field.Columns; draw++)
            best = Math.Max(best, law.Draw(random) - law.Mean);
        return best;
    }

    private static double[] Resample(FieldMeasurement field, SeededRandom random)
    {
        double deviation = field.Dependence.StandardDeviation;
        var scores = new double[Resamples];
        foreach (ref double score in scores.AsSpan()) score = field.Score + deviation * random.NextNormal();
        return scores;
    }

    /// <summary>The ranks of each field over the resamples, ascending.</summary>
    private static int[][] Ranks(double[][] scores)
    {
        var ranks = Array.ConvertAll(scores, _ => new int[Resamples]);
        var keys = new double[scores.Length];
        var fields = new int[scores.Length];
        for (int resample = 0; resample < Resamples; resample++)
        {
            for (int i = 0; i < keys.Length; i++) (keys[i], fields[i]) = (-scores[i][resample], i);
            Array.Sort(keys, fields);
            for (int place = 0; place < fields.Length; place++) ranks[fields[place]][resample] = place + 1;
        }
        foreach (var row in ranks) Array.Sort(row);
        return ranks;
    }

    /// <summary>For each field the share of resamples in which its share of the importance stays on its side of the threshold.</summary>
    private double[] Stability(double[][] scores)
    {
        double sum = SumOf(i => _fields[i].Score);
        var same = new int[_fields.Length];
        for (int resample = 0; resample < Resamples; resample++)
        {
            int column = resample;
            double resampled = SumOf(i => scores[i][column]);
            for (int i = 0; i < same.Length; i++)
            {
                bool isBelow = ShareOf(_fields[i].Score, sum) < _threshold;
                if (!_counts[i] || ShareOf(scores[i][column], resampled) < _threshold == isBelow) same[i]++;
            }
        }
        return Array.ConvertAll(same, count => (double)count / Resamples);
    }

    private double SumOf(Func<int, double> scoreOf)
    {
        double sum = 0;
        foreach (int i in _ranking)
            if (_counts[i]) sum += Math.Max(0, scoreOf(i));
        return sum;
    }

    private static double ShareOf(double score, double sum) => score <= 0 ? 0 : sum <= 0 ? 1 : Math.Min(1, score / sum);

    /// <summary>A hash of a name that never changes (FNV-1a).</summary>
    internal static long SeedOf(string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in name) hash = (hash ^ c) * 1099511628211;
        return (long)hash;
    }
}
