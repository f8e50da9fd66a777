using System.Globalization;
using System.Text;
using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Tests.Planted;

/// <summary>Counts how often verdicts are right, wrong and missing.</summary>
internal sealed class VerdictTally
{
    private static readonly ProfileVerdict[] Verdicts = Enum.GetValues<ProfileVerdict>();
    private readonly int[] _right = new int[Verdicts.Length];
    private readonly int[] _wrong = new int[Verdicts.Length];
    private readonly int[] _missed = new int[Verdicts.Length];
    private readonly SortedDictionary<string, int> _undecided = new(StringComparer.Ordinal);
    private readonly List<string> _errors = [];
    private int _fine;

    /// <summary>Of all findings the share that is right.</summary>
    public double Precision => Share(_right.Sum(), _wrong.Sum());

    /// <summary>Of all planted faults the share that is found.</summary>
    public double Recall => Share(_right.Sum(), _missed.Sum());

    /// <summary>Counts the verdicts on a table.</summary>
    /// <param name="table">What was planted.</param>
    /// <param name="profile">What was found.</param>
    public void Add(PlantedTable table, ProfileFile profile)
    {
        var found = profile.Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        var groupOf = table.Fields.ToDictionary(field => field.Name, field => field.Group, StringComparer.Ordinal);
        foreach (var group in table.Fields.GroupBy(field => field.Group))
        {
            // One of a group must be left; which one is free.
            PlantedField? left = null;
            if (group.Key != 0 && group.Count() > 1)
            {
                left = group.Where(field => VerdictOf(field) != ProfileVerdict.Redundant)
                    .OrderBy(field => field.Undecided is null ? 0 : 1).FirstOrDefault() ?? group.First();
            }

            foreach (var field in group)
            {
                var truth = left is null ? field.Truth : field == left ? group.First().Truth : ProfileVerdict.Redundant;
                var verdict = VerdictOf(field);
                bool isElsewhere = verdict == ProfileVerdict.Redundant
                    && (field.Group == 0 || groupOf[found[field.Name].RedundantWith!] != field.Group);
                Count(table, field, truth, verdict, isElsewhere);
            }
        }

        ProfileVerdict VerdictOf(PlantedField field) => ProfileJudge.Judge(found[field.Name], ProfileThresholds.Default);
    }

    /// <summary>The counts by verdict.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("verdict         planted   right   wrong  missed  precision  recall\n");
        foreach (var verdict in Verdicts.Where(verdict => verdict != ProfileVerdict.Fine))
            Line(verdict.ToString(), _right[(int)verdict], _wrong[(int)verdict], _missed[(int)verdict]);
        Line("all", _right.Sum(), _wrong.Sum(), _missed.Sum());
        text.Append(CultureInfo.InvariantCulture, $"Fine and called so: {_fine}. Left out: {_undecided.Values.Sum()}\n");
        foreach (var (reason, fields) in _undecided) text.Append(CultureInfo.InvariantCulture, $"  {fields} {reason}\n");
        return text.AppendJoin('\n', _errors).ToString();

        void Line(string name, int right, int wrong, int missed) => text.Append(CultureInfo.InvariantCulture,
            $"{name,-14} {right + missed,8} {right,7} {wrong,7} {missed,7} {Share(right, wrong),10:F4} {Share(right, missed),7:F4}\n");
    }

    private void Count(PlantedTable table, PlantedField field, ProfileVerdict truth, ProfileVerdict verdict, bool isElsewhere)
    {
        if (field.Undecided is { } reason)
        {
            string key = $"{reason} (called {verdict})";
            _undecided[key] = _undecided.GetValueOrDefault(key) + 1;
            return;
        }

        if (truth == verdict && !isElsewhere)
        {
            if (truth == ProfileVerdict.Fine) _fine++;
            else _right[(int)truth]++;
            return;
        }

        if (verdict != ProfileVerdict.Fine) _wrong[(int)verdict]++;
        if (truth != ProfileVerdict.Fine) _missed[(int)truth]++;
        _errors.Add(FormattableString.Invariant(
            $"table {table.Seed} ({table.Rows} rows, rate {table.BaseRate:F3}): {field.Name} ({field.Latent.Law}, true share ")
            + FormattableString.Invariant($"{field.Share:P2}) is called {verdict}, not {truth}"));
    }

    private static double Share(int right, int others) => right + others == 0 ? 1 : (double)right / (right + others);
}
