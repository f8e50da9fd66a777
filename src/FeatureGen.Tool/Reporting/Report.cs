using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>What the page shows.</summary>
internal sealed class Report
{
    public Report(ProfileFile profile, DriftReport? drift)
    {
        (Profile, Drift) = (profile, drift);
        Label = new ReportLabel(profile);
        Fields =
        [
            .. profile.Fields.Select((field, i) => new ReportField(i + 1, field, ProfileJudge.Judge(field, ProfileThresholds.Default))),
        ];
        ByVerdict = Fields.Where(field => !field.IsKept).ToLookup(field => field.Verdict);
        Kept = [.. Fields.Where(field => field.IsKept)];
        ByName = Fields.GroupBy(field => field.Data.Name).ToDictionary(same => same.Key, same => same.First());
        Alike = (profile.Similarities?.Pairs ?? [])
            .SelectMany(pair => (ProfileSimilarity[])[pair, new(pair.Second, pair.First, pair.Similarity)])
            .ToLookup(pair => pair.First, StringComparer.Ordinal);
    }

    public ProfileFile Profile { get; }

    public ReportLabel Label { get; }

    /// <summary>All fields, best first.</summary>
    public IReadOnlyList<ReportField> Fields { get; }

    /// <summary>Fields by what speaks against them; those that are kept all the same are not among them.</summary>
    public ILookup<ProfileVerdict, ReportField> ByVerdict { get; }

    /// <summary>By the name of a field its similarities to others, as far as the profile keeps them.</summary>
    public ILookup<string, ProfileSimilarity> Alike { get; }

    /// <summary>Fields that something speaks against and that are kept.</summary>
    public IReadOnlyList<ReportField> Kept { get; }

    /// <summary>Fields that are kept though nothing speaks against them.</summary>
    public IEnumerable<ReportField> KeptAnyway => Fields.Where(one => one.Data.Keep is not null && !one.IsKept);

    /// <summary>How later rows differ; null where the page is of the profile alone.</summary>
    public DriftReport? Drift { get; }

    public IReadOnlyDictionary<string, ReportField> ByName { get; }

    /// <summary>Verdicts of which there are fields, in the order of telling.</summary>
    public IEnumerable<ProfileVerdict> Findings => VerdictWords.Order.Where(ByVerdict.Contains);
}
