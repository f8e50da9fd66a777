using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG0016, FG3011: gives a property the kind that goes with its type; FG0019: gives one to all properties of a schema without a field.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareFieldFix))]
public sealed class DeclareFieldFix() : TextEditFix(
    new FixAction("Declare it as a field", "DeclareField", MendOne, SchemaRules.NoKind.Id, DeclarationRules.Undeclared.Id),
    new FixAction("Declare the properties as fields", "DeclareFields", MendAll, SchemaRules.NoFields.Id))
{
    private static bool MendOne(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || Beside(member, finding) is not { } beside) return false;
        if (FieldKinds.For(member, beside, finding.Model.Compilation) is not { } attributes) return false;
        if (finding.Attribute is { } stray) edits.InsertAfter(stray, ", " + attributes);
        else FieldAttributes.Add(beside, attributes, edits);
        return Trial.BreaksNothing(finding, edits);
    }

    private static SyntaxNode? Beside(ISymbol member, Finding finding) =>
        AttributeNames.KindsOf(member).Count == 0 && member is IPropertySymbol or IFieldSymbol ? finding.Declaration : null;

    private static bool MendAll(Finding finding, TextEdits edits)
    {
        if (finding.Type is not { } type) return false;
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(IsOpen))
            if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(finding.CancellationToken)
                    is (PropertyDeclarationSyntax or ParameterSyntax) and var declaration
                && FieldKinds.For(property, declaration, finding.Model.Compilation) is { } attributes)
                FieldAttributes.Add(declaration, attributes, edits);
        return Trial.Mends(finding, edits);
    }

    private static bool IsOpen(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: not null }
        && property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
        && property.ExplicitInterfaceImplementations.IsEmpty
        && !AttributeNames.IsGenerated(property)
        && property.GetAttributes().All(a => a.AttributeClass?.ContainingNamespace?.ToDisplayString() != "FeatureGen");
}
