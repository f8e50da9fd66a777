using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Drift;
using static System.FormattableString;

namespace FeatureGen.Tool.Output;

/// <summary>What has changed from one profile to the next, as a table or as JSON.</summary>
internal static class ComparisonText
{
    private const string Format = "featuregen-profile-comparison";
    private const int Version = 1;

    /// <summary>Writes the table.</summary>
    public static void WriteTable(ProfileFile was, ProfileFile isNow, IReadOnlyList<FieldChange> changes, TextWriter output)
    {
        var table = new TextTable().Numbers("#").Texts("field").Numbers("score").Texts("intervals").Numbers("coverage").Numbers("distinct")
            .Numbers("PSI").Numbers("by chance").Texts("verdict");
        foreach (var change in changes)
        {
            table.Row(
                $"{Rank(change.RankWas)} -> {Rank(change.RankIs)}", change.Name.ReplaceLineEndings(" ").Replace('\t', ' '),
                Pair(change, field => Invariant($"{field.Score:G4}")), Intervals(change), Pair(change, field => Invariant($"{field.Coverage:P1}")),
                Pair(change, DistinctText.Short),
                change.StabilityIndex is { } index ? Invariant($"{index:F3}") : change.NoStabilityIndex ?? "",
                change.StabilityIndexByChance is { } chance ? Invariant($"{chance:F3}") : "", Verdict(change));
        }
        output.WriteLine(Invariant(
            $"{isNow.Schema}: {was.Rows} rows -> {isNow.Rows} rows, label {isNow.Label} ")
            + Invariant($"({was.LabelEntropy:G4} -> {isNow.LabelEntropy:G4} nats), ranked by {isNow.Method}"));
        output.WriteLine(
            "intervals: whether those of the scores (95 %) are apart; PSI: the population stability index, by chance: without any change");
        table.Write(output);
    }

    /// <summary>The comparison as JSON, in a stable order, numbers with six significant digits.</summary>
    public static string WriteJson(ProfileFile was, ProfileFile isNow, IReadOnlyList<FieldChange> changes)
    {
        var json = new JsonWriter(indented: true);
        json.Object(null, () =>
        {
            json.String("format", Format).Number("version", Version).String("schema", isNow.Schema).String("label", isNow.Label);
            json.Row("rows", [was.Rows, isNow.Rows], NumberText.Of);
            json.Row("labelEntropy", [was.LabelEntropy, isNow.LabelEntropy], Rounded);
            json.Array("fields", () =>
            {
                foreach (var change in changes) json.Object(null, () => Write(json, change));
            });
        });
        return json.ToString();
    }

    private static void Write(JsonWriter json, FieldChange change)
    {
        json.String("name", change.Name).String("state", change.Was is null ? "came" : change.Is is null ? "went" : "stayed");
        if (change.HasScoreChanged is { } changed) json.Boolean("scoreChanged", changed);
        if (change.StabilityIndex is { } index) json.Number("psi", ProfileFileJson.Round(index));
        if (change.StabilityIndexByChance is { } chance) json.Number("psiByChance", ProfileFileJson.Round(chance));
        json.String("noPsi", change.NoStabilityIndex);
        if (change.Was is { } was) json.Object("was", () => Write(json, was, change.RankWas, change.VerdictWas));
        if (change.Is is { } isNow) json.Object("is", () => Write(json, isNow, change.RankIs, change.VerdictIs));
    }

    private static void Write(JsonWriter json, ProfileField field, int rank, ProfileVerdict verdict)
    {
        json.Number("rank", rank).Number("score", ProfileFileJson.Round(field.Score));
        if (field.Certainty is { } certainty) json.Row("interval", [certainty.ScoreLow, certainty.ScoreHigh], Rounded);
        json.Number("coverage", ProfileFileJson.Round(field.Coverage)).Number("distinct", field.Distinct).Enum("verdict", verdict);
    }

    private static string Rank(int rank) => rank == 0 ? "-" : Invariant($"{rank}");

    private static string Pair(FieldChange change, Func<ProfileField, string> text)
    {
        var (was, isNow) = (change.Was is { } a ? text(a) : "-", change.Is is { } b ? text(b) : "-");
        return was == isNow ? was : $"{was} -> {isNow}";
    }

    private static string Intervals(FieldChange change) => change.HasScoreChanged switch
    {
        true => "apart",
        false => "overlap",
        null => "",
    };

    private static string Verdict(FieldChange change)
    {
        if (change.Was is null) return change.VerdictIs == ProfileVerdict.Fine ? "new" : $"new: {Name(change.VerdictIs)}";
        if (change.Is is null) return "gone";
        return change.VerdictWas == change.VerdictIs
            ? change.VerdictIs == ProfileVerdict.Fine ? "" : Name(change.VerdictIs)
            : $"{Name(change.VerdictWas)} -> {Name(change.VerdictIs)}";
    }

    private static string Name(ProfileVerdict verdict) => verdict switch
    {
        ProfileVerdict.MostlyMissing => "mostly missing",
        ProfileVerdict.FewBuckets => "few buckets",
        ProfileVerdict.OutOfVocabulary => "out of vocabulary",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    private static string Rounded(double value) => NumberText.Of(ProfileFileJson.Round(value));
}
