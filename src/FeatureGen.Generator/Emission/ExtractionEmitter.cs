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
        EmitReaders("FeatureGenRows", OfRows(), _ => true);
        if (schema.Context is not { } context || schema.Item is not { } item) return;
        EmitContext(context);
        EmitReaders("FeatureGenContext", OfPart("FeatureGenContext", context), f => IsFrom(f, context));
        EmitItems(item);
        EmitReaders("FeatureGenItems", OfPart("FeatureGenItems", item), f => IsFrom(f, item));
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
        EmitStart("rows", schema.Shell.FullName);
        var emitter = OfRows();
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
        EmitStart("rows", context.TypeName);
        var emitter = OfPart("FeatureGenContext", context);
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
        EmitStart("items", item.TypeName);
        var emitter = OfPart("FeatureGenItems", item);
        EmitFields(emitter, f => IsFrom(f, item));
        EmitCrosses(emitter, f => f.Field.Role == FieldRole.Item, f => f.Field.Role == FieldRole.Context);
    }

    private void EmitStart(string rows, string rowType) =>
        code.Line($"ref {rowType} first = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({rows});");

    private FieldEmitter OfRows() => new(code, "FeatureGenRows", schema.Shell.FullName, schema.Shell.IsReferenceType, skip: 0);

    private FieldEmitter OfPart(string readers, JoinedPart part) => new(code, readers, part.TypeName, part.IsReferenceType, skip: 1);

    private void EmitReaders(string name, FieldEmitter emitter, Func<FieldLayout, bool> isIncluded)
    {
        code.Line();
        using var type = code.Braces($"private static class {name}");
        foreach (var field in layout.Fields)
            if (field.Field.Kind != FieldKind.Cross && isIncluded(field)) emitter.EmitReader(field, schema.Sources[field.Position]);
    }

    private void EmitFields(FieldEmitter emitter, Func<FieldLayout, bool> isIncluded)
    {
        // Plain numbers that stand side by side are limited together: one call instead of one a field.
        int firstOfRun = 0, run = 0;
        foreach (var field in layout.Fields.Where(f => f.Field.Kind != FieldKind.Cross && isIncluded(f)))
        {
            bool continues = FieldEmitter.WantsLimit(field.Field) && (run == 0 || field.FirstSlot == firstOfRun + run);
            if (!continues && run > 0) emitter.EmitLimit(firstOfRun, run);
            if (!continues) run = 0;
            emitter.Emit(field, schema.Sources[field.Position]);
            if (!FieldEmitter.WantsLimit(field.Field)) continue;
            if (run == 0) firstOfRun = field.FirstSlot;
            run++;
        }
        if (run > 0) emitter.EmitLimit(firstOfRun, run);
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
