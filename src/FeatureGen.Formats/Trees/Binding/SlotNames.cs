using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Trees.Binding;

/// <summary>Finds what names mean within a schema: fields, their slots, parts of dates.</summary>
internal sealed class SlotNames
{
    private const string VocabularyEnd = ":vocabulary";

    private readonly SchemaManifest _schema;
    private readonly SchemaLayout _layout;
    private readonly Dictionary<string, FieldLayout> _fields;

    public SlotNames(SchemaManifest schema, SchemaLayout layout)
    {
        (_schema, _layout) = (schema, layout);
        _fields = layout.Fields.ToDictionary(field => field.Field.Name, StringComparer.Ordinal);
    }

    /// <summary>Finds a name.</summary>
    /// <param name="name"><c>Price</c>, <c>Title[3]</c> (also <c>Title_3</c>, <c>Title.3</c>), <c>At.HourOfDay</c> (also
    /// <c>At_HourOfDay</c>), <c>Brand:vocabulary</c>.</param>
    /// <param name="problem">What is wrong if nothing is found: goes on behind the name of the model's feature.</param>
    public SlotReference? Find(string name, out string problem)
    {
        problem = "";
        if (_fields.TryGetValue(name, out var field)) return new SlotReference(field, 0, SlotReading.Value);
        if (FindBracket(name, ref problem) is { } slot) return slot;
        if (FindEnd(name, ref problem) is { } part) return part;
        if (name.EndsWith(VocabularyEnd, StringComparison.Ordinal)
            && _fields.TryGetValue(name.Substring(0, name.Length - VocabularyEnd.Length), out field))
            return new SlotReference(field, 0, SlotReading.Place);
        if (problem.Length == 0) problem = $"has no field '{name}' in '{_schema.Name}'{Near(name)}";
        return null;
    }

    private SlotReference? FindBracket(string name, ref string problem)
    {
        int open = name.LastIndexOf('[');
        if (open < 0 || name[name.Length - 1] != ']' || !_fields.TryGetValue(name.Substring(0, open), out var field)) return null;
        return Slot(field, name, open + 1, name.Length - open - 2, ref problem);
    }

    // Trainers forbid brackets in names, and some replace blanks by underscores.
    private SlotReference? FindEnd(string name, ref string problem)
    {
        int dot = name.LastIndexOfAny(['.', '_']);
        if (dot < 0 || !_fields.TryGetValue(name.Substring(0, dot), out var field)) return null;
        if (field.Field.Kind == FieldKind.Vector) return Slot(field, name, dot + 1, name.Length - dot - 1, ref problem);
        if (field.Field.Kind != FieldKind.Timestamp) return null;
        var parts = TimeParts.Of(field.Field.Parts).Select(part => part.ToString()).ToList();
        int slot = parts.IndexOf(name.Substring(dot + 1));
        if (slot >= 0) return new SlotReference(field, slot, SlotReading.Part);
        problem = $"is '{name}', and '{field.Field.Name}' has no such part; its parts are {string.Join(", ", parts)}";
        return null;
    }

    private static SlotReference? Slot(FieldLayout field, string name, int start, int length, ref string problem)
    {
        if (NumberSyntax.TryInt64(name, start, length, out long slot) && slot >= 0 && slot < field.SlotCount)
            return new SlotReference(field, (int)slot, SlotReading.Extracted);
        var (first, last) = (field.ExtractedName(0), field.ExtractedName(field.SlotCount - 1));
        problem = field.SlotCount == 1
            ? $"is '{name}', and '{field.Field.Name}' has one slot, '{first}'"
            : $"is '{name}', and the slots of '{field.Field.Name}' are '{first}' to '{last}'";
        return null;
    }

    private string Near(string name)
    {
        var slots = _layout.Fields.Where(field => field.SlotCount > 1)
            .SelectMany(field => Enumerable.Range(0, field.SlotCount).Select(field.SlotName));
        var near = string.Join(", ", NearNames.Find(name, _fields.Keys.Concat(slots)).Select(other => $"'{other}'"));
        return near.Length > 0 ? $" (similar: {near})" : "";
    }
}
