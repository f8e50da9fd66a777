using FeatureGen.Formats.Schemas;

namespace FeatureGen.Generator.Schema;

/// <summary>The names that generated code takes on a schema type: the emitters write these, and no member of the type's own may have them.</summary>
public static class GeneratedNames
{
    /// <summary>The fields and their slots.</summary>
    public const string Schema = "Schema";

    /// <summary>Extraction of a row and of rows.</summary>
    public const string Extract = "Extract";

    /// <summary>What <see cref="Schema"/> returns.</summary>
    public const string SchemaValue = "s_featureSchema";

    /// <summary>The class that reads rows.</summary>
    public const string Rows = "FeatureGenRows";

    /// <summary>The class that reads the context of a joined schema.</summary>
    public const string Context = "FeatureGenContext";

    /// <summary>The class that reads the items of a joined schema.</summary>
    public const string Items = "FeatureGenItems";

    /// <summary>Scores of a row and of rows.</summary>
    public const string Score = "Score";

    /// <summary>The best of candidates.</summary>
    public const string Rank = "Rank";

    /// <summary>What each field contributes.</summary>
    public const string Explain = "Explain";

    /// <summary>The class that holds the baked model.</summary>
    public const string Model = "FeatureGenModel";

    /// <summary>The members that a baked model adds.</summary>
    public static IReadOnlyList<string> OfModel { get; } = [Score, Rank, Explain, Model];

    /// <summary>The members of a schema without a model.</summary>
    /// <param name="fields">The fields of the schema.</param>
    /// <param name="isJoined">Whether it joins a context and an item.</param>
    public static IEnumerable<string> OfSchema(IReadOnlyList<FieldManifest> fields, bool isJoined)
    {
        IEnumerable<string> names = [Schema, Extract, SchemaValue, Rows];
        if (isJoined) names = names.Concat([Context, Items]);
        return names.Concat(Enumerable.Range(0, fields.Count).Where(i => HasVocabulary(fields[i])).Select(Vocabulary));
    }

    /// <summary>Whether a field has a static for the strings of its vocabulary.</summary>
    public static bool HasVocabulary(FieldManifest field) => field is { Kind: FieldKind.Categorical, Type: ScalarType.String };

    /// <summary>The name of that static.</summary>
    /// <param name="position">The field's position in the schema.</param>
    public static string Vocabulary(int position) => "s_vocabulary" + position;
}
