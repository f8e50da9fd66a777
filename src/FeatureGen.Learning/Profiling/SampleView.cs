using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interactions;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Adds to a profile what its fields say together, counted on sampled rows: interactions, and the order of 3MR.</summary>
internal sealed class SampleView
{
    /// <summary>The false discovery rate of interactions.</summary>
    public const double MostQValue = 0.001;

    private const int MaxInteractions = 100;
    private const int MaxFields = 1000;
    private readonly IReadOnlyList<ColumnSample> _samples;
    private readonly int[] _classes;
    private readonly IReadOnlyDictionary<string, ColumnProfile> _columns;
    private readonly IReadOnlyDictionary<string, int> _columnOf;
    private readonly ProfileOptions _options;
    private readonly CancellationToken _cancellation;

    /// <param name="table">The table, with its sample.</param>
    /// <param name="labels">The label.</param>
    /// <param name="columnOf">The column of each field that has one.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public SampleView(
        TableProfile table, LabelClasses labels, IReadOnlyDictionary<string, int> columnOf, ProfileOptions options,
        CancellationToken cancellation)
    {
        (_columnOf, _options, _cancellation) = (columnOf, options, cancellation);
        _samples = table.Samples;
        _classes = labels.SampledFew();
        _columns = columnOf.ToDictionary(pair => pair.Key, pair => table.Columns[pair.Value], StringComparer.Ordinal);
    }

    /// <summary>Adds what the options ask for.</summary>
    public ProfileFile Add(ProfileFile profile)
    {
        if (_options.Interactions > 0) profile = AddInteractions(profile);
        return _options.Method == ProfileMethod.ThreeMr ? Reorder(profile) : profile;
    }

    private ProfileFile AddInteractions(ProfileFile profile)
    {
        string[] names = [.. profile.Fields.Where(IsCombined).Take(MaxFields).Select(field => field.Name)];
        var found = InteractionSearch.Run(
            Sample(names), [.. Enumerable.Range(0, names.Length)], _options.Interactions, MostQValue, _options.Threads, _cancellation);
        ProfileInteraction[] interactions = [.. found.Select(item => Describe(item, names))];
        var surest = new Dictionary<string, ProfileInteraction>(StringComparer.Ordinal);
        foreach (var interaction in interactions.OrderBy(item => item.QValue).ThenByDescending(item => item.Gain))
            foreach (string name in interaction.Fields) surest.TryAdd(name, interaction);
        return profile with
        {
            InteractionOrder = _options.Interactions,
            Interactions = new(WithoutCopies(interactions, profile).Take(MaxInteractions)),
            Fields = new(profile.Fields.Select(field => surest.TryGetValue(field.Name, out var best)
                ? field with { InteractsWith = new(best.Fields.Where(name => name != field.Name)) }
                : field)),
        };
    }

    /// <summary>Leaves out what is also found with the field that another of the interaction is redundant with.</summary>
    private IEnumerable<ProfileInteraction> WithoutCopies(ProfileInteraction[] interactions, ProfileFile profile)
    {
        var originals = profile.Fields
            .Where(field => ProfileJudge.Judge(field, _options.Thresholds) == ProfileVerdict.Redundant)
            .ToDictionary(field => field.Name, field => field.RedundantWith!, StringComparer.Ordinal);
        var found = interactions.Select(item => Key(item.Fields)).ToHashSet(StringComparer.Ordinal);
        return interactions.Where(item => !item.Fields.Any(name => originals.TryGetValue(name, out string? original)
            && found.Contains(Key(item.Fields.Select(other => other == name ? original : other)))));

        static string Key(IEnumerable<string> names) => string.Join('\n', names.Order(StringComparer.Ordinal));
    }

    /// <summary>Not what leaks, is constant or missing, nor what is a combination itself, nor a category that is another in most rows.</summary>
    private bool IsCombined(ProfileField field) => _columnOf.ContainsKey(field.Name) && field.Kind != FieldKind.Cross
        && (_columns[field.Name].Kind != ColumnKind.Category || 2 * field.Distinct <= _classes.Length)
        && ProfileJudge.Judge(field, _options.Thresholds) is not (
            ProfileVerdict.Leaking or ProfileVerdict.Constant or ProfileVerdict.MostlyMissing);

    private static ProfileInteraction Describe(FoundInteraction found, string[] names)
    {
        var (low, high) = found.Measure.Interval;
        return new ProfileInteraction
        {
            Fields = new(found.Fields.Select(field => names[field])),
            Gain = found.Measure.Gain,
            GainLow = low,
            GainHigh = high,
            QValue = found.QValue,
        };
    }

    private ProfileFile Reorder(ProfileFile profile)
    {
        ProfileField[] ordered = [.. profile.Fields.Where(field => _columnOf.ContainsKey(field.Name)).Take(MaxFields)];
        var tables = PairTables.Of(Sample([.. ordered.Select(field => field.Name)]), _options.Threads, _cancellation);
        int[] order = ThreeMrOrder.Of([.. ordered.Select(field => field.Score)], tables.Redundancy, tables.Relation);
        return profile with { Fields = new([.. order.Select(place => ordered[place]), .. profile.Fields.Except(ordered)]) };
    }

    private InteractionSample Sample(string[] names) => new(
        [
            .. names.Select(name => new SampledField(
                _samples[_columnOf[name]].Codes, _columns[name].Kind == ColumnKind.Number, _columns[name].HasMissing)),
        ],
        _classes);
}
