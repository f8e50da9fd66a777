using System.Collections.Immutable;
using FeatureGen.Analyzers.Calls;
using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Analyzers.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Tests;

/// <summary>Everything that the package reports.</summary>
internal static class AllRules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        new SchemaAnalyzer(), new ProfileAnalyzer(), new FeatureFileAnalyzer(), new CodeAnalyzer(),
        new FieldDeclarationAnalyzer(), new SchemaDeclarationAnalyzer(), new DeclarationSkewAnalyzer(), new UnassignedFieldAnalyzer(),
        new CallAnalyzer(), new MissingModelAnalyzer(),
    ];

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = [.. Analyzers.SelectMany(a => a.SupportedDiagnostics)];
}
