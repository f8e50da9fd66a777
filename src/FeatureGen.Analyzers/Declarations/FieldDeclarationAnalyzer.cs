using System.Collections.Immutable;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3006 to FG3009: what the declaration of a single field shows.</summary>
/// <remarks>It looks at the type that declares the field, schema or base type of schemas, so that each finding comes once and in its own file.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FieldDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [DeclarationRules.Identifier, DeclarationRules.Zone, DeclarationRules.NearDuplicate, DeclarationRules.Unreachable];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (FeatureGenReference.IsIn(start.Compilation)) start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct)) return;
        foreach (var field in SchemaModels.FieldsOf(type, context.CancellationToken))
        {
            IdentifierNumbers.Check(field, context);
            TimeZones.Check(field, context);
            NearDuplicates.Check(field, context);
            UnreachableBuckets.Check(field, context);
        }
    }
}
