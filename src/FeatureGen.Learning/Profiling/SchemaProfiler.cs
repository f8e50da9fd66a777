using System.Data.Common;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Quality;
using FeatureGen.Learning.Redundancy;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>
/// Profiles a table in one pass and bounded memory: how much each field tells about the label, and which fields tell the same.
/// </summary>
/// <remarks>
/// Through a schema, fields are measured as the schema encodes them: numbers in quantile bins; bucketized and categorical fields, crosses
/// and dates (their parts together) by index; hashed fields by their raw values; a multi-valued field by all of its (row, value) pairs, a
/// vector by its best dimension. The last two are not compared with other fields. A real label is cut into bins of about equally many
/// rows, 16 at most, against which everything is measured that is measured against classes; means and correlations are of the numbers.
/// </remarks>
public static class SchemaProfiler
{
    /// <summary>What a profile calls OutRank's score.</summary>
    internal const string OutRankName = "outrank";

    /// <summary>Profiles the fields of a schema.</summary>
    /// <param name="reader">The rows, before the first.</param>
    /// <param name="schema">The schema; it must have a label.</param>
    /// <param name="options">How to profile.</param>
    /// <param name="progress">Told how many rows were read, now and then.</param>
    /// <param name="cancellation">Ends the work with an exception.</param>
    /// <exception cref="SchemaException">The schema has no label.</exception>
    /// <exception cref="SchemaException">The label cannot be what the options say.</exception>
    /// <exception cref="DataFormatException">The data is faulty, lacks a column, has no rows, or has labels of one class only.</exception>
    public static ProfileFile Profile(
        DbDataReader reader, SchemaManifest schema, ProfileOptions? options = null, IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(schema);
        options ??= new ProfileOptions();
        if (schema.Label is not { } label)
            throw new SchemaException($"'{schema.Name}' has no label; mark the property that is to be predicted with [Label].");

        var plan = new SchemaPlan(schema, IsOutRank(options));
        var preview = new PreviewSource(WindowSource.Of(TableProfiler.SourceOf(reader), options.Window));
        var rule = LabelChoice.Of(preview, label, options.Target);
        var source = new LabelledSource(preview, rule, plan.Lists);
        var how = TableOptions(rule, Timed(plan.Columns, options), inferred: 0, options);
        var table = TableProfiler.Profile(source, how, progress, cancellation);
        var labels = new LabelClasses(table, rule);
        labels.RequireTwo();

        var order = source.CodesOf(table);
        var measure = new Measure(table, labels, IsOutRank(options));
        var fields = plan.Fields.Select(field => plan.ColumnOf(field) is >= 0 and var column
            ? measure.Of(table.Columns[column], field.Field, table.Samples[column])
            : measure.Best(plan.ListOf(field), order)).ToArray();
        AddTimeLeaks(fields, table, labels, plan.ColumnsOfFields(), options);
        var samples = new FieldSamples(
            [.. plan.Fields.Select(field => plan.ColumnOf(field) is >= 0 and var column ? table.Samples[column] : null)], labels.Sampled());
        var profile = new ProfileBuilder(fields, Similarities(table, plan), labels, samples, options)
            .Build(schema.Name, schema.Fingerprint, MethodName(options), table);
        profile = WithReasons(profile, schema);
        return WithSample(profile, table, labels, plan.ColumnsOfFields(), options, cancellation);
    }

