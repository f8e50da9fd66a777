using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Declared;

/// <summary>A cross that names a field.</summary>
/// <param name="Type">The type that the cross stands on.</param>
/// <param name="Attribute">The cross.</param>
/// <param name="Names">The fields that it names.</param>
/// <param name="Part">Which of them it is.</param>
internal sealed record CrossUse(INamedTypeSymbol Type, AttributeSyntax Attribute, IReadOnlyList<string> Names, int Part);
