using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Generator.Emission;

/// <summary>Writes the extraction of fields into the columns of a tile.</summary>
/// <remarks>
/// Each field is read by a struct or a method of its own: one method with a loop a field would outgrow what the just-in-time compiler keeps in
/// registers.
/// </remarks>
/// <param name="code">Where to.</param>
/// <param name="readers">The name of the nested class that holds the readers.</param>
/// <param name="rowType">The fully qualified type of a row.</param>
/// <param name="rowMayBeNull">Whether rows are of a reference type.</param>
/// <param name="skip">How many steps of a path lead to the row.</param>
internal sealed class FieldEmitter(CodeWriter code, string readers, string rowType, bool rowMayBeNull, int skip)
{
    private const string Encoders = "global::FeatureGen.Encoders.";
    private const string Tile = "global::FeatureGen.FeatureTile";
    private const string Row = "row";

    /// <summary>Writes the call that extracts a field, behind the question whether it is wanted.</summary>
    public void Emit(FieldLayout layout, FieldSource source)
    {
        code.Line($"// {layout.Field.Name}: {Describe(layout)}");
        using var block = code.Braces($"if (tile.Wants({layout.Position}))");
        if (HasListReader(layout))
        {
            code.Line($"{readers}.{ReaderName(layout.FirstSlot)}(ref first, tile);");
            return;
        }
        for (int slot = layout.FirstSlot; slot < layout.FirstSlot + layout.SlotCount; slot++)
            code.Line($"{Encoders}Columns.Fill<{rowType}, {readers}.{ReaderName(slot)}>(ref first, tile.Column({slot}));");
        if (Refinement(layout.Field, source) is { } refinement) code.Line($"{Encoders}{refinement(layout.FirstSlot)};");
    }

    /// <summary>Writes what reads a field's slots from a row.</summary>
    public void EmitReader(FieldLayout layout, FieldSource source)
    {
        if (HasListReader(layout))
        {
            EmitListReader(layout, source);
            return;
        }
        var value = Value(source);
        if (layout.Field.Kind != FieldKind.Timestamp)
        {
            EmitReader(layout.FirstSlot, Range(layout.Field, source) is null ? Encode(layout, value, MayBeNull(source)) : $"global::System.BitConverter.Int32BitsToSingle((int){value})");
            return;
        }
        int slot = layout.FirstSlot;
        foreach (TimePart part in Enum.GetValues(typeof(TimePart)))
            if ((layout.Field.Parts & part) != 0)
                EmitReader(slot++, $"{Encoders}Timestamps.Index({value}, global::FeatureGen.TimePart.{part}, {layout.Field.UtcOffsetMinutes})");
    }

    /// <summary>Writes a cross from the columns of its parts.</summary>
    /// <param name="layout">The cross.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="isGivenContext">Whether a part stands in the context's slots rather than in the tile.</param>
    public void EmitCross(FieldLayout layout, IReadOnlyList<FieldLayout> parts, Func<FieldLayout, bool> isGivenContext)
    {
        code.Line($"// {layout.Field.Name}: {Describe(layout)}");
        using var block = code.Braces($"if (tile.Wants({layout.Position}))");
        code.Line($"var column = tile.Column({layout.FirstSlot});");
        for (int i = 0; i < parts.Count; i++)
            code.Line(isGivenContext(parts[i]) ? $"int part{i} = (int)context[{parts[i].FirstSlot}];" : $"var part{i} = tile.Column({parts[i].FirstSlot});");
        bool isLong = parts.Count > 3;
        if (isLong)
        {
            code.Line($"global::System.Span<int> parts = stackalloc int[{parts.Count}];");
            code.Line($"global::System.ReadOnlySpan<int> spaces = {Literals.List(parts, p => p.Spaces[0].ToString())};");
        }
        using var loop = code.Braces("for (int i = 0; i < column.Length; i++)");
        var values = parts.Select((p, i) => isGivenContext(p) ? $"part{i}" : $"(int)part{i}[i]").ToList();
        if (isLong)
            for (int i = 0; i < values.Count; i++) code.Line($"parts[{i}] = {values[i]};");
        var arguments = isLong ? "parts, spaces" : string.Join(", ", values.Concat(parts.Select(p => p.Spaces[0].ToString())));
        code.Line($"column[i] = {Encoders}Crosses.Index({arguments}, {layout.Field.Buckets});");
    }

