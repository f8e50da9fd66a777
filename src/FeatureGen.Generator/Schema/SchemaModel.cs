using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Generator.Schema;

/// <summary>A schema as the compiler sees it: plain data that is equal when the generated code would be.</summary>
/// <remarks>
/// Equality decides whether the generator runs again, so no symbol, syntax, location or diagnostic is kept here. Problems name members and attributes
/// instead of places, and analyzers find the place again from the symbol.
/// </remarks>
public sealed record SchemaModel
{
    /// <summary>The fields and what they mean; fields with an error are left out.</summary>
    public required SchemaManifest Manifest { get; init; }

    /// <summary>For each field of the manifest, where its value is read from.</summary>
    public required EquatableArray<FieldSource> Sources { get; init; }

    /// <summary>How to reopen the type.</summary>
    public required TypeShell Shell { get; init; }

    /// <summary>The context, where the schema consists of one nested context, one nested item and crosses.</summary>
    public JoinedPart? Context { get; init; }

    /// <summary>The item, where <see cref="Context"/> is given.</summary>
    public JoinedPart? Item { get; init; }

    /// <summary>Names of members of the type's own, or of the type, that are those of members of a baked model (<see cref="GeneratedNames.OfModel"/>).</summary>
    public EquatableArray<string> ModelMemberConflicts { get; init; }

    /// <summary>The ids under which the compiler reports the use of a field or its type, where their author calls them experimental.</summary>
    public EquatableArray<string> ExperimentalIds { get; init; }

    /// <summary>Whether a field was left out for an error, of a nested schema too: then the fingerprint is not the one that the code will have.</summary>
    public bool HasOmissions { get; init; }

    /// <summary>What is wrong.</summary>
    public required EquatableArray<SchemaProblem> Problems { get; init; }

    /// <summary>Whether code can be generated: the type can be reopened and has no member of the name of a generated one.</summary>
    public bool CanGenerate => !Problems.Any(p => p.Kind is ProblemKind.NotPartial or ProblemKind.UnsupportedDeclaration or ProblemKind.ReservedName);
}
