namespace FeatureGen.Generator.Schema;

/// <summary>One side of a joined schema: its context or its item.</summary>
/// <param name="Property">The property of the joined schema that holds it.</param>
/// <param name="TypeName">Its fully qualified type.</param>
/// <param name="IsReferenceType">Whether the type is a class.</param>
/// <param name="Visibility">How visible a member of the joined schema may be that names the type.</param>
public sealed record JoinedPart(string Property, string TypeName, bool IsReferenceType, MemberVisibility Visibility);