    private void EmitReader(int slot, string value)
    {
        using var reader = code.Braces($"internal readonly struct {ReaderName(slot)} : {Encoders}IFieldReader<{rowType}>");
        code.Line($"public static float Read(ref {rowType} {Row}) => {value};");
    }

    private static string ReaderName(int slot) => "Slot" + slot;

    private static bool HasListReader(FieldLayout layout) => layout.Field.Kind == FieldKind.Vector || layout.Field.IsMultiValued;

    // What is done to a whole column once it is read.
    private Func<int, string>? Refinement(FieldManifest field, FieldSource source) => field.Kind switch
    {
        FieldKind.Categorical => Range(field, source) is var (min, max) ? slot => $"Categories.Range(tile.Column({slot}), {min}, {max}, {field.OutOfVocabulary})" : null,
        FieldKind.Bucketized => slot => $"Buckets.Index(tile.Column({slot}), {Literals.List(field.Boundaries, b => Literals.Of((float)b))})",
        FieldKind.Numeric => NumberRefinement(field),
        _ => null,
    };

    private static Func<int, string>? NumberRefinement(FieldManifest field) => field.Transform switch
    {
        Transform.Log1P => slot => $"Numbers.Log1P(tile.Column({slot}))",
        Transform.Sqrt => slot => $"Numbers.Sqrt(tile.Column({slot}))",
        Transform.Standardize => slot => $"Numbers.Standardize(tile.Column({slot}), {Literals.Of((float)field.Mean)}, {Literals.Of(1F / (float)field.StandardDeviation)})",
        Transform.Clip => slot => $"Numbers.Clip(tile.Column({slot}), {Literals.Of((float)field.Min)}, {Literals.Of((float)field.Max)})",
        _ => null,
    };

    // Integers and enumerations without gaps that are never missing: read as they are and put into range several at a time. Not smaller ones:
    // the just-in-time compiler of .NET 10.0 takes the bits of a widened byte as a float by loading four bytes where there is one.
    private (int Min, int Max)? Range(FieldManifest field, FieldSource source)
    {
        if (field.Kind != FieldKind.Categorical || field.IsMultiValued || !source.Type.IsInt32 || MayBeNull(source)) return null;
        var codes = field.Type == ScalarType.Enum ? field.Codes.Distinct().ToList() : [(long)field.Min, (long)field.Max];
        long min = codes[0], max = codes[codes.Count - 1];
        bool isDense = field.Type == ScalarType.Integer || max - min == codes.Count - 1;
        return isDense && min >= int.MinValue && max <= int.MaxValue ? ((int)min, (int)max) : null;
    }

    // Numbers are brought to float here and transformed a column at a time; indices are final.
    private static string Encode(FieldLayout layout, string value, bool nullable)
    {
        var field = layout.Field;
        if (IsFloating(field) && IsLimitedLater(field))
        {
            // A plain copy; infinities are limited afterwards, several at a time.
            var number = nullable ? $"({value} ?? {(field.Type == ScalarType.Single ? "float" : "double")}.NaN)" : value;
            return field.Type == ScalarType.Single ? number : "(float)" + number;
        }
        return field.Kind is FieldKind.Numeric or FieldKind.Bucketized
            ? $"{Encoders}Numbers.From({Access.Converted(value, field.Type, nullable)})"
            : EncodeIndex(layout, value, nullable);
    }

    // Every transform but the standardization takes an infinity as the largest finite number by itself; plain numbers are limited by the caller.
    private static bool IsLimitedLater(FieldManifest field) => field.Transform != Transform.Standardize;

