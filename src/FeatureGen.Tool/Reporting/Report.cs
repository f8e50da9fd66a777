using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>What the page shows.</summary>
internal sealed class Report
{
    public Report(ProfileFile profile)
    {
        Profile = profile;
        Label = new ReportLabel(profile);
        Fields =
        [
            .. profile.Fields.Select((field, i) => new ReportField(i + 1, field, ProfileJudge.Judge(field, ProfileThresholds.Default))),
        ];
        ByVerdict = Fields.ToLookup(field => field.Verdict);
        ByName = Fields.GroupBy(field => field.Data.Name).ToDictionary(same => same.Key, same => same.First());
    }

    public ProfileFile Profile { get; }

    public ReportLabel Label { get; }

    /// <summary>All fields, best first.</summary>
    public IReadOnlyList<ReportField> Fields { get; }

    public ILookup<ProfileVerdict, ReportField> ByVerdict { get; }

    public IReadOnlyDictionary<string, ReportField> ByName { get; }

    /// <summary>Verdicts of which there are fields, in the order of telling.</summary>
    public IEnumerable<ProfileVerdict> Findings => VerdictWords.Order.Where(ByVerdict.Contains);
}
