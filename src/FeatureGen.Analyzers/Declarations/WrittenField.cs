using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>A field as it is written.</summary>
/// <param name="Type">The metadata name of its type.</param>
/// <param name="TypeName">The name of its type alone.</param>
/// <param name="Name">Its own name.</param>
/// <param name="MaybeClosed">Whether, as it is written, only code of the project may be able to assign it.</param>
/// <param name="Kind">The attribute that makes it a field; the first of several.</param>
internal sealed record WrittenField(string Type, string TypeName, string Name, bool MaybeClosed, AttributeSyntax Kind);
