using System.Collections.Immutable;

namespace FeatureGen.Analyzers;

/// <summary>Properties of findings that code fixes read.</summary>
public static class FindingProperties
{
    /// <summary>The name of the schema that the finding is about, as its manifest has it; of what code shows, the type that declares the field.</summary>
    public const string Schema = "Schema";

    /// <summary>The name there of the field that the finding is about.</summary>
    public const string Field = "Field";

    /// <summary>The name there of the field that says the same and stays.</summary>
    public const string Representative = "Representative";

    /// <summary>
    /// The path of the field from the property at which the finding is placed, which holds it; of other findings the field is at the place itself.
    /// </summary>
    public const string Held = "Held";

    /// <summary>The number of buckets that is enough.</summary>
    public const string Buckets = "Buckets";

    /// <summary>The number nearest to a setting that the type can hold.</summary>
    public const string Limit = "Limit";

    /// <summary>FG4006: what is to stand in the place of the index.</summary>
    public const string Index = "Index";

    /// <summary>FG4006: the variable that holds the results.</summary>
    public const string Results = "Results";

    /// <summary>FG4010: how long the span has to be.</summary>
    public const string Needed = "Needed";

    /// <summary>
    /// FG1008: the most frequent values that the vocabulary lacks, joined by line feeds; values that hold one are left out.
    /// </summary>
    public const string MissingValues = "MissingValues";

    /// <summary>The properties of a finding about a field that says the same as another.</summary>
    public static ImmutableDictionary<string, string?> OfRedundancy(string schema, string field, string representative) =>
        ImmutableDictionary<string, string?>.Empty.Add(Schema, schema).Add(Field, field).Add(Representative, representative);
}
