using System.Globalization;
using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Schema;

/// <summary>Reads one property with a kind into a <see cref="FieldManifest"/>.</summary>
internal sealed class FieldReader(ProblemList problems)
{
    private const int MaxBuckets = 1 << 24; // an index must fit a float exactly
    private const int MaxSlots = 65_536;

    private static readonly ScalarType[] s_numbers =
        [ScalarType.Boolean, ScalarType.Integer, ScalarType.Unsigned, ScalarType.Single, ScalarType.Double, ScalarType.Decimal, ScalarType.TimeSpan];

    private static readonly ScalarType[] s_dates = [ScalarType.DateTime, ScalarType.DateTimeOffset, ScalarType.DateOnly];

    /// <summary>Reads the property; null if it has an error, which is then reported.</summary>
    /// <param name="member">The property or field.</param>
    /// <param name="declaredType">Its type.</param>
    /// <param name="type">What a schema sees of that.</param>
    /// <param name="kind">The attribute that makes it a field.</param>
    public FieldManifest? Read(ISymbol member, ITypeSymbol declaredType, PropertyType type, AttributeData kind)
    {
        var multi = AttributeNames.Find(member, AttributeNames.MultiValued);
        var name = AttributeNames.KindOf(kind)!;
        if (!Fits(name, type)) return Unsupported(member, declaredType, kind, name);
        if (!CollectionFits(member, declaredType, name, type, multi)) return null;
        var field = new FieldManifest
        {
            Name = member.Name,
            Kind = KindOf(name),
            Type = type.Scalar!.Value,
            MaxValues = multi is null ? 0 : multi.Named("Max", 8),
        };
        if (multi is not null && !InRange(member, multi, "Max", field.MaxValues, 1, MaxSlots)) return null;
        return field.Kind switch
        {
            FieldKind.Numeric => ReadNumeric(member, kind, field),
            FieldKind.Bucketized => ReadBucketized(member, kind, field),
            FieldKind.Categorical => ReadCategorical(member, declaredType, kind, field),
            FieldKind.Hashed => ReadHashed(member, declaredType, kind, field),
            FieldKind.Vector => ReadVector(member, kind, field),
            _ => ReadTimestamp(member, kind, field),
        };
    }

    /// <summary>Checks that a setting lies in a range and reports it otherwise.</summary>
    public bool InRange(ISymbol owner, AttributeData attribute, string setting, double value, double min, double max)
    {
        if (value >= min && value <= max) return true;
        Impossible(owner, attribute, ProblemList.ArgumentIndex(attribute, setting), setting, Text(value), $"{Text(min)} to {Text(max)}");
        return false;
    }

    private static FieldKind KindOf(string attribute) => attribute switch
    {
        AttributeNames.Numeric => FieldKind.Numeric,
        AttributeNames.Bucketized => FieldKind.Bucketized,
        AttributeNames.Categorical => FieldKind.Categorical,
        AttributeNames.Hashed => FieldKind.Hashed,
        AttributeNames.Vector => FieldKind.Vector,
        _ => FieldKind.Timestamp,
    };

    private static bool Fits(string kind, PropertyType type)
    {
        if (type.Scalar is not { } scalar) return false;
        bool isNumber = s_numbers.Contains(scalar);
        return kind switch
        {
            AttributeNames.Numeric => isNumber && type.Collection == CollectionKind.None,
            AttributeNames.Bucketized => isNumber && scalar != ScalarType.Boolean && type.Collection == CollectionKind.None,
            AttributeNames.Categorical => scalar is ScalarType.Enum or ScalarType.Boolean or ScalarType.Integer or ScalarType.String,
            AttributeNames.Hashed => scalar != ScalarType.Decimal,
            AttributeNames.Vector => isNumber && scalar != ScalarType.TimeSpan && type.Collection != CollectionKind.None,
            _ => s_dates.Contains(scalar) && type.Collection == CollectionKind.None,
        };
    }

    private static string TypesThatFit(string kind) => kind switch
    {
        AttributeNames.Numeric => "a number, bool or TimeSpan",
        AttributeNames.Bucketized => "a number or TimeSpan",
        AttributeNames.Categorical => "an enum, bool, integer or string",
        AttributeNames.Hashed => "a string, integer, floating-point number, enum, bool, Guid or date",
        AttributeNames.Vector => "an array, ReadOnlyMemory or ImmutableArray of numbers",
        _ => "a DateTime, DateTimeOffset or DateOnly",
    };

