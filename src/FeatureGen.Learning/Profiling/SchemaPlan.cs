using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>By which columns of the profiler, or by which counter of lists, each field of a schema is measured.</summary>
internal sealed class SchemaPlan
{
    private readonly bool _outRank;
    private readonly Func<string, ColumnTreatment, ColumnTreatment> _freeze;
    private readonly Dictionary<string, FieldLayout> _fields;
    private readonly List<ProfiledColumn> _columns = [];
    private readonly Dictionary<string, int> _columnOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListCounter> _listOf = new(StringComparer.Ordinal);

    /// <param name="schema">The schema.</param>
    /// <param name="outRank">Whether the codes of all rows are kept.</param>
    /// <param name="freeze">Gives the treatment of a field's values bins that do not depend on the data.</param>
    public SchemaPlan(SchemaManifest schema, bool outRank, Func<string, ColumnTreatment, ColumnTreatment>? freeze = null)
    {
        _outRank = outRank;
        _freeze = freeze ?? ((_, treatment) => treatment);
        Fields = SchemaLayout.Of(schema).Fields;
        _fields = Fields.ToDictionary(field => field.Field.Name, StringComparer.Ordinal);
        foreach (var field in Fields) Plan(field);
    }

    public IReadOnlyList<FieldLayout> Fields { get; }

    public IReadOnlyList<ProfiledColumn> Columns => _columns;

    public IReadOnlyList<ListCounter> Lists => [.. _listOf.Values];

    /// <summary>The field's column, or -1 if a list counter measures it.</summary>
    public int ColumnOf(FieldLayout field) => _columnOf.GetValueOrDefault(field.Field.Name, -1);

    public ListCounter ListOf(FieldLayout field) => _listOf[field.Field.Name];

    private void Plan(FieldLayout layout)
    {
        var field = layout.Field;
        if (field.IsMultiValued) _listOf.Add(field.Name, new MultiValueCounter(layout, _outRank, _freeze));
        else if (field.Kind == FieldKind.Vector) _listOf.Add(field.Name, new VectorCounter(layout, _outRank, _freeze));
        else AddColumn(field.Name, field.Name, _freeze(field.Name, Treatment(layout)));
    }

    private ColumnTreatment Treatment(FieldLayout layout)
    {
        switch (layout.Field.Kind)
        {
            case FieldKind.Numeric:
                return FieldTreatments.Number(layout.Field);
            case FieldKind.Hashed:
                // Raw values are counted whatever they look like; the buckets are what finds a value of the wrong form.
                if (layout.Field.Type != ScalarType.String) BucketColumn(layout);
                return ColumnTreatment.Category;
            case FieldKind.Cross:
                var parts = layout.Field.CrossedFields.Select(name => _fields[name]).ToArray();
                return FieldTreatments.Cross(layout, parts, [.. parts.Select(IndexColumn)]);
            default:
                return FieldTreatments.Index(layout);
        }
    }

    /// <summary>The name of the column that holds a field's index.</summary>
    private string IndexColumn(FieldLayout layout) => layout.Field.Kind == FieldKind.Hashed ? BucketColumn(layout) : layout.Field.Name;

    private string BucketColumn(FieldLayout layout)
    {
        var name = $"bucket of '{layout.Field.Name}'";
        if (!_columnOf.ContainsKey(name)) AddColumn(name, layout.Field.Name, FieldTreatments.Index(layout));
        return name;
    }

    private void AddColumn(string name, string source, ColumnTreatment treatment)
    {
        _columnOf.Add(name, _columns.Count);
        _columns.Add(new ProfiledColumn(name, treatment, source));
    }
}
