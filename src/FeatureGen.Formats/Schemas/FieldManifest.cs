namespace FeatureGen.Formats.Schemas;

/// <summary>One field of a schema: everything that its meaning depends on. Members that its kind does not use keep their defaults.</summary>
public sealed record FieldManifest
{
    /// <summary>The property's name; with its path (<c>Visitor.Age</c>) where a nested schema was flattened; <c>A*B</c> for a cross.</summary>
    public required string Name { get; init; }

    /// <summary>How the field becomes slots.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>When the field is known.</summary>
    public FieldRole Role { get; init; }

    /// <summary>The type of one value.</summary>
    public ScalarType Type { get; init; }

    /// <summary><see cref="FieldKind.Numeric"/>: the transform.</summary>
    public Transform Transform { get; init; }

    /// <summary><see cref="Transform.Standardize"/>: the mean that is subtracted.</summary>
    public double Mean { get; init; }

    /// <summary><see cref="Transform.Standardize"/>: the standard deviation that is divided by.</summary>
    public double StandardDeviation { get; init; } = 1;

    /// <summary><see cref="Transform.Clip"/>: the lower limit; categorical integers: the first value.</summary>
    public double Min { get; init; }

    /// <summary><see cref="Transform.Clip"/>: the upper limit; categorical integers: the last value.</summary>
    public double Max { get; init; }

    /// <summary><see cref="FieldKind.Bucketized"/>: where one bucket ends and the next begins, ascending.</summary>
    public EquatableArray<double> Boundaries { get; init; }

    /// <summary><see cref="FieldKind.Categorical"/>: the strings, or the names of an enumeration's members by ascending value.</summary>
    public EquatableArray<string> Vocabulary { get; init; }

    /// <summary>Enumerations: the value of each name in <see cref="Vocabulary"/>; aliases repeat a value.</summary>
    public EquatableArray<long> Codes { get; init; }

    /// <summary><see cref="FieldKind.Categorical"/>: how many buckets values outside of the vocabulary share.</summary>
    public int OutOfVocabulary { get; init; }

    /// <summary><see cref="FieldKind.Hashed"/> and <see cref="FieldKind.Cross"/>: the number of hash buckets.</summary>
    public int Buckets { get; init; }

    /// <summary>The most values that a multi-valued field counts; 0 for a single-valued one.</summary>
    public int MaxValues { get; init; }

    /// <summary><see cref="FieldKind.Vector"/>: how many numbers.</summary>
    public int Length { get; init; }

    /// <summary><see cref="FieldKind.Timestamp"/>: the parts, one slot each, in the order of their bits.</summary>
    public TimePart Parts { get; init; }

    /// <summary><see cref="FieldKind.Timestamp"/>: minutes added to UTC before the parts are taken.</summary>
    public int UtcOffsetMinutes { get; init; }

    /// <summary><see cref="FieldKind.Cross"/>: the names of the crossed fields.</summary>
    public EquatableArray<string> CrossedFields { get; init; }

    /// <summary>The reason of a <c>[Keep]</c>, which silences what data says against the field; not part of the fingerprint.</summary>
    public string? Keep { get; init; }

    /// <summary>Whether the field holds a list of values.</summary>
    public bool IsMultiValued => MaxValues > 0;
}
