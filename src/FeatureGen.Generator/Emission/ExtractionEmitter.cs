using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Generator.Emission;

/// <summary>Writes the extraction of a schema: of a row, of a tile of rows, and of context and items on their own.</summary>
internal sealed class ExtractionEmitter(CodeWriter code, SchemaModel schema, SchemaLayout layout)
{
    private const string Spans = "global::System.ReadOnlySpan";
    private const string Tile = "global::FeatureGen.FeatureTile";

    /// <summary>Writes all that the schema has.</summary>
    public void Emit()
    {
        EmitRow();
        EmitTile();
        if (schema.Context is null) return;
        EmitContext(schema.Context);
        EmitItems(schema.Item!);
    }

    /// <summary>Writes the vocabularies of string categories.</summary>
    public void EmitVocabularies()
    {
        foreach (var field in layout.Fields.Select(f => f.Field).Where(f => f.Kind == FieldKind.Categorical && f.Type == ScalarType.String))
        {
            int position = layout.Fields.First(f => f.Field == field).Position;
            code.Line($"private static readonly global::FeatureGen.Encoders.Vocabulary {FieldEmitter.VocabularyName(position)} = new({Literals.List(field.Vocabulary, Literals.Of)}, {field.OutOfVocabulary});");
            code.Line();
        }
    }

    private void EmitRow()
    {
        code.Line();
        code.Summary("Extracts one row.");
        code.Line("/// <param name=\"row\">The row.</param>");
        code.Line($"/// <param name=\"slots\">Takes the vector of {layout.SlotCount} slots.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The span is shorter.</exception>");
        Attributes();
        using var method = code.Braces($"public static void Extract(in {schema.Shell.FullName} row, global::System.Span<float> slots)");
        code.Line($"Extract(new {Spans}<{schema.Shell.FullName}>(in row), new {Tile}(slots, {layout.SlotCount}, 1));");
    }

    private void EmitTile()
    {
        code.Line();
        code.Summary("Extracts rows column by column; only the fields that the tile wants.");
        code.Line("/// <param name=\"rows\">The rows.</param>");
        code.Line($"/// <param name=\"tile\">Takes {layout.SlotCount} slots of as many rows as there are.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The tile is of other dimensions.</exception>");
        Attributes();
        using var method = code.Braces($"public static void Extract({Spans}<{schema.Shell.FullName}> rows, {Tile} tile)");
        code.Line($"tile.Require({layout.SlotCount}, rows.Length);");
        var emitter = Start("rows", schema.Shell.FullName, schema.Shell.IsReferenceType, skip: 0);
        EmitFields(emitter, _ => true);
        EmitCrosses(emitter, _ => true, _ => false);
    }

    private void EmitContext(JoinedPart context)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        Attributes();
        using var method = code.Braces($"static void {Interface()}.ExtractContext(in {context.TypeName} context, {Tile} tile)");
        code.Line($"tile.Require({layout.SlotCount}, 1);");
        code.Line($"var rows = new {Spans}<{context.TypeName}>(in context);");
        var emitter = Start("rows", context.TypeName, context.IsReferenceType, skip: 1);
        EmitFields(emitter, f => IsFrom(f, context));
        EmitCrosses(emitter, f => f.Field.Role == FieldRole.Context, _ => false);
    }

    private void EmitItems(JoinedPart item)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        Attributes();
        using var method = code.Braces($"static void {Interface()}.ExtractItems({Spans}<{item.TypeName}> items, {Spans}<float> context, {Tile} tile)");
        code.Line($"tile.Require({layout.SlotCount}, items.Length);");
        var emitter = Start("items", item.TypeName, item.IsReferenceType, skip: 1);
        EmitFields(emitter, f => IsFrom(f, item));
        EmitCrosses(emitter, f => f.Field.Role == FieldRole.Item, f => f.Field.Role == FieldRole.Context);
    }

    private FieldEmitter Start(string rows, string rowType, bool isReferenceType, int skip)
    {
        code.Line($"ref {rowType} first = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({rows});");
        return new FieldEmitter(code, rowType, isReferenceType, skip);
    }

    private void EmitFields(FieldEmitter emitter, Func<FieldLayout, bool> isIncluded)
    {
        foreach (var field in layout.Fields)
            if (field.Field.Kind != FieldKind.Cross && isIncluded(field)) emitter.Emit(field, schema.Sources[field.Position]);
    }

    private void EmitCrosses(FieldEmitter emitter, Func<FieldLayout, bool> isIncluded, Func<FieldLayout, bool> isGivenContext)
    {
        foreach (var field in layout.Fields)
            if (field.Field.Kind == FieldKind.Cross && isIncluded(field))
                emitter.EmitCross(field, [.. field.Field.CrossedFields.Select(name => layout.Fields.First(f => f.Field.Name == name))], isGivenContext);
    }

    private bool IsFrom(FieldLayout field, JoinedPart part) => schema.Sources[field.Position].Path[0].Name == part.Property;

    private string Interface() => SchemaEmitter.JoinedInterface(schema);

    private void Attributes() => code.Line(SchemaEmitter.GeneratedCode);
}
