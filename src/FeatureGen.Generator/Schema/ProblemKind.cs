namespace FeatureGen.Generator.Schema;

/// <summary>What can be wrong with a schema. The number is that of the rule: <c>FG0001</c> and on.</summary>
public enum ProblemKind
{
    /// <summary>The type, or one that contains it, is not partial. Arguments: that type.</summary>
    NotPartial = 1,

    /// <summary>The type is of a form that cannot be a schema. Arguments: the type, the form.</summary>
    UnsupportedDeclaration = 2,

    /// <summary>The property's type does not fit the kind. Arguments: the property, its type, the kind, the types that fit.</summary>
    UnsupportedType = 3,

    /// <summary>The property has several kinds. Arguments: the property, the kinds.</summary>
    SeveralKinds = 4,

    /// <summary>The boundaries are not increasing. Arguments: the property, the boundary, the one before it.</summary>
    BoundariesNotIncreasing = 5,

    /// <summary>A cross names what is no field. Arguments: the name, the type, the fields that could be meant.</summary>
    UnknownCrossField = 6,

    /// <summary>A cross names a field that has no single index slot. Arguments: the name, what it is.</summary>
    CrossFieldWithoutIndex = 7,

    /// <summary>A second label, group or weight. Arguments: the property, "label", the first one.</summary>
    SeveralLabels = 8,

    /// <summary>A schema contains itself. Arguments: the property, the type.</summary>
    CyclicSchema = 9,

    /// <summary>The property cannot be read from the schema. Arguments: the property, why.</summary>
    InaccessibleGetter = 10,

    /// <summary>A setting is impossible. Arguments: the property or cross, the setting, its value, what is possible.</summary>
    ImpossibleSetting = 11,

    /// <summary>The vocabulary is missing or has a value twice. Arguments: the property, what is wrong.</summary>
    BadVocabulary = 12,

    /// <summary>A collection without <c>[MultiValued]</c> or the reverse. Arguments: the property, its type, what to do.</summary>
    MultiValuedMismatch = 13,

    /// <summary>Both context and item. Arguments: the property.</summary>
    ContextAndItem = 14,

    /// <summary>The type has a member of the name of a generated one, or that name itself. Arguments: the member, the type.</summary>
    ReservedName = 15,

    /// <summary>An attribute that says something about a field stands on what is no field. Arguments: the property, the attribute.</summary>
    NoKind = 16,

    /// <summary>Two fields have the same name. Arguments: the name.</summary>
    DuplicateField = 17,

    /// <summary>The label, group or weight has a type that cannot serve. Arguments: the property, its type, the role, what to do.</summary>
    UnsupportedLabel = 18,

    /// <summary>The schema has no field. Arguments: the type.</summary>
    NoFields = 19,

    /// <summary>The label is a field as well. Arguments: the property, its kind.</summary>
    LabelIsField = 20,
}
