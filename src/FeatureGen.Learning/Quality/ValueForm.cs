namespace FeatureGen.Learning.Quality;

/// <summary>In what form a value is written.</summary>
internal enum ValueForm
{
    /// <summary>No form that tells: missing, or a date that may be read in two ways.</summary>
    None,

    /// <summary>Anything else.</summary>
    Text,

    /// <summary>A number with a decimal point or none.</summary>
    Number,

    /// <summary>A number with a comma.</summary>
    CommaNumber,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    TrueOrFalse,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesOrNo,

    /// <summary><c>2024-01-31</c></summary>
    Date,

    /// <summary><c>2024-01-31T12:00</c></summary>
    Time,

    /// <summary><c>2024/01/31</c></summary>
    SlashedDate,

    /// <summary><c>31/01/2024</c></summary>
    DayFirst,

    /// <summary><c>01/31/2024</c></summary>
    MonthFirst,

    /// <summary><c>31.01.2024</c></summary>
    DottedDate,
}
