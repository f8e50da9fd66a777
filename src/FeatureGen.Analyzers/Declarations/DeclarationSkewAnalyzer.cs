using System.Collections.Immutable;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3005: one property, by name and type, that two types of the project declare as different features.</summary>
/// <remarks>
/// Properties are compared with the first of their name, so that each declaration is reported once at most. A schema that is nested in others declares its
/// fields once.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationSkewAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DeclarationRules.Skew];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!FeatureGenReference.IsIn(start.Compilation)) return;
            var fields = new ProjectFields(start.Compilation);
            start.RegisterSymbolAction(symbol => Analyze(symbol, fields), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, ProjectFields fields)
    {
        foreach (var member in ((INamedTypeSymbol)context.Symbol).GetMembers())
            if (member is IPropertySymbol or IFieldSymbol && fields.Shared(member) is var (field, first)) Compare(field, first, context);
    }

    private static void Compare(FieldDeclaration field, FieldDeclaration first, SymbolAnalysisContext context)
    {
        if (FieldMeaning.Difference(field.Manifest, first.Manifest) is not var (here, there)) return;
        var assembly = context.Compilation.Assembly;
        if (FieldSymbols.Identifier(field.Symbol, assembly) is not { } place || FieldSymbols.Identifier(first.Symbol, assembly) is not { } other) return;
        context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.Skew, place, [other], Name(field), here, Name(first), there));
    }

    private static string Name(FieldDeclaration field) => field.Symbol.ContainingType.Name + "." + field.Symbol.Name;
}
