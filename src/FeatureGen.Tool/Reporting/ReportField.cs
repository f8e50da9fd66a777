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

    /// <summary>Whether something speaks against it and its schema keeps it all the same.</summary>
    public bool IsKept => Verdict != ProfileVerdict.Fine && Data.Keep is not null;

    /// <summary>Where it stands, in one or two words.</summary>
    public string Word => IsKept ? VerdictWords.Kept : VerdictWords.Of(Verdict);

    /// <summary>The class of elements that show where it stands.</summary>
    public string Style => VerdictWords.ClassOf(Word);
}
