using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4001 to FG4010: looks at each call that scores, ranks or loads, and at the body around it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. CallRules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (FeatureCalls.In(start.Compilation, start.Options) is not { } calls) return;
            start.RegisterOperationAction(operation => Analyze(operation, calls), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, FeatureCalls calls)
    {
        if (calls.Find((IInvocationOperation)context.Operation) is not { } call) return;
        if (OccasionalCode.Contains(context.ContainingSymbol)) return;
        EmptyDestinations.Check(call, context);
        IgnoredResults.Check(call, context);
        ScoreLoops.Check(call, context);
        RequestLoads.Check(call, context);
        RequestReloads.Check(call, context);
        Allocations.Check(call, context);
        UnrankedReads.Check(call, context);
        RankedAgain.Check(call, context);
        LogOddsUses.Check(call, context);
        ShortDestinations.Check(call, context);
    }
}
