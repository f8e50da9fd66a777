using System.Globalization;

namespace FeatureGen.Formats.Drift;

/// <summary>What has happened to a field that has drifted, in words: the same in the tool and in the build.</summary>
public static class DriftEvidence
{
    private const int MaxBins = 3;
    private const double LeastMove = 0.01;

    /// <summary>
    /// The measures and the bins that moved most, the one that the stability index owes most to first, as in <c>PSI 0.412, 0.002 by chance,
    /// Jensen-Shannon distance 0.210, q 1E-30; moved most: 'Phone' 10.0% -> 41.2%, missing 0.0% -> 5.0%</c>.
    /// </summary>
    public static string Of(FieldDrift field) => FormattableString.Invariant(
        $"PSI {field.StabilityIndex:F3}, {field.StabilityIndexByChance:F3} by chance, Jensen-Shannon distance {field.JensenShannon:F3}, ")
        + FormattableString.Invariant($"q {field.QValue:G2}; moved most: {Moved(field)}");

    private static string Moved(FieldDrift field)
    {
        var bins = field.Bins.Where(bin => bin != field.LargestChange && Math.Abs(bin.Is - bin.Was) >= LeastMove)
            .OrderByDescending(bin => Math.Abs(bin.Is - bin.Was));
        var all = field.LargestChange is { } largest ? bins.Prepend(largest) : bins;
        var words = string.Join(", ", all.Take(MaxBins).Select(bin => $"{OneLine(bin.Name)} {Percent(bin.Was)} -> {Percent(bin.Is)}"));
        return words.Length == 0 ? "nothing" : words;
    }

    private static string OneLine(string name) => new([.. name.Select(c => char.IsControl(c) ? ' ' : c)]);

    private static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + "%";
}
