using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Quality;

/// <summary>What is kept of a column's numbers to judge its data by.</summary>
/// <param name="Facts">What is said of them; null if none is finite.</param>
/// <param name="Sentinels">Those that stand for a missing value if they are quantities, the most frequent first, and their share.</param>
internal sealed record NumberQuality(ProfileNumbers? Facts, (double Value, double Share)[] Sentinels)
{
    /// <summary>What is kept of numbers.</summary>
    public static NumberQuality Of(NumberList numbers) => new(
        NumberFacts.Of(numbers),
        Array.ConvertAll(SentinelFinder.Find(numbers), place => (numbers.Values[place], (double)numbers.Rows[place] / numbers.Total)));
}
