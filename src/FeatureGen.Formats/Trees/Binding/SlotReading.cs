namespace FeatureGen.Formats.Trees.Binding;

/// <summary>What of a field a model's feature stands for.</summary>
internal enum SlotReading
{
    /// <summary>The field's value before extraction: <c>Price</c>.</summary>
    Value,

    /// <summary>A part of a date: <c>At.HourOfDay</c>.</summary>
    Part,

    /// <summary>A slot as it is extracted: <c>Title[3]</c>.</summary>
    Extracted,

    /// <summary>The place of the value in the vocabulary, from 0: <c>Brand:vocabulary</c>.</summary>
    Place,
}
