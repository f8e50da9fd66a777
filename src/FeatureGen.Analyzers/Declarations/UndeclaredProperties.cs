using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3011: properties that others can see and that no attribute says anything of.</summary>
internal static class UndeclaredProperties
{
    /// <summary>Reports those that the type declares.</summary>
    public static void Check(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
            if (IsUndeclared(property) && FieldSymbols.Identifier(property, context.Compilation.Assembly) is { } place
                && EffectiveSeverities.IsOn(DeclarationRules.Undeclared, place, context.Compilation))
                context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.Undeclared, place, property.Name, type.Name));
    }

    private static bool IsUndeclared(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.IsEmpty: true, Name: not "EqualityContract" }
        && property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && !AttributeNames.IsGenerated(property)
        && !property.GetAttributes().Any(IsOurs)
        && !IsSchema(property);

    private static bool IsOurs(AttributeData attribute) =>
        attribute.AttributeClass?.ContainingNamespace is { Name: "FeatureGen", ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsSchema(ISymbol property) => FieldSymbols.ValueType(property) is { } type && AttributeNames.Find(type, AttributeNames.Schema) is not null;
}
