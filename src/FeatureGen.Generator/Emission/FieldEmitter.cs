using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Generator.Emission;

/// <summary>Writes the extraction of fields into the columns of a tile.</summary>
/// <remarks>
/// Each field is read by a struct or a method of its own: one method with a loop a field would outgrow what the just-in-time compiler keeps in
/// registers. One row is extracted by the same structs without loops, because a call a field would cost more than reading it.
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
    private const string Unsafe = "global::System.Runtime.CompilerServices.Unsafe.";
    private const string Row = "row";

    /// <summary>Writes the call that extracts a field of all rows, behind the question whether it is wanted.</summary>
    public void Emit(FieldLayout layout, FieldSource source)
    {
        code.Line($"// {layout.Field.Name}: {Describe(layout)}");
        using var block = code.Braces($"if (tile.Wants({layout.Position}))");
        if (HasListReader(layout))
        {
            code.Line($"{readers}.{ReaderName(layout.FirstSlot)}(ref first, tile);");
            return;
        }
        var range = Range(layout.Field, source) is var (min, max) ? $", {min}, {max}, {layout.Field.OutOfVocabulary}" : null;
        for (int slot = layout.FirstSlot; slot < layout.FirstSlot + layout.SlotCount; slot++)
            code.Line($"{Encoders}Columns.{(range is null ? "Fill" : "FillRange")}<{rowType}, {readers}.{ReaderName(slot)}>(ref first, tile.Column({slot}){range});");
        if (Refinement(layout.Field) is var (method, arguments)) code.Line($"{Encoders}{method}(tile.Column({layout.FirstSlot}){arguments});");
    }

    /// <summary>Writes the same for one row.</summary>
    public void EmitOne(FieldLayout layout, FieldSource source)
    {
        using var block = code.Braces($"if (tile.Wants({layout.Position}))");
        if (HasListReader(layout))
        {
            code.Line($"{ReaderName(layout.FirstSlot)}(ref row, tile);");
            return;
        }
        for (int slot = layout.FirstSlot; slot < layout.FirstSlot + layout.SlotCount; slot++)
        {
            var value = $"{ReaderName(slot)}.Read(ref row)";
            if (Range(layout.Field, source) is var (min, max)) value = $"{Encoders}Categories.Range({value}, {min}, {max}, {layout.Field.OutOfVocabulary})";
            if (IsFloating(layout.Field)) value = $"{Encoders}Numbers.From({value})";
            if (Refinement(layout.Field) is var (method, arguments)) value = $"{Encoders}{method}({value}{arguments})";
            code.Line($"{Slot(slot)} = {value};");
        }
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
            bool isRange = Range(layout.Field, source) is not null;
            EmitReader(layout.FirstSlot, isRange ? "int" : "float", isRange ? $"(int){value}" : Encode(layout, value, MayBeNull(source)));
            return;
        }
        int slot = layout.FirstSlot;
        foreach (TimePart part in Enum.GetValues(typeof(TimePart)))
            if ((layout.Field.Parts & part) != 0)
                EmitReader(slot++, "float", $"{Encoders}Timestamps.Index({value}, global::FeatureGen.TimePart.{part}, {layout.Field.UtcOffsetMinutes})");
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

    /// <summary>Writes a cross of one row.</summary>
    public void EmitCrossOfOne(FieldLayout layout, IReadOnlyList<FieldLayout> parts)
    {
        using var block = code.Braces($"if (tile.Wants({layout.Position}))");
        var values = string.Join(", ", parts.Select(p => "(int)" + Slot(p.FirstSlot)));
        var spaces = string.Join(", ", parts.Select(p => p.Spaces[0].ToString()));
        var arguments = parts.Count > 3 ? $"[{values}], [{spaces}]" : $"{values}, {spaces}";
        code.Line($"{Slot(layout.FirstSlot)} = {Encoders}Crosses.Index({arguments}, {layout.Field.Buckets});");
    }

    private void EmitReader(int slot, string type, string value)
    {
        using var reader = code.Braces($"internal readonly struct {ReaderName(slot)} : {Encoders}IFieldReader<{rowType}, {type}>");
        code.Line($"public static {type} Read(ref {rowType} {Row}) => {value};");
    }

    private static string Slot(int slot) => $"{Unsafe}Add(ref slots, {slot})";

    private static string ReaderName(int slot) => "Slot" + slot;

    private static bool HasListReader(FieldLayout layout) => layout.Field.Kind == FieldKind.Vector || layout.Field.IsMultiValued;

    // What is done to a value, or to a whole column, once it is read: a method of the encoders and its further arguments.
    private static (string Method, string Arguments)? Refinement(FieldManifest field) => (field.Kind, field.Transform) switch
    {
        (FieldKind.Bucketized, _) => ("Buckets.Index", ", " + Literals.List(field.Boundaries, b => Literals.Of((float)b))),
        (FieldKind.Numeric, Transform.Log1P) => ("Numbers.Log1P", ""),
        (FieldKind.Numeric, Transform.Sqrt) => ("Numbers.Sqrt", ""),
        (FieldKind.Numeric, Transform.Standardize) => ("Numbers.Standardize", $", {Literals.Of((float)field.Mean)}, {Literals.Of(1F / (float)field.StandardDeviation)}"),
        (FieldKind.Numeric, Transform.Clip) => ("Numbers.Clip", $", {Literals.Of((float)field.Min)}, {Literals.Of((float)field.Max)}"),
        _ => null,
    };

    // Integers and enumerations without gaps that are never missing: read as they are and put into range several at a time. Only those of 32
    // bits: smaller ones go the way of nullable numbers.
    private (int Min, int Max)? Range(FieldManifest field, FieldSource source)
    {
        if (field.Kind != FieldKind.Categorical || field.IsMultiValued || !source.Type.IsInt32 || MayBeNull(source)) return null;
        var codes = field.Type == ScalarType.Enum ? field.Codes.Distinct().ToList() : [(long)field.Min, (long)field.Max];
        long min = codes[0], max = codes[codes.Count - 1];
        bool isDense = field.Type == ScalarType.Integer || max - min == codes.Count - 1;
        return isDense && min >= int.MinValue && max <= int.MaxValue ? ((int)min, (int)max) : null;
    }

    // Numbers are brought to float here, limited and transformed by what reads them; indices are final.
    private static string Encode(FieldLayout layout, string value, bool nullable)
    {
        var field = layout.Field;
        if (IsFloating(field))
        {
            var number = nullable ? $"({value} ?? {(field.Type == ScalarType.Single ? "float" : "double")}.NaN)" : value;
            return field.Type == ScalarType.Single ? number : "(float)" + number;
        }
        return field.Kind is FieldKind.Numeric or FieldKind.Bucketized
            ? $"{Encoders}Numbers.From({Access.Converted(value, field.Type, nullable)})"
            : EncodeIndex(layout, value, nullable);
    }

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
            ScalarType.String => $"{GeneratedNames.Vocabulary(layout.Position)}.Index({converted})",
            _ => $"{Encoders}Categories.Range({converted}, {(long)field.Min}L, {(long)field.Max}L, {field.OutOfVocabulary})",
        };
    }

    private static string EnumCode(long code) => code == long.MinValue ? "long.MinValue" : code + "L";

    private void EmitListReader(FieldLayout layout, FieldSource source)
    {
        int count = layout.SlotCount;
        bool isVector = layout.Field.Kind == FieldKind.Vector;
        using var method = code.Braces($"internal static void {ReaderName(layout.FirstSlot)}(ref {rowType} first, {Tile} tile)");
        code.Line("int rows = tile.RowCount;");
        code.Line($"ref float columns = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(tile.Columns({layout.FirstSlot}, {count}));");
        using var loop = code.Braces("for (int i = 0; i < rows; i++)");
        code.Line($"ref {rowType} {Row} = ref {Unsafe}Add(ref first, i);");
        code.Line("ref float slots = ref " + Unsafe + "Add(ref columns, i);");
        EmitValues(source);
        var value = isVector
            ? $"{Encoders}Numbers.From({Access.Converted("values[j]", layout.Field.Type, source.Type.IsElementNullableValue)})"
            : EncodeIndex(layout, "values[j]", source.Type.IsElementNullableValue);
        code.Line("int j = 0;");
        code.Line($"for (; j < values.Length && j < {count}; j++) {Unsafe}Add(ref slots, j * rows) = {value};");
        if (!isVector) code.Line("if (j == 0) { slots = 0; j = 1; }");
        code.Line($"for (; j < {count}; j++) {Unsafe}Add(ref slots, j * rows) = {(isVector ? "float.NaN" : "-1")};");
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
