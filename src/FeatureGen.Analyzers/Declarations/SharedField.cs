using FeatureGen.Generator.Schema;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>A field that another type declares too.</summary>
/// <param name="Field">The field.</param>
/// <param name="First">The first field of its name and type, by the path of its file and its place there.</param>
internal sealed record SharedField(FieldDeclaration Field, FieldDeclaration First);
