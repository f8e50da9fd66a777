using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using FeatureGen.Analyzers.Files;
using FeatureGen.Formats.Profiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>Says on the field what the profile says against it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProfileAnalyzer : DiagnosticAnalyzer
{
    private const int MaxBuckets = 1 << 24;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. ProfileRules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var project = Project.Read(context);
        var findings = new Findings();
        foreach (var schema in project.Schemas)
            if (project.CurrentProfile(schema) is { } profile)
                Judge(schema, profile, schema.Thresholds(context.Options), findings, context.CancellationToken);
        findings.Register(context);
    }

    private static void Judge(
        ProjectSchema schema, ProjectFile<ProfileFile> profile, ProfileThresholds thresholds, Findings findings, CancellationToken cancellationToken)
    {
        var places = new FieldPlaces(schema, cancellationToken);
        var verdicts = FieldVerdicts.Of(schema.Model.Manifest, profile.Content!, thresholds);
        for (int i = 0; i < verdicts.Count; i++)
        {
            var (field, verdict) = verdicts[i];
            if (field is not null && schema.Model.Manifest.Fields[i].Keep is null && QualityText.MostTelling(field.Quality) is { } issue)
            {
                findings.Add(ProfileRules.PoorQuality, places.Of(i), [profile.PlaceOf("name", field.Name)],
                    [field.Name, QualityText.Of(issue), profile.Name, Count(profile.Content!.Rows)]);
            }
            if (verdict == ProfileVerdict.Fine) continue;
            var (rule, arguments) = Describe(field!, verdict, profile.Content!, thresholds);
            var evidence = profile.PlaceOf("name", field!.Name);
            findings.Add(rule, places.Of(i), [evidence], [field.Name, .. arguments, profile.Name, Count(profile.Content!.Rows)]);
        }
    }

    private static (DiagnosticDescriptor Rule, string[] Arguments) Describe(
        ProfileField field, ProfileVerdict verdict, ProfileFile profile, ProfileThresholds thresholds) => verdict switch
    {
        ProfileVerdict.Redundant => (ProfileRules.Redundant, [field.RedundantWith!, RedundancyText.Evidence(field)]),
        ProfileVerdict.Unimportant => (ProfileRules.Unimportant, [Unimportance(field, profile, thresholds)]),
        ProfileVerdict.Constant => (ProfileRules.Constant, []),
        ProfileVerdict.MostlyMissing => (ProfileRules.MostlyMissing, [Percent(field.Coverage), Percent(thresholds.Coverage)]),
        ProfileVerdict.Leaking => (ProfileRules.Leaking, [Leak(field, profile)]),
        _ => (ProfileRules.FewBuckets, [Distinct(field), Count(field.Buckets), EnoughBuckets(field, thresholds)]),
    };

    private static string Unimportance(ProfileField field, ProfileFile profile, ProfileThresholds thresholds)
    {
        string share = $"has {Percent(field.Share)} of all importance";
        if (field.Certainty is not { } certainty) return $"{share}, less than {Percent(thresholds.Importance)}";
        if (!certainty.IsNoise)
            return $"{share} (95% interval {Interval(certainty)}), less than {Percent(thresholds.Importance)}";
        // A lucky one is above its own controls, and still one of many.
        if (field.Score > certainty.NoiseScore)
            return $"is not told from noise (score {Score(field.Score)}, false discovery rate {Percent(certainty.QValue)})";
        var noise = $"best of {profile.NoiseFields} noise fields {Score(certainty.NoiseScore)}";
        return $"tells no more than noise (score {Score(field.Score)}, {noise})";
    }

    private static string Leak(ProfileField field, ProfileFile profile)
    {
        string label = $"the label '{profile.Label}'";
        return field.Leak switch
        {
            { Reason: ProfileLeak.Recoding } leak =>
                $"is {label} in other words (it explains {Percent(leak.Against)} of it, and it {Percent(leak.Share)} of the field)",
            { Reason: ProfileLeak.PresentForOneClass } leak => $"has a value where {label} is '{leak.Class}' ({OneClass(leak)})",
            { Reason: ProfileLeak.MissingForOneClass } leak => $"is missing where {label} is '{leak.Class}' ({OneClass(leak)})",
            { Reason: ProfileLeak.Monotone } leak =>
                $"rises or falls with {label}, so it is it in other words (it explains {Percent(leak.Against)} of it)",
            { } leak => $"explains {Percent(leak.Share)} of {label} in the last quarter of the time and {Percent(leak.Against)} in the first",
            null => $"explains {Percent(field.LabelShare)} of {label}",
        };
    }

    private static string OneClass(ProfileLeakage leak) => $"{Percent(leak.Share)} of these rows, {Percent(leak.Against)} of all";

    private static string EnoughBuckets(ProfileField field, ProfileThresholds thresholds)
    {
        int buckets = 1;
        while (buckets < MaxBuckets && (buckets <= field.Buckets || field.Distinct > thresholds.Load * buckets)) buckets *= 2;
        return buckets.ToString(CultureInfo.InvariantCulture);
    }

    private static string Percent(double share) => (100 * share).ToString(share < 0.01 ? "0.###" : "0.#", CultureInfo.InvariantCulture) + "%";

    private static string Interval(ProfileCertainty certainty) => $"{Percent(certainty.ShareLow)} to {Percent(certainty.ShareHigh)}";

    private static string Score(double score) => score.ToString("0.##E+0", CultureInfo.InvariantCulture);

    private static string Distinct(ProfileField field) =>
        (field.Counted == ProfileCounting.Exactly ? "" : "about ") + Count(field.Distinct);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
