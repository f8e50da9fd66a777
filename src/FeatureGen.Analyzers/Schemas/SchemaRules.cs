using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Schemas;

/// <summary>FG0001 to FG0020: the schema is wrong. The arguments of the messages are those of <see cref="ProblemKind"/>.</summary>
public static class SchemaRules
{
    private const string Category = "FeatureGen.Schema";

    /// <summary>FG0001</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        "FG0001", "A schema must be partial",
        "'{0}' is not partial, so nothing can be generated; add 'partial' to it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Members are generated into the schema type, which takes 'partial' on it and on each type that contains it.", RulePages.Of("FG0001"));

    /// <summary>FG0002</summary>
    public static readonly DiagnosticDescriptor UnsupportedDeclaration = new(
        "FG0002", "This type cannot be a schema",
        "'{0}' is {1} and cannot be a schema; make it a class, struct or record without type parameters",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A schema is a class, struct or record that can be reopened in another file and has no type parameters.", RulePages.Of("FG0002"));

    /// <summary>FG0003</summary>
    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "FG0003", "The kind does not fit the type",
        "'{0}' is of type '{1}', which {2} does not take; it takes {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Each kind of field takes certain types.", RulePages.Of("FG0003"));

    /// <summary>FG0004</summary>
    public static readonly DiagnosticDescriptor SeveralKinds = new(
        "FG0004", "A field has one kind",
        "'{0}' has {1}; keep one, and declare a second property where both are wanted",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A property becomes slots in one way.", RulePages.Of("FG0004"));

    /// <summary>FG0005</summary>
    public static readonly DiagnosticDescriptor BoundariesNotIncreasing = new(
        "FG0005", "Boundaries must increase",
        "Boundary {1} of '{0}' is not greater than {2} before it; list boundaries in ascending order",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Buckets are found by comparing with ascending boundaries, in 32-bit floats.", RulePages.Of("FG0005"));

    /// <summary>FG0006</summary>
    public static readonly DiagnosticDescriptor UnknownCrossField = new(
        "FG0006", "A cross names fields of its schema",
        "'{0}' is no field of '{1}'; those that can be crossed: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A cross combines fields of the type it stands on, named as the schema names them.", RulePages.Of("FG0006"));

    /// <summary>FG0007</summary>
    public static readonly DiagnosticDescriptor CrossFieldWithoutIndex = new(
        "FG0007", "A crossed field has one index",
        "'{0}' cannot be crossed; it is {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A cross is made of fields that have exactly one index slot each.", RulePages.Of("FG0007"));

    /// <summary>FG0008</summary>
    public static readonly DiagnosticDescriptor SeveralLabels = new(
        "FG0008", "One label, one group, one weight",
        "'{0}' is a second {1} beside '{2}'; keep one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A schema has at most one label, one group and one weight.", RulePages.Of("FG0008"));

    /// <summary>FG0009</summary>
    public static readonly DiagnosticDescriptor CyclicSchema = new(
        "FG0009", "A schema cannot contain itself",
        "'{0}' makes '{1}' contain itself; take it out with [Ignore]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Nested schemas are flattened into the fields of the outer one, which has no end here.", RulePages.Of("FG0009"));

    /// <summary>FG0010</summary>
    public static readonly DiagnosticDescriptor InaccessibleGetter = new(
        "FG0010", "Generated code must be able to read a field",
        "'{0}' cannot be read by generated code: {1}; change that, or take it out with [Ignore]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Extraction reads the property of an instance from within the schema type.", RulePages.Of("FG0010"));

    /// <summary>FG0011</summary>
    public static readonly DiagnosticDescriptor ImpossibleSetting = new(
        "FG0011", "A setting is out of range",
        "{1} of {0} is {2}; possible: {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A setting of an attribute has a value that has no meaning.", RulePages.Of("FG0011"));

    /// <summary>FG0012</summary>
    public static readonly DiagnosticDescriptor BadVocabulary = new(
        "FG0012", "A vocabulary is missing or wrong",
        "The vocabulary of '{0}' cannot be used: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A categorical field needs its values: an enumeration, a range of integers, or different strings.", RulePages.Of("FG0012"));

    /// <summary>FG0013</summary>
    public static readonly DiagnosticDescriptor MultiValuedMismatch = new(
        "FG0013", "Several values need [MultiValued], one value does not",
        "'{0}' is of type '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A collection of categories or hashed values says with [MultiValued] how many count; nothing else carries it.", RulePages.Of("FG0013"));

    /// <summary>FG0014</summary>
    public static readonly DiagnosticDescriptor ContextAndItem = new(
        "FG0014", "A field is context or item",
        "'{0}' is both [Context] and [Item]; keep one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A field is either known once a request or differs by candidate.", RulePages.Of("FG0014"));

    /// <summary>FG0015</summary>
    public static readonly DiagnosticDescriptor ReservedName = new(
        "FG0015", "A member has the name of a generated one",
        "'{0}' of '{1}' has the name of a generated member; rename it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Members are generated on every schema: Schema, Extract, and what they are made of.", RulePages.Of("FG0015"));

    /// <summary>FG0016</summary>
    public static readonly DiagnosticDescriptor NoKind = new(
        "FG0016", "An attribute stands on what is no field",
        "{1} says nothing on '{0}', which has no kind; add one such as [Numeric], or remove {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A property without a kind is no field, and nothing is extracted from it.", RulePages.Of("FG0016"));

    /// <summary>FG0017</summary>
    public static readonly DiagnosticDescriptor DuplicateField = new(
        "FG0017", "A cross is declared twice",
        "The cross '{0}' is declared twice; remove one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Fields are told apart by their names, and the name of a cross is made of its parts.", RulePages.Of("FG0017"));

    /// <summary>FG0018</summary>
    public static readonly DiagnosticDescriptor UnsupportedLabel = new(
        "FG0018", "The type cannot be a label, group or weight",
        "{2} cannot stand on '{0}' of type '{1}': {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A label is of classes or a number, and a weight is a number.", RulePages.Of("FG0018"));

    /// <summary>FG0019</summary>
    public static readonly DiagnosticDescriptor NoFields = new(
        "FG0019", "A schema has no field",
        "'{0}' has no field; give a property a kind such as [Numeric] or [Hashed]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Properties with a kind, and properties whose type is a schema, are the fields of a schema.", RulePages.Of("FG0019"));

    /// <summary>FG0020</summary>
    public static readonly DiagnosticDescriptor LabelIsField = new(
        "FG0020", "The label is no field",
        "'{0}' is the label and a field, so that a model would learn it from itself; remove {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A label is what is predicted; as a field it would be known already.", RulePages.Of("FG0020"));

    private static readonly DiagnosticDescriptor[] s_byKind =
    [
        NotPartial, UnsupportedDeclaration, UnsupportedType, SeveralKinds, BoundariesNotIncreasing, UnknownCrossField, CrossFieldWithoutIndex,
        SeveralLabels, CyclicSchema, InaccessibleGetter, ImpossibleSetting, BadVocabulary, MultiValuedMismatch, ContextAndItem, ReservedName,
        NoKind, DuplicateField, UnsupportedLabel, NoFields, LabelIsField,
    ];

    /// <summary>All rules, in the order of their numbers.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All => s_byKind;

    /// <summary>The rule of a problem.</summary>
    public static DiagnosticDescriptor Of(ProblemKind kind) => s_byKind[(int)kind - 1];
}
