namespace FeatureGen.Formats.Profiles;

/// <summary>What can be wrong with the values of a field, the most telling first.</summary>
public enum QualityProblem
{
    /// <summary>The values of a part of the rows are written in another form: text where numbers were, a comma for a point.</summary>
    FormDrift,

    /// <summary>The numbers of a part of the rows are so many times as large: milliseconds where seconds were.</summary>
    ScaleDrift,

    /// <summary>A number or date that stands for a missing value: 999, -1, 1970-01-01.</summary>
    Sentinel,

    /// <summary>A text that stands for a missing value: <c>NULL</c>, <c>n/a</c>, <c>?</c>.</summary>
    MissingText,

    /// <summary>A few values among numbers that are none.</summary>
    MixedForms,

    /// <summary>Values that are the same but for case or white space.</summary>
    Variants,

    /// <summary>Numbers that are infinite, or the text <c>NaN</c>.</summary>
    NotFinite,

    /// <summary>White space before or after values.</summary>
    WhiteSpace,

    /// <summary>Nearly all rows have one value.</summary>
    Repeated,
}
