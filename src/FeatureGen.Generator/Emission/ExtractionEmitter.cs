using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Generator.Emission;

/// <summary>Writes the extraction of a schema: of a row, of a tile of rows, and of context and items on their own.</summary>
internal sealed class ExtractionEmitter(CodeWriter code, SchemaModel schema, SchemaLayout layout)
{
    private const string Spans = "global::System.ReadOnlySpan";
    private const string Tile = "global::FeatureGen.FeatureTile";

    // The just-in-time compiler inlines only so much into one method.
    private const int FieldsOfMethod = 32;

    /// <summary>Writes all that the schema has.</summary>
    public void Emit()
    {
        EmitRow();
        EmitTile();
        using (ReadersClass(GeneratedNames.Rows))
        {
            EmitReaders(OfRows(), _ => true);
            EmitOne(OfRows(), schema.Shell.FullName, _ => true);
        }
        if (schema.Context is not { } context || schema.Item is not { } item) return;
        EmitContext(context);
        using (ReadersClass(GeneratedNames.Context))
        {
            EmitReaders(OfPart(GeneratedNames.Context, context), f => IsFrom(f, context));
            EmitOne(OfPart(GeneratedNames.Context, context), context.TypeName, f => f.Field.Kind == FieldKind.Cross ? f.Field.Role == FieldRole.Context : IsFrom(f, context));
        }
        EmitItems(item);
        using (ReadersClass(GeneratedNames.Items)) EmitReaders(OfPart(GeneratedNames.Items, item), f => IsFrom(f, item));
    }

    /// <summary>Writes the vocabularies of string categories.</summary>
    public void EmitVocabularies()
    {
        foreach (var (field, position) in layout.Fields.Select(f => (f.Field, f.Position)).Where(f => GeneratedNames.HasVocabulary(f.Field)))
        {
            var strings = Literals.List(field.Vocabulary, Literals.Of);
            Attributes();
            code.Line($"private static readonly global::FeatureGen.Encoders.Vocabulary {GeneratedNames.Vocabulary(position)} = new({strings}, {field.OutOfVocabulary});");
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
        using var method = code.Braces($"public static void {GeneratedNames.Extract}(in {schema.Shell.FullName} row, global::System.Span<float> slots)");
        code.Line($"{GeneratedNames.Extract}(new {Spans}<{schema.Shell.FullName}>(in row), new {Tile}(slots, {layout.SlotCount}, 1));");
    }

    private void EmitTile()
    {
        code.Line();
        code.Summary("Extracts rows column by column; only the fields that the tile wants.");
        code.Line("/// <param name=\"rows\">The rows.</param>");
        code.Line($"/// <param name=\"tile\">Takes {layout.SlotCount} slots of as many rows as there are.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The tile is of other dimensions.</exception>");
        Attributes();
        using var method = code.Braces($"public static void {GeneratedNames.Extract}({Spans}<{schema.Shell.FullName}> rows, {Tile} tile)");
        code.Line($"tile.Require({layout.SlotCount}, rows.Length);");
        EmitStart("rows", schema.Shell.FullName);
        using (code.Braces("if (rows.Length == 1)"))
        {
            code.Line($"{GeneratedNames.Rows}.One(ref first, tile);");
            code.Line("return;");
        }
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
        code.Line($"{GeneratedNames.Context}.One(ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in context), tile);");
    }

    private void EmitItems(JoinedPart item)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        Attributes();
        using var method = code.Braces($"static void {Interface()}.ExtractItems({Spans}<{item.TypeName}> items, {Spans}<float> context, {Tile} tile)");
        code.Line($"tile.Require({layout.SlotCount}, items.Length);");
        EmitStart("items", item.TypeName);
        var emitter = OfPart(GeneratedNames.Items, item);
        EmitFields(emitter, f => IsFrom(f, item));
        EmitCrosses(emitter, f => f.Field.Role == FieldRole.Item, f => f.Field.Role == FieldRole.Context);
    }

    private void EmitStart(string rows, string rowType) =>
        code.Line($"ref {rowType} first = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({rows});");

    private FieldEmitter OfRows() => new(code, GeneratedNames.Rows, schema.Shell.FullName, schema.Shell.IsReferenceType, skip: 0);

    private FieldEmitter OfPart(string readers, JoinedPart part) => new(code, readers, part.TypeName, part.IsReferenceType, skip: 1);

    private CodeWriter.Block ReadersClass(string name)
    {
        code.Line();
        Attributes();
        return code.Braces($"private static class {name}");
    }

    private void EmitReaders(FieldEmitter emitter, Func<FieldLayout, bool> isIncluded)
    {
        foreach (var field in layout.Fields)
            if (field.Field.Kind != FieldKind.Cross && isIncluded(field)) emitter.EmitReader(field, schema.Sources[field.Position]);
    }

    // The extraction of one row: methods of a limited length, and one that calls them.
    private void EmitOne(FieldEmitter emitter, string rowType, Func<FieldLayout, bool> isIncluded)
    {
        var fields = layout.Fields.Where(isIncluded).OrderBy(f => f.Field.Kind == FieldKind.Cross).ToList();
        var parameters = $"(ref {rowType} row, {Tile} tile)";
        int methods = 0;
        for (int first = 0; first < fields.Count; first += FieldsOfMethod, methods++)
        {
            using var method = code.Braces($"private static void One{methods}{parameters}");
            code.Line($"ref float slots = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(tile.Columns(0, {layout.SlotCount}));");
            foreach (var field in fields.Skip(first).Take(FieldsOfMethod))
                if (field.Field.Kind == FieldKind.Cross) emitter.EmitCrossOfOne(field, Parts(field));
                else emitter.EmitOne(field, schema.Sources[field.Position]);
        }
        using var all = code.Braces($"internal static void One{parameters}");
        for (int i = 0; i < methods; i++) code.Line($"One{i}(ref row, tile);");
    }

    private void EmitFields(FieldEmitter emitter, Func<FieldLayout, bool> isIncluded)
    {
        foreach (var field in layout.Fields.Where(f => f.Field.Kind != FieldKind.Cross && isIncluded(f))) emitter.Emit(field, schema.Sources[field.Position]);
    }

    private void EmitCrosses(FieldEmitter emitter, Func<FieldLayout, bool> isIncluded, Func<FieldLayout, bool> isGivenContext)
    {
        foreach (var field in layout.Fields)
            if (field.Field.Kind == FieldKind.Cross && isIncluded(field))
                emitter.EmitCross(field, Parts(field), isGivenContext);
    }

    private IReadOnlyList<FieldLayout> Parts(FieldLayout cross) => [.. cross.Field.CrossedFields.Select(name => layout.Fields.First(f => f.Field.Name == name))];

    private bool IsFrom(FieldLayout field, JoinedPart part) => schema.Sources[field.Position].Path[0].Name == part.Property;

    private string Interface() => SchemaEmitter.JoinedInterface(schema);

    private void Attributes() => code.Line(SchemaEmitter.GeneratedCode);
}