    /// <summary>Profiles all columns of a table; kinds are inferred.</summary>
    /// <param name="reader">The rows, before the first.</param>
    /// <param name="label">The name of the column that holds the label, of any number of classes or real.</param>
    /// <param name="tableName">What the profile calls the table.</param>
    /// <param name="options">How to profile.</param>
    /// <param name="progress">Told how many rows were read, now and then.</param>
    /// <param name="cancellation">Ends the work with an exception.</param>
    /// <exception cref="DataFormatException">The data is faulty, has no such label, no rows, or labels of one class only.</exception>
    public static ProfileFile Profile(
        DbDataReader reader, string label, string tableName, ProfileOptions? options = null, IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(label);
        options ??= new ProfileOptions();
        var preview = new PreviewSource(WindowSource.Of(TableProfiler.SourceOf(reader), options.Window));
        var rule = LabelChoice.Of(preview, label, options.Target);
        var source = new LabelledSource(preview, rule, []);
        var columns = options.Time is null ? null : Timed(
            [.. source.Names.Where(name => name != label).Select(name => new ProfiledColumn(name, ColumnTreatment.Infer))], options);
        var how = TableOptions(rule, columns, inferred: source.Names.Count - 1, options);
        var table = TableProfiler.Profile(source, how, progress, cancellation);
        var labels = new LabelClasses(table, rule);
        labels.RequireTwo();

        var measure = new Measure(table, labels, IsOutRank(options));
        int count = table.Columns.Count - (options.Time is null ? 0 : 1);
        var fields = Enumerable.Range(0, count).Select(column => measure.Of(table.Columns[column], table.Samples[column])).ToArray();
        var columnOf = Enumerable.Range(0, fields.Length).ToDictionary(column => fields[column].Name, StringComparer.Ordinal);
        AddTimeLeaks(fields, table, labels, columnOf, options);
        var pairs = table.SimilarPairs.Where(pair => pair.Second < fields.Length && pair.First < fields.Length).ToArray();
        var samples = new FieldSamples([.. table.Samples.Take(fields.Length)], labels.Sampled());
        var profile = new ProfileBuilder(fields, pairs, labels, samples, options)
            .Build(tableName, null, MethodName(options), table);
        return WithSample(profile, table, labels, columnOf, options, cancellation);
    }

    /// <summary>The columns, and at the end that of the times.</summary>
    private static IReadOnlyList<ProfiledColumn> Timed(IReadOnlyList<ProfiledColumn> columns, ProfileOptions options) =>
        options.Time is { } time ? [.. columns, TimeLeaks.ColumnOf(time)] : columns;

    private static void AddTimeLeaks(
        FieldMeasurement[] fields, TableProfile table, LabelClasses labels, IReadOnlyDictionary<string, int> columns, ProfileOptions options)
    {
        if (options.Time is null) return;
        var leaks = new TimeLeaks(table, labels, table.Columns.Count - 1);
        WorkCrew.Run(options.Threads, fields.Length, (i, _) =>
        {
            if (fields[i].Leak is null && columns.TryGetValue(fields[i].Name, out int column))
                fields[i] = fields[i] with { Leak = leaks.Of(column) };
        });
    }

    /// <summary>Adds the reasons for which the schema keeps fields.</summary>
    private static ProfileFile WithReasons(ProfileFile profile, SchemaManifest schema)
    {
        var reasons = schema.Fields.ToDictionary(field => field.Name, field => field.Keep, StringComparer.Ordinal);
        return profile with { Fields = new(profile.Fields.Select(field => field with { Keep = reasons.GetValueOrDefault(field.Name) })) };
    }

    private static ProfileFile WithSample(
        ProfileFile profile, TableProfile table, LabelClasses labels, IReadOnlyDictionary<string, int> columns, ProfileOptions options,
        CancellationToken cancellation) =>
        new SampleView(table, labels, columns, options, cancellation).Add(profile) with
        {
            Quality = new RowQuality(table, columns.Values).Build(),
            Dated = options.Dated ?? (options.Time is null ? null : TimeLeaks.NewestOf(table.Columns[^1])),
        };

    private static TableProfilerOptions TableOptions(
        LabelRule label, IReadOnlyList<ProfiledColumn>? columns, int inferred, ProfileOptions options) => new()
    {
        Label = label.Name,
        RealLabel = label.Real,
        Columns = columns,
        OutRank = IsOutRank(options),
        MinSimilarity = SimilarityKeeper.LimitOf(columns?.Count ?? inferred, options.Thresholds),
        Threads = options.Threads,
    };

    private static bool IsOutRank(ProfileOptions options) => options.Method == ProfileMethod.OutRank;

    private static string MethodName(ProfileOptions options) => options.Method switch
    {
        ProfileMethod.OutRank => OutRankName,
        ProfileMethod.ThreeMr => "3mr",
        _ => "mutualInformation",
    };

    /// <summary>Similarities by the positions of the fields.</summary>
    private static SimilarPair[] Similarities(TableProfile table, SchemaPlan plan)
    {
        var fieldOf = new Dictionary<int, int>();
        for (int i = 0; i < plan.Fields.Count; i++)
            if (plan.ColumnOf(plan.Fields[i]) is >= 0 and var column) fieldOf.Add(column, i);
        return [.. table.SimilarPairs.Where(pair => fieldOf.ContainsKey(pair.First) && fieldOf.ContainsKey(pair.Second))
            .Select(pair => new SimilarPair(fieldOf[pair.First], fieldOf[pair.Second], pair.Similarity))];
    }
}
