using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using static System.FormattableString;

namespace FeatureGen.Tool.Output;

/// <summary>Prints profiles for people and for programs.</summary>
internal static class ProfilePrinter
{
    /// <summary>A line a field: its name and score, and, where a model was given, the share of gain, splits (both empty where the model has
    /// none), the rise of the loss when the field is shuffled, and its deviation.</summary>
    public static void PrintScores(ProfileFile profile, TextWriter output)
    {
        foreach (var field in profile.Fields)
        {
            output.Write($"{OneLine(field.Name)}\t{NumberText.Of(field.Score)}");
            if (field.Use is { } use)
            {
                output.Write($"\t{use.GainShare.Of()}\t{use.Splits.Of()}");
                output.Write($"\t{NumberText.Of(use.LossIncrease)}\t{NumberText.Of(use.LossDeviation)}");
            }
            output.Write('\n');
        }
    }

    /// <summary>A table with verdicts.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="output">Where to print.</param>
    public static void PrintTable(ProfileFile profile, TextWriter output)
    {
        bool hasModel = profile.Model is not null, hasTrees = profile.Fields.Any(field => field.Use?.Splits is not null);
        var table = new TextTable().Numbers("#").Numbers("ranks").Texts("field").Texts("kind").Numbers("score").Numbers("interval").Numbers("share")
            .Numbers("q").Numbers("coverage").Numbers("distinct");
        if (hasTrees) table.Numbers("gain").Numbers("splits");
        if (hasModel) table.Numbers("shuffled");
        table.Texts("verdict");
        for (int i = 0; i < profile.Fields.Count; i++)
            table.Row([Invariant($"{i + 1}"), .. Cells(profile.Fields[i], hasTrees), VerdictOf(profile.Fields[i])]);
        output.WriteLine(Invariant(
            $"{profile.Schema}: {profile.Rows} rows, label {profile.Label} ({Describe(profile)}), ranked by {profile.Method}"));
        if (profile.NoiseFields > 0) output.WriteLine(Invariant(
            $"ranks and interval: 95 %; q: false discovery rate; noise: the best of {profile.NoiseFields} noise fields with the same counts"));
        if (profile.Model is { } model) output.WriteLine(Describe(model));
        table.Write(output);
        if (profile.InteractionOrder > 0) InteractionPrinter.Print(profile, output);
        QualityPrinter.Print(profile, output);
    }

    /// <summary>A diverse subset: a line a field.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="wanted">How many were asked for.</param>
    /// <param name="output">Where to print.</param>
    public static void PrintDiverse(IReadOnlyList<ProfileField> fields, int wanted, TextWriter output)
    {
        string fewer = fields.Count < wanted ? Invariant($" (no more than {fields.Count} tell something new)") : "";
        output.WriteLine();
        output.WriteLine(Invariant($"the {wanted} fields that together tell most{fewer}:"));
        foreach (var field in fields) output.WriteLine($"  {OneLine(field.Name)}");
    }

    private static IEnumerable<string> Cells(ProfileField field, bool hasTrees)
    {
        var certainty = field.Certainty;
        yield return certainty is null ? "" : Invariant($"{certainty.RankLow}..{certainty.RankHigh}");
        yield return OneLine(field.Name);
        yield return JsonWriter.CamelCase(field.Kind.ToString());
        yield return Invariant($"{field.Score:G4}");
        yield return certainty is null ? "" : Invariant($"{certainty.ScoreLow:G3}..{certainty.ScoreHigh:G3}");
        yield return Invariant($"{field.Share:P1}");
        yield return certainty is null ? "" : Invariant($"{certainty.QValue:G2}");
        yield return Invariant($"{field.Coverage:P1}");
        yield return DistinctText.Short(field);
        if (field.Use is not { } use) yield break;
        if (hasTrees)
        {
            yield return use.GainShare is { } share ? Invariant($"{share:P1}") : "";
            yield return use.Splits.Of();
        }
        yield return Invariant($"{use.LossIncrease:F5} ± {use.LossDeviation:F5}");
    }

    private static string VerdictOf(ProfileField field)
    {
        var verdict = ProfileJudge.Judge(field, ProfileThresholds.Default);
        var text = VerdictText.Of(field, verdict);
        return verdict != ProfileVerdict.Fine && field.Keep is { } reason ? $"kept ({reason}): {text}" : text;
    }

    private static string Describe(ProfileFile profile)
    {
        string entropy = Invariant($"{profile.LabelEntropy:G4} nats");
        return profile.Target switch
        {
            null => entropy,
            { Kind: TargetKind.Real } target => Invariant($"real, {target.Mean:G4} ± {target.Deviation:G4}, in {target.Edges.Count} bins, {entropy}"),
            { Kind: TargetKind.Binary } => Invariant($"two classes, {entropy}"),
            _ => Invariant($"{profile.Classes.Count + profile.OtherClasses} classes, {entropy}"),
        };
    }

    private static string Describe(ProfileModel model)
    {
        var auc = model.BaseAuc is { } value ? Invariant($", AUC {value:F4}") : "";
        return Invariant($"{OneLine(model.Name)}: {model.Loss} {model.BaseLoss:F5}{auc} on {model.Rows} rows; shuffled: ")
            + Invariant($"how much {model.Loss} rises, mean ± deviation of {model.Repeats} shuffles");
    }

    // A name is whatever the header holds between its separators.
    private static string OneLine(string name) => name.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static string Of(this double? value) => value is { } number ? NumberText.Of(number) : "";

    private static string Of(this long? value) => value is { } number ? NumberText.Of(number) : "";
}
