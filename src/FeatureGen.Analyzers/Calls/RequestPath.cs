using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Code that runs once a request, and when that is.</summary>
/// <param name="When">In the words of a message.</param>
/// <param name="Loop">The loop over requests, where it is one.</param>
internal sealed record RequestPath(string When, ILoopOperation? Loop = null)
{
    /// <summary>The path that a call is in, or null where none is known.</summary>
    /// <param name="call">The call.</param>
    /// <param name="member">The member that it is in.</param>
    public static RequestPath? Find(FeatureCall call, ISymbol member)
    {
        var operation = call.Operation;
        if (LoopOverRequests(operation) is { } loop) return new("at each turn of a loop over requests", loop);
        return operation.Function() switch
        {
            null => OfMember(call, member),
            IAnonymousFunctionOperation lambda => Mapping(lambda.Parent, lambda.Symbol) is { } name ? OfHandler(name) : null,
            ILocalFunctionOperation local => OfLocal(local),
            _ => null,
        };
    }

    private static RequestPath? OfMember(FeatureCall call, ISymbol member)
    {
        if (member is not IMethodSymbol
            {
                MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.PropertyGet,
            } method) return null;
        if (RequestHandlers.IsCalled(method)) return new($"at each call of '{method.Name}'");
        if (RequestHandlers.TakesRequest(method)) return new("at each request");
        if (!method.IsStatic && RequestHandlers.IsMadeAnew(method.ContainingType))
            return new($"at each request of '{method.ContainingType.Name}'");
        bool isService = method.Name == "ExecuteAsync"
            && TypeNames.Extends(method.ContainingType, "Microsoft.Extensions.Hosting", "BackgroundService");
        if (isService && call.Operation.Loop() is { } loop && !IsPeriodic(loop))
            return new($"at each turn of the loop of '{method.ContainingType.Name}'", loop);
        return call.Calls.Handlers.MappingOf(method) is { } mapping ? OfHandler(mapping) : null;
    }

    private static RequestPath OfHandler(string mapping) => new($"at each request, in the handler given to '{mapping}'");

    private static RequestPath? OfLocal(ILocalFunctionOperation function)
    {
        foreach (var operation in function.Root().Descendants())
            if (operation is IMethodReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Method, function.Symbol)
                && Mapping(reference.Parent, function.Symbol) is { } name)
                return OfHandler(name);
        return null;
    }

    // The method of the framework that is given a delegate to call at each request; others are called once, to build what handles requests.
    private static string? Mapping(IOperation? value, IMethodSymbol handler)
    {
        while (value is IDelegateCreationOperation or IConversionOperation) value = value.Parent;
        if (value is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }) return null;
        var space = method.ContainingNamespace?.ToDisplayString();
        if (space == "Microsoft.AspNetCore.Http" && method.Name == "AddEndpointFilter") return method.Name;
        if (space != "Microsoft.AspNetCore.Builder") return null;
        bool isMap = method.Name.StartsWith("Map", StringComparison.Ordinal)
            && !handler.Parameters.Any(p => p.Type.Name.EndsWith("Builder", StringComparison.Ordinal));
        return isMap || method.Name is "Use" or "Run" && handler.Parameters.Any(p => RequestHandlers.IsHttpContext(p.Type))
            ? method.Name
            : null;
    }

    private static ILoopOperation? LoopOverRequests(IOperation operation)
    {
        for (var loop = operation.Loop(); loop is not null; loop = loop.Loop())
            if (loop is IForEachLoopOperation each && each.Locals.Any(IsRequest)) return operation.DependsOn(loop) ? null : loop;
        return null;
    }

    private static bool IsRequest(ILocalSymbol local) =>
        local.Type.Name.EndsWith("Request", StringComparison.Ordinal) || RequestHandlers.IsHttpContext(local.Type)
        || TypeNames.Is(local.Type, "System.Net", "HttpListenerContext")
        || local.Name.Equals("request", StringComparison.OrdinalIgnoreCase) || local.Name.EndsWith("Request", StringComparison.Ordinal);

    // A service that wakes up now and then may well read the file again.
    private static bool IsPeriodic(ILoopOperation loop) => loop.Descendants().Any(o =>
        o is IInvocationOperation { TargetMethod: var method }
        && (method.Name == "Delay" && TypeNames.Is(method.ContainingType, "System.Threading.Tasks", "Task")
            || method.Name == "WaitForNextTickAsync"));
}
