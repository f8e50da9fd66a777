using System.Data.Common;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>
/// Reads rows through a schema that is not compiled in: the manifest says what the columns mean, the encoders are those that generated code calls,
/// so the slots are the same bit for bit.
/// </summary>
/// <remarks>
/// Columns are matched by field name, ordinal. An empty text is a missing value. A multi-valued cell is separated by <c>|</c>, a vector by <c>|</c>
/// or spaces; providers with arrays return them as such. Columns that the schema does not name are not looked at.
/// </remarks>
public sealed class SchemaInterpreter
{
    private readonly RowSource _source;
    private readonly LabelReader? _label;
    private readonly GroupReader? _group;
    private readonly WeightReader? _weight;
    private readonly CrossReader[] _crosses;
    private readonly FieldReader[] _fields;
    private readonly SchemaLayout _layout;

    /// <summary>Binds a schema to the columns of a reader.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="reader">The data, before its first row. It stays the caller's to dispose.</param>
    /// <param name="source">What errors call the data: the file's path, as the user named it.</param>
    /// <param name="purpose">What the rows are read for, which says whether label, group and weight are needed.</param>
    /// <exception cref="Data.DataFormatException">A column is missing.</exception>
    /// <exception cref="SchemaException">The schema has no label, and the purpose needs one.</exception>
    public SchemaInterpreter(SchemaManifest schema, DbDataReader reader, string source, ReadPurpose purpose)
    {
        Schema = schema;
        _layout = SchemaLayout.Of(schema);
        _source = new RowSource(reader, source);
        _fields = _layout.Fields.Where(field => field.Field.Kind != FieldKind.Cross)
            .Select(field => new FieldReader(field, _source.Find(field.Field.Name, $"the field '{field.Field.Name}' of '{schema.Name}'")))
            .ToArray();
        var byName = _layout.Fields.ToDictionary(field => field.Field.Name, StringComparer.Ordinal);
        _crosses = _layout.Fields.Where(field => field.Field.Kind == FieldKind.Cross).Select(field => new CrossReader(field, byName)).ToArray();
        if (purpose == ReadPurpose.Score) return;

        if (schema.Label is not { } label)
            throw new SchemaException($"'{schema.Name}' has no label; mark the property that is to be predicted with [Label].");
        _label = new LabelReader(label, _source.Find(label.Name, $"the label of '{schema.Name}'"));
        if (schema.Group is { } group) _group = new GroupReader(_source.Find(group, $"the group of '{schema.Name}'"));
        if (schema.Weight is { } weight) _weight = new WeightReader(_source.Find(weight, $"the weight of '{schema.Name}'"));
    }

    /// <summary>The schema.</summary>
    public SchemaManifest Schema { get; }

    /// <summary>The fields that are read from columns: all but the crosses, in order.</summary>
    public IReadOnlyList<FieldReader> Fields => _fields;

    /// <summary>The label of the current row, 0 or 1; 0 if rows are only scored.</summary>
    public float Label { get; private set; }

    /// <summary>The weight of the current row; 1 if the schema has none.</summary>
    public float Weight { get; private set; } = 1;

    /// <summary>The group of the current row, numbered from 0 in order of appearance; 0 if the schema has none.</summary>
    public int Group { get; private set; }

    /// <summary>Goes to the next row without encoding it, for those who read single <see cref="Fields"/>.</summary>
    /// <returns>False behind the last row.</returns>
    /// <exception cref="Data.DataFormatException">The row, its label, group or weight has the wrong form.</exception>
    public bool Next()
    {
        if (!_source.Read()) return false;
        if (_label is not null) Label = _label.Read();
        if (_group is not null) Group = _group.Read();
        if (_weight is not null) Weight = _weight.Read();
        return true;
    }

    /// <summary>Encodes all fields of the current row.</summary>
    /// <param name="slots">As many as the schema has.</param>
    /// <exception cref="Data.DataFormatException">A cell has the wrong form.</exception>
    /// <exception cref="ArgumentException">There are fewer slots than the schema has.</exception>
    public void Encode(Span<float> slots)
    {
        if (slots.Length < _layout.SlotCount)
            throw new ArgumentException($"A row of '{Schema.Name}' needs {_layout.SlotCount} slots, not {slots.Length}.", nameof(slots));
        foreach (var field in _fields) field.Encode(slots.Slice(field.Layout.FirstSlot, field.Layout.SlotCount));
        EncodeCrosses(slots);
    }

    /// <summary>Makes the crosses of a row from its other slots.</summary>
    /// <param name="slots">All slots of the row.</param>
    public void EncodeCrosses(Span<float> slots)
    {
        foreach (var cross in _crosses) cross.Encode(slots);
    }

    /// <summary>Goes to the next row and encodes it.</summary>
    /// <param name="slots">As many as the schema has.</param>
    /// <returns>False behind the last row.</returns>
    /// <exception cref="Data.DataFormatException">The row has the wrong form.</exception>
    /// <exception cref="ArgumentException">There are fewer slots than the schema has.</exception>
    public bool Read(Span<float> slots)
    {
        if (!Next()) return false;
        Encode(slots);
        return true;
    }
}
