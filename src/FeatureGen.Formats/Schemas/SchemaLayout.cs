namespace FeatureGen.Formats.Schemas;

/// <summary>Where each field of a schema has its slots (positions of the extracted vector) and weights (coordinates of a model).</summary>
/// <remarks>
/// A value slot has two weights, of the value and of "missing"; an index slot has one a value of its index space. The slots of a multi-valued
/// field share one index space.
/// </remarks>
public sealed class SchemaLayout
{
    private SchemaLayout(FieldLayout[] fields, int slotCount, int weightCount)
    {
        Fields = fields;
        SlotCount = slotCount;
        WeightCount = weightCount;
    }

    /// <summary>The fields in order.</summary>
    public IReadOnlyList<FieldLayout> Fields { get; }

    /// <summary>The length of the extracted vector.</summary>
    public int SlotCount { get; }

    /// <summary>The number of weights of a model that uses every field.</summary>
    public int WeightCount { get; }

    /// <summary>Lays out the fields of a schema.</summary>
    public static SchemaLayout Of(SchemaManifest manifest)
    {
        var fields = new FieldLayout[manifest.Fields.Count];
        var spaceOf = new Dictionary<string, int>(StringComparer.Ordinal);
        int slot = 0, weight = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            var field = manifest.Fields[i];
            var spaces = SpacesOf(field, spaceOf);
            int slots = field.IsMultiValued ? field.MaxValues : field.Kind == FieldKind.Vector ? field.Length : Math.Max(1, spaces.Length);
            int weights = spaces.Length == 0 ? 2 * slots : spaces.Sum();
            fields[i] = new FieldLayout(field, i, slot, slots, weight, weights, new(spaces));
            if (spaces.Length == 1) spaceOf[field.Name] = spaces[0];
            slot += slots;
            weight += weights;
        }
        return new SchemaLayout(fields, slot, weight);
    }

    private static int[] SpacesOf(FieldManifest field, Dictionary<string, int> spaceOf) => field.Kind switch
    {
        FieldKind.Bucketized => [field.Boundaries.Count + 2],
        FieldKind.Categorical => [1 + VocabularySize(field) + field.OutOfVocabulary],
        FieldKind.Hashed => [1 + field.Buckets],
        FieldKind.Timestamp => TimeParts.Of(field.Parts).Select(part => 1 + TimeParts.ValueCount(part)).ToArray(),
        FieldKind.Cross => [CrossSpace(field, spaceOf)],
        _ => [],
    };

    /// <summary>How many values a categorical field knows.</summary>
    public static int VocabularySize(FieldManifest field) => field.Type switch
    {
        ScalarType.Boolean => 2,
        ScalarType.Enum => field.Codes.Distinct().Count(),
        ScalarType.String => field.Vocabulary.Count,
        _ => (int)(field.Max - field.Min + 1),
    };

    private static int CrossSpace(FieldManifest field, Dictionary<string, int> spaceOf)
    {
        long product = 1;
        foreach (var name in field.CrossedFields)
            product = Math.Min(product * (spaceOf.TryGetValue(name, out int space) ? space : 1), int.MaxValue);
        return (int)Math.Min(product, field.Buckets);
    }
}
