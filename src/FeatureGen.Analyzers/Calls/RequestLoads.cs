using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4004: a model is loaded again at each request.</summary>
internal static class RequestLoads
{
    private static readonly string[] s_names = ["Load", "Reload", "Initialize", "Initialise", "Configure"];
    private static readonly string[] s_stores =
        ["Add", "TryAdd", "Set", "GetOrAdd", "AddOrUpdate", "TryUpdate", "Exchange", "CompareExchange", "Write"];


    /// <summary>Looks at a call that loads.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Kind != FeatureCallKind.Load || IsOfLoader(call, context.ContainingSymbol)) return;
        if (RequestPath.Find(call, context.ContainingSymbol) is not { } path || IsKept(call.Operation)) return;
        var model = call.Operation.TargetMethod.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        var place = path.Loop is { } loop ? new[] { loop.Syntax.GetLocation() } : [];
        context.ReportDiagnostic(Diagnostic.Create(CallRules.RequestLoad, call.Location, place, model + ".Load", path.When));
    }

    /// <summary>Whether a call is in a method whose name says that it loads, which is called by what decides when.</summary>
    public static bool IsOfLoader(FeatureCall call, ISymbol member) =>
        StartsSo(member.Name) || call.Operation.Function() is ILocalFunctionOperation function && StartsSo(function.Symbol.Name);

    private static bool StartsSo(string name) => s_names.Any(n => name.StartsWith(n, StringComparison.Ordinal));

    // What is given to a field, property or element outlives the request, but for those of an object that is made anew for it.
    private static bool IsKept(IOperation load)
    {
        var value = load.Wrapped();
        return value.Parent switch
        {
            ICoalesceAssignmentOperation or ICoalesceOperation => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                VariableUses.Of(local, load.Root()).References.Any(IsStored),
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment =>
                !IsOfRequest(member) || IsConditional(assignment),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation } assignment => IsConditional(assignment),
            ISimpleAssignmentOperation => true,
            _ => false,
        };
    }

    // s_models[path] = model, or cache.Set(path, model)
    private static bool IsStored(IOperation model)
    {
        var value = model.Wrapped();
        return value.Parent switch
        {
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment =>
                assignment.Value == value && !IsOfRequest(target),
            ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation } => true,
            IArgumentOperation { Parent: IInvocationOperation call } => s_stores.Contains(call.TargetMethod.Name),
            _ => false,
        };
    }

    private static bool IsOfRequest(IMemberReferenceOperation member) =>
        member.Instance is IInstanceReferenceOperation && RequestHandlers.IsMadeAnew(member.Member.ContainingType);

    /// <summary>Whether an operation is done only sometimes.</summary>
    public static bool IsConditional(IOperation operation)
    {
        for (var parent = operation.Parent;
            parent is not (null or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
            if (parent is IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation)
                return true;
        return false;
    }
}