    /// <summary>Whether the column is read as it is, infinities included, and wants <see cref="EmitLimit"/>.</summary>
    public static bool WantsLimit(FieldManifest field) => field is { Kind: FieldKind.Numeric, Transform: Transform.None } && IsFloating(field);

    /// <summary>Writes what limits the infinities of adjacent columns.</summary>
    public void EmitLimit(int slot, int count) => code.Line($"{Encoders}Numbers.Limit(tile.Columns({slot}, {count}));");

    private static bool IsFloating(FieldManifest field) =>
        field.Kind is FieldKind.Numeric or FieldKind.Bucketized && field.Type is (ScalarType.Single or ScalarType.Double);

    private static string EncodeIndex(FieldLayout layout, string value, bool nullable)
    {
        var field = layout.Field;
        var converted = Access.Converted(value, field.Type, nullable);
        if (field.Kind == FieldKind.Hashed) return $"{Encoders}Hashing.Index({converted}, {field.Buckets})";
        return field.Type switch
        {
            ScalarType.Boolean => $"{Encoders}Categories.Boolean({converted})",
            ScalarType.Enum => $"{Encoders}Categories.Code({converted}, {Literals.List(field.Codes.Distinct(), EnumCode)}, {field.OutOfVocabulary})",
            ScalarType.String => $"{VocabularyName(layout.Position)}.Index({converted})",
            _ => $"{Encoders}Categories.Range({converted}, {(long)field.Min}L, {(long)field.Max}L, {field.OutOfVocabulary})",
        };
    }

    private static string EnumCode(long code) => code == long.MinValue ? "long.MinValue" : code + "L";

    /// <summary>The name of the static that holds the vocabulary of a field.</summary>
    public static string VocabularyName(int position) => "s_vocabulary" + position;

    private void EmitListReader(FieldLayout layout, FieldSource source)
    {
        using var method = code.Braces($"internal static void {ReaderName(layout.FirstSlot)}(ref {rowType} first, {Tile} tile)");
        using var loop = code.Braces("for (int i = 0; i < tile.RowCount; i++)");
        code.Line($"ref {rowType} {Row} = ref global::System.Runtime.CompilerServices.Unsafe.Add(ref first, i);");
        EmitValues(source);
        using var inner = code.Braces($"for (int j = 0; j < {layout.SlotCount}; j++)");
        bool isVector = layout.Field.Kind == FieldKind.Vector;
        var value = isVector
            ? $"{Encoders}Numbers.From({Access.Converted("values[j]", layout.Field.Type, source.Type.IsElementNullableValue)})"
            : EncodeIndex(layout, "values[j]", source.Type.IsElementNullableValue);
        var absent = isVector ? "float.NaN" : "j == 0 ? 0 : -1";
        code.Line($"tile.Column({layout.FirstSlot} + j)[i] = j < values.Length ? {value} : {absent};");
    }

    private void EmitValues(FieldSource source)
    {
        var value = Value(source);
        var span = source.Type.Collection switch
        {
            CollectionKind.Array => value,
            CollectionKind.Memory => MayBeNull(source) ? $"{value} is {{ }} memory ? memory.Span : default" : value + ".Span",
            _ => MayBeNull(source) ? $"{value} is {{ }} array ? array.AsSpan() : default" : value + ".AsSpan()",
        };
        code.Line($"global::System.ReadOnlySpan<{source.ElementName}> values = {span};");
    }

    private string Value(FieldSource source) => Access.Value(source, Row, rowMayBeNull, skip);

    private bool MayBeNull(FieldSource source) => Access.MayBeNull(source, rowMayBeNull, skip);

    private static string Describe(FieldLayout layout)
    {
        var kind = (layout.Field.IsMultiValued ? "multi-valued " : "") + layout.Field.Kind.ToString().ToLowerInvariant();
        return layout.SlotCount == 1 ? $"{kind}, slot {layout.FirstSlot}" : $"{kind}, slots {layout.FirstSlot} to {layout.FirstSlot + layout.SlotCount - 1}";
    }
}
