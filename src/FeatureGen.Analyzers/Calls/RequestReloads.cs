using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4009: a model is read from its file again for each request that it ranks for.</summary>
internal static class RequestReloads
{
    private static readonly string[] s_swaps = ["Reload", "Refresh", "Swap", "Update", "Deploy", "Admin", "Publish"];

    /// <summary>Looks at a call that loads another file into a model.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        var member = context.ContainingSymbol;
        if (call.Kind != FeatureCallKind.Reload || RequestLoads.IsOfLoader(call, member) || IsSwap(member)) return;
        if (RequestLoads.IsConditional(call.Operation) || RequestPath.Find(call, member) is not { } path || !IsForOneRequest(call)) return;
        var place = path.Loop is { } loop ? new[] { loop.Syntax.GetLocation() } : [];
        context.ReportDiagnostic(Diagnostic.Create(CallRules.RequestReload, call.Location, place, call.Receiver + "Reload", path.When));
    }

    // What swaps a model may well try it.
    private static bool IsSwap(ISymbol member) =>
        s_swaps.Any(member.Name.Contains) || s_swaps.Any((member.ContainingType ?? member).Name.Contains);

    // Whether the same request then has rows of its own scored by the model.
    private static bool IsForOneRequest(FeatureCall reload)
    {
        if (reload.Operation.Instance?.Unwrapped() is not { } model || !model.IsReference()) return false;
        var function = reload.Operation.Function();
        // What returns before that reloads only now and then.
        if (reload.Root.Descendants().Any(o => o is IReturnOperation && o.Function() == function && o.Syntax.Span.End < reload.Position))
            return false;
        return reload.Root.Descendants().Any(o => o is IInvocationOperation operation && o.Function() == function
            && reload.Calls.Find(operation) is { Kind: FeatureCallKind.Rank or FeatureCallKind.ScoreRow or FeatureCallKind.ScoreRows } call
            && call.Position > reload.Position && IsOn(operation, model)
            && operation.Arguments.Any(a => a.Descendants().Any(IsGiven)));

        bool IsGiven(IOperation o) => o is IParameterReferenceOperation parameter && !parameter.Is(model.Variable()!)
            || o is ILocalReferenceOperation { Local: var local }
                && (reload.Operation.Loop() is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default)
                    || ValueOf(local, reload.Root) is { } value && value.Syntax.Span.End <= o.Syntax.SpanStart
                        && value.DescendantsAndSelf().Any(IsGiven));
    }

    // What a local is declared with, or matched to.
    private static IOperation? ValueOf(ILocalSymbol local, IOperation root) =>
        VariableUses.Of(local, root).InitialValue ?? root.Descendants().OfType<IIsPatternOperation>().FirstOrDefault(test =>
            test.Pattern is IDeclarationPatternOperation { DeclaredSymbol: { } matched } && SymbolEqualityComparer.Default.Equals(matched, local))?.Value;

    private static bool IsOn(IInvocationOperation call, IOperation model) =>
        (call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments[0].Value : null))?.Unwrapped() is { } on
        && on.Syntax.ToString() == model.Syntax.ToString();
}
