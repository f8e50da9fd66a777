using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Trees.Binding;

/// <summary>Says where a model's feature is found in rows that are extracted through a schema, or why it is not.</summary>
internal static class FeatureBinder
{
    private const int MostShown = 4;
    private const int MostIndices = 1 << 18;

    /// <summary>Binds a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="slot">What it stands for.</param>
    /// <param name="problem">What is wrong if it cannot be bound: goes on behind the name of the feature.</param>
    public static FeatureBinding? Bind(TreeFeature feature, SlotReference slot, out string problem)
    {
        var field = slot.Field.Field;
        problem = "";
        switch (slot.Reading)
        {
            case SlotReading.Extracted when slot.Field.HasValues || feature.Categories.Count == 0:
            case SlotReading.Value when field.Kind == FieldKind.Numeric && field.Transform == Transform.None:
                if (feature.Categories.Count == 0) return new FeatureBinding(slot.Position);
                problem = $"has categories ({Show(feature.Categories)}), and '{field.Name}' is a number whose codes are not known: "
                    + $"make '{field.Name}' [Categorical]";
                return null;
            case SlotReading.Extracted when field.IsMultiValued:
                problem = $"has categories ({Show(feature.Categories)}), and '{field.Name}' is a list, where they cannot be told from no "
                    + "value; train on its indices as numbers";
                return null;
            case SlotReading.Extracted:
                int space = slot.Field.Spaces[slot.Slot];
                return Table(feature, slot, 0, Enumerable.Range(0, space).Select(i => KnownValue.Of(i)), out problem);
            case SlotReading.Part:
                return Table(feature, slot, 1, PartValues(field, slot.Slot), out problem);
            case SlotReading.Place when field.Kind == FieldKind.Categorical && !field.IsMultiValued:
                return Table(feature, slot, 1, KnownValue.Of(field).Select((_, place) => KnownValue.Of(place)), out problem);
            case SlotReading.Value when field.Kind == FieldKind.Categorical && !field.IsMultiValued:
                return Table(feature, slot, 1, KnownValue.Of(field), out problem);
            default:
                problem = LostValue(feature, slot);
                return null;
        }
    }

    private static IEnumerable<KnownValue> PartValues(FieldManifest field, int slot)
    {
        var part = TimeParts.Of(field.Parts).ElementAt(slot);
        return Enumerable.Range(TimeParts.FirstValue(part), TimeParts.ValueCount(part)).Select(value => KnownValue.Of(value));
    }

    // What training saw for each index. The indices of known values follow each other; all others (missing, out-of-vocabulary buckets)
    // stay NaN, which is what trainers make of a category that they do not know.
    private static FeatureBinding? Table(
        TreeFeature feature, SlotReference slot, int firstIndex, IEnumerable<KnownValue> values, out string problem)
    {
        var field = slot.Field.Field;
        int space = slot.Field.Spaces[slot.Slot];
        problem = space > MostIndices ? $"is one of {space} indices of '{field.Name}', too many to list: make it [Numeric]" : "";
        if (problem.Length > 0) return null;
        var known = values.ToArray();
        bool hasList = feature.Categories.Count > 0;
        var codes = hasList ? FindCodes(feature, known) : known.Select(value => value.Number ?? double.NaN).ToArray();
        bool isNumeric = known.All(value => value.Number is not null);
        if (hasList && codes.All(double.IsNaN))
        {
            bool isEnum = field.Type == ScalarType.Enum && slot.Reading == SlotReading.Value;
            if (!feature.TakesCodes || !isNumeric || isEnum)
                problem = $"has the categories {Show(feature.Categories)}, and '{field.Name}' has none of them "
                    + $"({Show(known.Select(value => value.Texts[0]))}): write them alike, letter for letter";
            else codes = known.Select(value => value.Number!.Value).ToArray();
        }
        else if (!hasList && !isNumeric)
        {
            problem = Unlisted(feature, field);
        }
        if (problem.Length > 0) return null;
        var table = Enumerable.Repeat(double.NaN, space).ToArray();
        codes.CopyTo(table, firstIndex);
        var strangers = feature.Categories.Where((_, code) => Array.IndexOf(codes, code) < 0);
        return new FeatureBinding(slot.Position, table, slot.Reading == SlotReading.Value ? new(strangers.ToArray()) : default);
    }

    private static double[] FindCodes(TreeFeature feature, KnownValue[] known)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int code = feature.Categories.Count - 1; code >= 0; code--) codes[feature.Categories[code]] = code;
        return known.Select(value => value.Texts.FirstOrDefault(codes.ContainsKey) is { } text ? codes[text] : double.NaN).ToArray();
    }

    private static string Unlisted(TreeFeature feature, FieldManifest field) =>
        $"{(feature.IsCategorical ? "has codes without a list of their categories" : "is a number")}, and '{field.Name}' is text: "
        + "train with a category column, or, if the codes are places in the vocabulary from 0 on, "
        + $"featuregen import --map \"{feature.Name}={field.Name}:vocabulary\"";

    // The trainer saw a value that extraction does not keep.
    private static string LostValue(TreeFeature feature, SlotReference slot)
    {
        var (field, layout) = (slot.Field.Field, slot.Field);
        if (slot.Reading == SlotReading.Place) return $"is '{field.Name}:vocabulary', and '{field.Name}' has no vocabulary";
        string extracted = $"featuregen import --map \"{feature.Name}={layout.ExtractedName(0)}\"";
        string last = layout.ExtractedName(layout.SlotCount - 1);
        string trainedOnSlots = layout.SlotCount == 1
            ? $"if the model was trained on what is extracted, {extracted}"
            : $"if the model was trained on what is extracted, {extracted} or another up to '{last}'";
        return field.Kind switch
        {
            FieldKind.Numeric => $"is a raw value, and '{field.Name}' is extracted as its {field.Transform}: drop the transform, which "
                + $"trees do not need; {trainedOnSlots}",
            FieldKind.Vector => $"is one number, and '{field.Name}' is {field.Length} of them: {extracted} or another up to '{last}'",
            FieldKind.Timestamp => $"is one value, and '{field.Name}' is a date of which parts are extracted: "
                + $"featuregen import --map \"{feature.Name}={layout.SlotName(0)}\""
                + (layout.SlotCount > 1 ? $" or another up to '{layout.SlotName(layout.SlotCount - 1)}'" : ""),
            FieldKind.Cross => $"is a raw value, and '{field.Name}' is a cross, of which only a hash is extracted: {trainedOnSlots}",
            FieldKind.Bucketized =>
                $"is a raw value, and of '{field.Name}' only the bucket is extracted: make it [Numeric]; {trainedOnSlots}",
            _ when field.IsMultiValued => $"is one value, and '{field.Name}' is a list: {trainedOnSlots}",
            _ => $"is a raw value, and of '{field.Name}' only a hash is extracted: make it [Categorical] with a vocabulary; "
                + trainedOnSlots,
        };
    }

    /// <summary>The first of some texts.</summary>
    public static string Show(IEnumerable<string> texts)
    {
        var all = texts.ToArray();
        return string.Join(", ", all.Take(MostShown)) + (all.Length > MostShown ? ", ..." : "");
    }
}