    private FieldManifest? Unsupported(ISymbol member, ITypeSymbol type, AttributeData kind, string name)
    {
        // Code that does not compile yet has an error of its own.
        if (type.TypeKind != TypeKind.Error)
            problems.Add(ProblemKind.UnsupportedType, member, kind, -1, member.Name, Short(type), AttributeNames.Written(name), TypesThatFit(name));
        return null;
    }

    private bool CollectionFits(ISymbol member, ITypeSymbol type, string kind, PropertyType property, AttributeData? multi)
    {
        bool takesValues = kind is AttributeNames.Hashed or AttributeNames.Categorical;
        if (takesValues && property.Collection != CollectionKind.None && multi is null)
        {
            var attribute = AttributeNames.Find(member, kind)!;
            problems.Add(ProblemKind.MultiValuedMismatch, member, attribute, -1, member.Name, Short(type), "add [MultiValued]");
            return false;
        }
        if (multi is not null && (!takesValues || property.Collection == CollectionKind.None))
        {
            var advice = takesValues ? "remove [MultiValued], or make it an array" : "[MultiValued] stands beside [Hashed] or [Categorical]";
            problems.Add(ProblemKind.MultiValuedMismatch, member, multi, -1, member.Name, Short(type), advice);
            return false;
        }
        return true;
    }

    private FieldManifest? ReadNumeric(ISymbol member, AttributeData kind, FieldManifest field)
    {
        field = field with
        {
            Transform = kind.Positional(0, Transform.None),
            Mean = kind.Named("Mean", 0.0),
            StandardDeviation = kind.Named("StandardDeviation", 1.0),
            Min = kind.Named("Min", 0.0),
            Max = kind.Named("Max", 0.0),
        };
        if (!InRange(member, kind, "Transform", (int)field.Transform, (int)Transform.None, (int)Transform.Clip)) return null;
        if (field.Transform == Transform.Standardize
            && (!InRange(member, kind, "StandardDeviation", field.StandardDeviation, 1e-30, float.MaxValue) || !InRange(member, kind, "Mean", field.Mean, -float.MaxValue, float.MaxValue)))
            return null;
        if (field.Transform != Transform.Clip) return field;
        if (!InRange(member, kind, "Min", field.Min, -float.MaxValue, float.MaxValue)) return null;
        return InRange(member, kind, "Max", field.Max, field.Min, float.MaxValue) ? field : null;
    }

    private FieldManifest? ReadBucketized(ISymbol member, AttributeData kind, FieldManifest field)
    {
        var boundaries = kind.Params<double>();
        if (boundaries.Count == 0) return Impossible(member, kind, -1, "Boundaries", "none", "at least one boundary");
        for (int i = 0; i < boundaries.Count; i++)
        {
            // The comparison is made in float32, so boundaries must differ there.
            float boundary = (float)boundaries[i];
            if (float.IsNaN(boundary) || float.IsInfinity(boundary)) return Impossible(member, kind, ProblemList.ArgumentIndex(kind, i), "Boundaries", Text(boundaries[i]), "finite 32-bit numbers");
            if (i > 0 && !(boundary > (float)boundaries[i - 1]))
            {
                problems.Add(ProblemKind.BoundariesNotIncreasing, member, kind, ProblemList.ArgumentIndex(kind, i), member.Name, Text(boundaries[i]), Text(boundaries[i - 1]));
                return null;
            }
        }
        return field with { Boundaries = boundaries };
    }

    private FieldManifest? ReadCategorical(ISymbol member, ITypeSymbol type, AttributeData kind, FieldManifest field)
    {
        field = field with { OutOfVocabulary = kind.Named("OutOfVocabulary", field.Type == ScalarType.Boolean ? 0 : 1) };
        if (!InRange(member, kind, "OutOfVocabulary", field.OutOfVocabulary, 0, MaxBuckets)) return null;
        var vocabulary = kind.Params<string>();
        if (field.Type != ScalarType.String && vocabulary.Count > 0)
            return BadVocabulary(member, kind, 0, "only a string lists its vocabulary");
        var complete = field.Type switch
        {
            ScalarType.Enum => ReadEnum(member, type, kind, field),
            ScalarType.Integer => ReadRange(member, kind, field),
            ScalarType.String => ReadStrings(member, kind, field, vocabulary),
            _ => field,
        };
        if (complete is null) return null;
        int room = MaxBuckets - SchemaLayout.VocabularySize(complete);
        return InRange(member, kind, "OutOfVocabulary", complete.OutOfVocabulary, 0, room) ? complete : null;
    }

