using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Tests.Scoring;

/// <summary>A model over a random schema of fields of every kind, and rows for it.</summary>
internal sealed class RandomModel
{
    private readonly Random _random;

    public RandomModel(int seed, ModelKind kind, int? fieldCount = null)
    {
        _random = new Random(seed);
        int count = fieldCount ?? _random.Next(0, 14);
        var fields = new List<FieldManifest>();
        for (int i = 0; i < count; i++) fields.Add(Field(i));
        fields.AddRange(Crosses(fields));
        Schema = new FeatureSchema(new SchemaManifest { Name = "Some.Schema", Fields = new(fields) });
        int dimension = kind == ModelKind.FactorizationMachine ? _random.Next(1, 41) : 0;
        Model = new ModelFile
        {
            Kind = kind,
            Schema = Schema.Name,
            Fingerprint = Schema.Fingerprint,
            Bias = Number(),
            Dimension = dimension,
            Fields = new([.. Schema.Fields.Where(_ => _random.Next(5) > 0).Select(f => Learned(f, dimension))]),
        };
    }

    public FeatureSchema Schema { get; }

    public ModelFile Model { get; }

    /// <summary>A row of plain numbers, missing ones, and indices of which some are "no value".</summary>
    public float[] Row()
    {
        var row = new float[Schema.SlotCount];
        foreach (var field in Schema.Fields)
            for (int i = 0; i < field.SlotCount; i++)
                row[field.FirstSlot + i] = field.HasValues
                    ? _random.Next(6) == 0 ? float.NaN : 3 * Number()
                    : _random.Next(field.Field.IsMultiValued ? -1 : 0, field.Spaces[field.Field.IsMultiValued ? 0 : i]);
        return row;
    }

    /// <summary>Another row of the same context.</summary>
    public float[] RowLike(float[] row)
    {
        var other = Row();
        foreach (var field in Schema.Fields.Where(f => f.Field.Role == FieldRole.Context))
            Array.Copy(row, field.FirstSlot, other, field.FirstSlot, field.SlotCount);
        return other;
    }

    private FieldManifest Field(int i)
    {
        var field = new FieldManifest
        {
            Name = $"F{i}",
            Kind = (FieldKind)_random.Next((int)FieldKind.Cross),
            Role = (FieldRole)_random.Next(2),
            Type = ScalarType.String,
        };
        return field.Kind switch
        {
            FieldKind.Bucketized => field with { Boundaries = new([1.0, 2.0, 7.0]) },
            FieldKind.Categorical => field with
            {
                Vocabulary = new(["a", "b"]),
                OutOfVocabulary = _random.Next(3),
                MaxValues = _random.Next(2) * 3,
            },
            FieldKind.Hashed => field with { Buckets = _random.Next(1, 50), MaxValues = _random.Next(2) * 5 },
            FieldKind.Vector => field with { Length = _random.Next(1, 9) },
            FieldKind.Timestamp => field with { Parts = (TimePart)_random.Next(1, 16) },
            _ => field,
        };
    }

    private IEnumerable<FieldManifest> Crosses(List<FieldManifest> fields)
    {
        var parts = fields
            .Where(f => !f.IsMultiValued && f.Kind is (FieldKind.Bucketized or FieldKind.Categorical or FieldKind.Hashed))
            .ToList();
        for (int i = 1; i < parts.Count; i += 2)
            yield return new FieldManifest
            {
                Name = $"{parts[i - 1].Name}*{parts[i].Name}",
                Kind = FieldKind.Cross,
                Role = parts[i - 1].Role == FieldRole.Context && parts[i].Role == FieldRole.Context ? FieldRole.Context : FieldRole.Item,
                CrossedFields = new([parts[i - 1].Name, parts[i].Name]),
                Buckets = _random.Next(2, 300),
            };
    }

    private ModelField Learned(FieldLayout field, int dimension)
    {
        var indices = field.HasValues ? [] : Enumerable.Range(0, field.WeightCount).Where(_ => _random.Next(3) > 0).ToArray();
        int weights = field.HasValues ? field.WeightCount : indices.Length;
        int values = field.HasValues ? field.SlotCount : 0;
        return new ModelField
        {
            Name = field.Field.Name,
            Centers = new(Numbers(values)),
            Scales = new(Numbers(values)),
            Indices = new(indices),
            Weights = new(Numbers(weights)),
            Embeddings = new(Numbers(weights * dimension)),
        };
    }

    /// <summary>Numbers of which some are zero: weightless slots and indices.</summary>
    private float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(8) == 0 ? 0 : Number())];

    private float Number() => (float)(_random.NextDouble() * 2 - 1);
}
