using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>A field of the report.</summary>
/// <param name="Rank">Its rank, from 1.</param>
/// <param name="Data">What the profile says of it.</param>
/// <param name="Verdict">What that means.</param>
internal sealed record ReportField(int Rank, ProfileField Data, ProfileVerdict Verdict)
{
    /// <summary>The id of its element.</summary>
    public string Id => FormattableString.Invariant($"f{Rank}");

    /// <summary>Whether it is left out of the shares of importance.</summary>
    public bool IsLeak => Verdict == ProfileVerdict.Leaking;
}
