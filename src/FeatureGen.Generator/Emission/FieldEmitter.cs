using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Generator.Emission;

/// <summary>Writes the extraction of one field into the columns of a tile.</summary>
/// <param name="code">Where to.</param>
/// <param name="rowType">The fully qualified type of a row.</param>
/// <param name="rowMayBeNull">Whether rows are of a reference type.</param>
/// <param name="skip">How many steps of a path lead to the row.</param>
internal sealed class FieldEmitter(CodeWriter code, string rowType, bool rowMayBeNull, int skip)
{
    private const string Encoders = "global::FeatureGen.Encoders.";
    private const string Row = "row";

    /// <summary>Writes the extraction of a field, behind the question whether it is wanted.</summary>
    public void Emit(FieldLayout layout, FieldSource source)
    {
        code.Line($"// {layout.Field.Name}: {Describe(layout)}");
        using var block = code.Braces($"if (tile.Wants({layout.Position}))");
        if (layout.Field.Kind == FieldKind.Vector) EmitVector(layout, source);
        else if (layout.Field.IsMultiValued) EmitMultiValued(layout, source);
        else if (layout.Field.Kind == FieldKind.Timestamp) EmitTimestamp(layout, source);
        else EmitColumn(layout, source);
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

    private void EmitColumn(FieldLayout layout, FieldSource source)
    {
        var field = layout.Field;
        var value = Value(source);
        code.Line($"var column = tile.Column({layout.FirstSlot});");
        using (Loop("column.Length"))
            code.Line($"column[i] = {Encode(layout, value, MayBeNull(source))};");
        if (field.Kind == FieldKind.Bucketized)
            code.Line($"{Encoders}Buckets.Index(column, {Literals.List(field.Boundaries, b => Literals.Of((float)b))});");
        else if (Transformation(field) is { } transformation)
            code.Line($"{Encoders}Numbers.{transformation};");
    }

    private static string? Transformation(FieldManifest field) => field.Transform switch
    {
        Transform.Log1P => "Log1P(column)",
        Transform.Sqrt => "Sqrt(column)",
        Transform.Standardize => $"Standardize(column, {Literals.Of((float)field.Mean)}, {Literals.Of(1F / (float)field.StandardDeviation)})",
        Transform.Clip => $"Clip(column, {Literals.Of((float)field.Min)}, {Literals.Of((float)field.Max)})",
        _ => null,
    };

    // Numbers are brought to float here and transformed a column at a time; indices are final.
    private static string Encode(FieldLayout layout, string value, bool nullable)
    {
        var field = layout.Field;
        return field.Kind is FieldKind.Numeric or FieldKind.Bucketized
            ? $"{Encoders}Numbers.From({Access.Converted(value, field.Type, nullable)})"
            : EncodeIndex(layout, value, nullable);
    }

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

    private void EmitTimestamp(FieldLayout layout, FieldSource source)
    {
        int slot = layout.FirstSlot;
        foreach (TimePart part in Enum.GetValues(typeof(TimePart)))
        {
            if ((layout.Field.Parts & part) == 0) continue;
            var column = $"column{slot - layout.FirstSlot}";
            code.Line($"var {column} = tile.Column({slot++});");
            using (Loop($"{column}.Length"))
                code.Line($"{column}[i] = {Encoders}Timestamps.Index({Value(source)}, global::FeatureGen.TimePart.{part}, {layout.Field.UtcOffsetMinutes});");
        }
    }

    private void EmitVector(FieldLayout layout, FieldSource source)
    {
        using var loop = Loop("tile.RowCount");
        EmitValues(source);
        using var inner = code.Braces($"for (int j = 0; j < {layout.SlotCount}; j++)");
        var value = Access.Converted("values[j]", layout.Field.Type, source.Type.IsElementNullableValue);
        code.Line($"tile.Column({layout.FirstSlot} + j)[i] = j < values.Length ? {Encoders}Numbers.From({value}) : float.NaN;");
    }

    private void EmitMultiValued(FieldLayout layout, FieldSource source)
    {
        using var loop = Loop("tile.RowCount");
        EmitValues(source);
        using var inner = code.Braces($"for (int j = 0; j < {layout.SlotCount}; j++)");
        var value = EncodeIndex(layout, "values[j]", source.Type.IsElementNullableValue);
        code.Line($"tile.Column({layout.FirstSlot} + j)[i] = j < values.Length ? {value} : j == 0 ? 0 : -1;");
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

    private CodeWriter.Block Loop(string length)
    {
        var block = code.Braces($"for (int i = 0; i < {length}; i++)");
        code.Line($"ref {rowType} {Row} = ref global::System.Runtime.CompilerServices.Unsafe.Add(ref first, i);");
        return block;
    }

    private string Value(FieldSource source) => Access.Value(source, Row, rowMayBeNull, skip);

    private bool MayBeNull(FieldSource source) => Access.MayBeNull(source, rowMayBeNull, skip);

    private static string Describe(FieldLayout layout)
    {
        var kind = (layout.Field.IsMultiValued ? "multi-valued " : "") + layout.Field.Kind.ToString().ToLowerInvariant();
        return layout.SlotCount == 1 ? $"{kind}, slot {layout.FirstSlot}" : $"{kind}, slots {layout.FirstSlot} to {layout.FirstSlot + layout.SlotCount - 1}";
    }
}
