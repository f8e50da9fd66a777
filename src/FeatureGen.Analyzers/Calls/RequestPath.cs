using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Code that runs once a request, and when that is.</summary>
/// <param name="When">In the words of a message.</param>
/// <param name="Loop">The loop over requests, where it is one.</param>
internal sealed record RequestPath(string When, ILoopOperation? Loop = null)
{
    /// <summary>The path that an operation is in, or null where none is known.</summary>
    public static RequestPath? Find(IOperation operation, ISymbol member)
    {
        if (LoopOverRequests(operation) is { } loop) return new("at each turn of a loop over requests", loop);
        return operation.Function() switch
        {
            null => OfMember(operation, member),
            IAnonymousFunctionOperation lambda => Mapping(lambda.Parent, lambda.Symbol) is { } name ? OfHandler(name) : null,
            ILocalFunctionOperation local => OfLocal(local),
            _ => null,
        };
    }

    /// <summary>Whether a type is made anew for each request.</summary>
    public static bool IsController(ITypeSymbol? type)
    {
        if (TypeNames.Extends(type, "Microsoft.AspNetCore.Mvc", "ControllerBase")) return true;
        for (; type is not null; type = type.BaseType)
            if (type.GetAttributes().Any(IsApi)) return true;
        return false;
    }

    private static bool IsApi(AttributeData attribute) =>
        TypeNames.Is(attribute.AttributeClass, "Microsoft.AspNetCore.Mvc", "ApiControllerAttribute");

    private static RequestPath? OfMember(IOperation operation, ISymbol member)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet } method) return null;
        if (method.Parameters.Any(p => TypeNames.Is(p.Type, "Grpc.Core", "ServerCallContext")))
            return new($"at each call of '{method.Name}'");
        if (method.Name is "Invoke" or "InvokeAsync" && method.Parameters.Any(p => IsHttpContext(p.Type))) return new("at each request");
        if (!method.IsStatic && IsController(method.ContainingType)) return new($"at each request of '{method.ContainingType.Name}'");
        bool isService = method.Name == "ExecuteAsync"
            && TypeNames.Extends(method.ContainingType, "Microsoft.Extensions.Hosting", "BackgroundService");
        return isService && operation.Loop() is { } loop && !IsPeriodic(loop)
            ? new($"at each turn of the loop of '{method.ContainingType.Name}'", loop)
            : null;
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
        if (method.ContainingNamespace?.ToDisplayString() is not "Microsoft.AspNetCore.Builder") return null;
        bool isMap = method.Name.StartsWith("Map", StringComparison.Ordinal)
            && !handler.Parameters.Any(p => p.Type.Name.EndsWith("Builder", StringComparison.Ordinal));
        return isMap || method.Name is "Use" or "Run" && handler.Parameters.Any(p => IsHttpContext(p.Type)) ? method.Name : null;
    }

    private static ILoopOperation? LoopOverRequests(IOperation operation)
    {
        for (var loop = operation.Loop(); loop is not null; loop = loop.Loop())
            if (loop is IForEachLoopOperation each && each.Locals.Any(IsRequest)) return operation.DependsOn(loop) ? null : loop;
        return null;
    }

    private static bool IsRequest(ILocalSymbol local) =>
        local.Type.Name.EndsWith("Request", StringComparison.Ordinal) || IsHttpContext(local.Type)
        || TypeNames.Is(local.Type, "System.Net", "HttpListenerContext")
        || local.Name.Equals("request", StringComparison.OrdinalIgnoreCase) || local.Name.EndsWith("Request", StringComparison.Ordinal);

    private static bool IsHttpContext(ITypeSymbol type) => TypeNames.Is(type, "Microsoft.AspNetCore.Http", "HttpContext");

    // A service that wakes up now and then may well read the file again.
    private static bool IsPeriodic(ILoopOperation loop) => loop.Descendants().Any(o =>
        o is IInvocationOperation { TargetMethod: var method }
        && (method.Name == "Delay" && TypeNames.Is(method.ContainingType, "System.Threading.Tasks", "Task")
            || method.Name == "WaitForNextTickAsync"));
}
