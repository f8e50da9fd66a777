using FeatureGen.Formats;

namespace FeatureGen.Generator.Schema;

/// <summary>What is needed to reopen a type in another file.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Declarations">The containing types from the outermost to the type itself, each as <c>record struct Name</c>.</param>
/// <param name="FullName">The type's fully qualified name, with <c>global::</c>.</param>
/// <param name="IsReferenceType">Whether the type is a class.</param>
public sealed record TypeShell(string Namespace, EquatableArray<string> Declarations, string FullName, bool IsReferenceType);
