using FeatureGen.Formats;

namespace FeatureGen.Generator.Schema;

/// <summary>Something wrong with a schema, and where, in terms that survive edits elsewhere in the file.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Member">The member it is about; null for the type itself.</param>
/// <param name="Attribute">The full name of the attribute it is about; null for the identifier.</param>
/// <param name="AttributeIndex">Which of several attributes of that name.</param>
/// <param name="Argument">The position of the attribute's argument as written, or -1 for the whole attribute.</param>
/// <param name="Arguments">What the message says, in the order that <see cref="ProblemKind"/> gives.</param>
public sealed record SchemaProblem(ProblemKind Kind, string? Member, string? Attribute, int AttributeIndex, int Argument, EquatableArray<string> Arguments);