    private FieldManifest? ReadEnum(ISymbol member, ITypeSymbol type, AttributeData kind, FieldManifest field)
    {
        var members = PropertyType.EnumOf(type)!.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue)
            .Select(f => (f.Name, Value: f.ConstantValue!)).OrderBy(f => Convert.ToDecimal(f.Value, CultureInfo.InvariantCulture)).ToList();
        if (members.Count == 0) return BadVocabulary(member, kind, -1, "the enumeration has no member");
        return field with { Vocabulary = new(members.Select(m => m.Name)), Codes = new(members.Select(m => CodeOf(m.Value))) };
    }

    private static long CodeOf(object value) => value is ulong large ? unchecked((long)large) : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private FieldManifest? ReadRange(ISymbol member, AttributeData kind, FieldManifest field)
    {
        if (!kind.HasNamed("Min") || !kind.HasNamed("Max"))
            return BadVocabulary(member, kind, -1, "an integer needs its range: [Categorical(Min = 1, Max = 5)]");
        long min = kind.Named("Min", 0L), max = kind.Named("Max", 0L);
        if (!InRange(member, kind, "Min", min, -(1L << 52), 1L << 52)) return null;
        return InRange(member, kind, "Max", max, min, Math.Min(min + MaxBuckets - 1, 1L << 52)) ? field with { Min = min, Max = max } : null;
    }

    private FieldManifest? ReadStrings(ISymbol member, AttributeData kind, FieldManifest field, EquatableArray<string> vocabulary)
    {
        if (vocabulary.Count == 0) return BadVocabulary(member, kind, -1, "a string needs its vocabulary: [Categorical(\"a\", \"b\")]; use [Hashed] where it is open");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < vocabulary.Count; i++)
        {
            if (vocabulary[i].Length == 0) return BadVocabulary(member, kind, ProblemList.ArgumentIndex(kind, i), "the empty string counts as missing and cannot be a value");
            if (!seen.Add(vocabulary[i])) return BadVocabulary(member, kind, ProblemList.ArgumentIndex(kind, i), $"\"{vocabulary[i]}\" stands twice");
        }
        return field with { Vocabulary = vocabulary };
    }

    private FieldManifest? ReadHashed(ISymbol member, ITypeSymbol type, AttributeData kind, FieldManifest field)
    {
        int buckets = kind.Named("Buckets", 1024);
        if (!InRange(member, kind, "Buckets", buckets, 1, MaxBuckets)) return null;
        // An enumeration is hashed by its number; its names are for data that holds names.
        return (field.Type == ScalarType.Enum ? ReadEnum(member, type, kind, field) : field) is { } complete ? complete with { Buckets = buckets } : null;
    }

    private FieldManifest? ReadVector(ISymbol member, AttributeData kind, FieldManifest field)
    {
        int length = kind.Positional(0, 0);
        if (length is >= 1 and <= MaxSlots) return field with { Length = length };
        return Impossible(member, kind, 0, "length", Text(length), $"1 to {MaxSlots}");
    }

    private FieldManifest? ReadTimestamp(ISymbol member, AttributeData kind, FieldManifest field)
    {
        const TimePart all = TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear;
        var parts = kind.Positional(0, default(TimePart));
        if (parts == 0 || (parts & ~all) != 0) return Impossible(member, kind, 0, "parts", Text((int)parts), "a combination of HourOfDay, DayOfWeek, DayOfMonth, MonthOfYear");
        int offset = kind.Named("UtcOffsetMinutes", 0);
        return InRange(member, kind, "UtcOffsetMinutes", offset, -14 * 60, 14 * 60) ? field with { Parts = parts, UtcOffsetMinutes = offset } : null;
    }

    private FieldManifest? Impossible(ISymbol owner, AttributeData attribute, int argument, string setting, string value, string possible)
    {
        var name = owner is ITypeSymbol ? AttributeNames.Written(attribute.AttributeClass!.ToDisplayString()) : owner.Name;
        problems.Add(ProblemKind.ImpossibleSetting, owner, attribute, argument, name, setting, value, possible);
        return null;
    }

    private FieldManifest? BadVocabulary(ISymbol member, AttributeData kind, int argument, string problem)
    {
        problems.Add(ProblemKind.BadVocabulary, member, kind, argument, member.Name, problem);
        return null;
    }

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
