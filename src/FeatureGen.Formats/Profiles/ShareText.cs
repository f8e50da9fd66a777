using System.Globalization;

namespace FeatureGen.Formats.Profiles;

/// <summary>Shares in words.</summary>
public static class ShareText
{
    /// <summary>A share as a percentage with a decimal, a small one with three: <c>0.992%</c>, <c>12.5%</c>, <c>100%</c>.</summary>
    public static string Percent(double share) =>
        (100 * share).ToString(share < 0.01 ? "0.###" : "0.#", CultureInfo.InvariantCulture) + "%";
}
