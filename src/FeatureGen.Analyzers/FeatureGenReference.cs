using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers;

/// <summary>Tells projects with schemas from those without, in which nothing is analysed.</summary>
internal static class FeatureGenReference
{
    /// <summary>Whether the runtime library is referenced.</summary>
    public static bool IsIn(Compilation compilation) => compilation.GetTypeByMetadataName(AttributeNames.Schema) is not null;
}
