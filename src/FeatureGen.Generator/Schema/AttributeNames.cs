using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Schema;

/// <summary>The attributes of the runtime library by their full names.</summary>
public static class AttributeNames
{
    /// <summary>Marks a schema.</summary>
    public const string Schema = "FeatureGen.FeatureSchemaAttribute";

    /// <summary>Marks what is known once a request.</summary>
    public const string Context = "FeatureGen.ContextAttribute";

    /// <summary>Marks what differs by candidate.</summary>
    public const string Item = "FeatureGen.ItemAttribute";

    /// <summary>A number.</summary>
    public const string Numeric = "FeatureGen.NumericAttribute";

    /// <summary>A number by its interval.</summary>
    public const string Bucketized = "FeatureGen.BucketizedAttribute";

    /// <summary>One of known values.</summary>
    public const string Categorical = "FeatureGen.CategoricalAttribute";

    /// <summary>A value by its hash.</summary>
    public const string Hashed = "FeatureGen.HashedAttribute";

    /// <summary>Several values.</summary>
    public const string MultiValued = "FeatureGen.MultiValuedAttribute";

    /// <summary>Numbers of fixed length.</summary>
    public const string Vector = "FeatureGen.VectorAttribute";

    /// <summary>Parts of a date.</summary>
    public const string Timestamp = "FeatureGen.TimestampAttribute";

    /// <summary>A combination of fields.</summary>
    public const string Cross = "FeatureGen.CrossAttribute";

    /// <summary>What is predicted.</summary>
    public const string Label = "FeatureGen.LabelAttribute";

    /// <summary>What makes rows a group.</summary>
    public const string Group = "FeatureGen.GroupAttribute";

    /// <summary>How much a row counts.</summary>
    public const string Weight = "FeatureGen.WeightAttribute";

    /// <summary>Takes a property out.</summary>
    public const string Ignore = "FeatureGen.IgnoreAttribute";

    /// <summary>Silences what data says.</summary>
    public const string Keep = "FeatureGen.KeepAttribute";

    /// <summary>The name by which generated members say who wrote them.</summary>
    public const string GeneratorName = "FeatureGen.Generator";

    /// <summary>The attributes that make a property a field.</summary>
    public static IReadOnlyList<string> Kinds => s_kinds;

    private static readonly string[] s_kinds = [Numeric, Bucketized, Categorical, Hashed, Vector, Timestamp];

    /// <summary>The attribute as it is written, <c>[Numeric]</c>.</summary>
    public static string Written(string fullName)
    {
        int dot = fullName.LastIndexOf('.');
        return "[" + fullName.Substring(dot + 1, fullName.Length - dot - 1 - "Attribute".Length) + "]";
    }

    /// <summary>The first attribute of that name on a symbol, or null.</summary>
    public static AttributeData? Find(ISymbol symbol, string fullName)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (Is(attribute, fullName)) return attribute;
        return null;
    }

    /// <summary>The attributes of a symbol that make it a field.</summary>
    public static IReadOnlyList<AttributeData> KindsOf(ISymbol symbol)
    {
        AttributeData[] kinds = [];
        foreach (var attribute in symbol.GetAttributes())
            if (KindOf(attribute) is not null) kinds = [.. kinds, attribute];
        return kinds;
    }

    /// <summary>The full name of an attribute that makes a property a field; null for any other.</summary>
    public static string? KindOf(AttributeData attribute)
    {
        foreach (var kind in s_kinds)
            if (Is(attribute, kind)) return kind;
        return null;
    }

    /// <summary>Whether an attribute is of that name.</summary>
    public static bool Is(AttributeData attribute, string fullName) =>
        attribute.AttributeClass is { } type
        && fullName.Length == type.Name.Length + 11
        && fullName.EndsWith(type.Name, StringComparison.Ordinal)
        && type.ContainingNamespace is { Name: "FeatureGen", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether a member was written by a generator.</summary>
    public static bool IsGenerated(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
            if (IsGeneratedCode(attribute)) return true;
        return false;
    }

    /// <summary>Whether a member was written by the generator of this library.</summary>
    public static bool IsOfGenerator(ISymbol member) =>
        member.GetAttributes().Any(a => IsGeneratedCode(a) && a.Positional<string?>(0, null) == GeneratorName);

    private static bool IsGeneratedCode(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "GeneratedCodeAttribute", ContainingNamespace: { Name: "Compiler", ContainingNamespace.Name: "CodeDom" } };
}
