using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Types and methods that frameworks call once a request, by the names of what they extend, take or are marked with.</summary>
internal static class RequestHandlers
{
    private static readonly (string Space, string Name)[] s_madeAnew =
    [
        ("Microsoft.AspNetCore.Mvc", "ControllerBase"), ("Microsoft.AspNetCore.Mvc", "ViewComponent"),
        ("Microsoft.AspNetCore.Mvc.RazorPages", "PageModel"), ("Microsoft.AspNetCore.SignalR", "Hub"),
    ];

    // What a framework hands to what it calls; those of MVC's filters are told by their namespace.
    private static readonly (string Space, string Name)[] s_contexts =
    [
        ("Grpc.Core", "ServerCallContext"), ("ProtoBuf.Grpc", "CallContext"), ("Amazon.Lambda.Core", "ILambdaContext"),
        ("MassTransit", "ConsumeContext"), ("Microsoft.AspNetCore.Http", "EndpointFilterInvocationContext"),
    ];

    private static readonly (string Space, string Name)[] s_functions =
    [
        ("Microsoft.Azure.Functions.Worker", "FunctionAttribute"), ("Microsoft.Azure.WebJobs", "FunctionNameAttribute"),
        ("Amazon.Lambda.Annotations", "LambdaFunctionAttribute"),
    ];

    private static readonly string[] s_handlers = ["IRequestHandler", "IStreamRequestHandler", "IQueryHandler"];

    // What a message is about that is rare, or asks for a model.
    private static readonly string[] s_rare =
    [
        "model", "models", "load", "reload", "refresh", "train", "evaluate", "rebuild", "rescore", "batch", "all", "nightly", "job",
        "import", "export",
    ];

    // Functions that a clock or a new file sets off are where models are loaded.
    private static readonly string[] s_occasions = ["TimerTriggerAttribute", "BlobTriggerAttribute", "EventGridTriggerAttribute"];
    private static readonly string[] s_events = ["ScheduledEvent", "CloudWatchEvent", "S3Event", "S3ObjectCreateEvent"];

    /// <summary>Whether a type is made anew for each request.</summary>
    public static bool IsMadeAnew(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (s_madeAnew.Any(t => TypeNames.Is(type, t.Space, t.Name)) || type.GetAttributes().Any(IsApi)) return true;
        return false;
    }

    /// <summary>Whether a method is one that a framework calls once a request, a message or an event.</summary>
    public static bool IsCalled(IMethodSymbol method)
    {
        if (method.Parameters.Any(p => p.GetAttributes().Any(a => Has(s_occasions, a.AttributeClass)) || Has(s_events, p.Type)))
            return false;
        if (IsRare(method.Name) || method.Parameters.Any(p => IsRareMessage(p.Type))) return false;
        return method.Parameters.Any(p => IsContext(p.Type)) || method.GetAttributes().Any(IsFunction)
            || method.Name is "Handle" or "HandleAsync" && method.ContainingType.AllInterfaces.Any(i => IsHandler(i, method))
            || method.Name is "HandleAsync" or "ExecuteAsync" && TypeNames.Extends(method.ContainingType, "FastEndpoints", "BaseEndpoint");
    }

    /// <summary>Whether a method is middleware or a function that is given the request as it came.</summary>
    public static bool TakesRequest(IMethodSymbol method) =>
        method.Name is "Invoke" or "InvokeAsync" or "HandleAsync" && method.Parameters.Any(p => IsHttpContext(p.Type));

    /// <summary>Whether a type is the context of a request of HTTP.</summary>
    public static bool IsHttpContext(ITypeSymbol type) => TypeNames.Is(type, "Microsoft.AspNetCore.Http", "HttpContext");

    private static bool IsContext(ITypeSymbol type) =>
        s_contexts.Any(c => TypeNames.Is(type, c.Space, c.Name))
        || type.Name.EndsWith("Context", StringComparison.Ordinal) && TypeNames.Is(type, "Microsoft.AspNetCore.Mvc.Filters", type.Name);

    private static bool IsRare(string name) => IdentifierWords.Of(name).Any(s_rare.Contains);

    private static bool IsRareMessage(ITypeSymbol context) =>
        context is INamedTypeSymbol { Name: "ConsumeContext" } message && message.TypeArguments.Any(a => IsRare(a.Name));

    private static bool IsHandler(INamedTypeSymbol type, IMethodSymbol method) =>
        Has(s_handlers, type) && type.TypeArguments.Length > 0 && method.Parameters.Length > 0
        && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], method.Parameters[0].Type)
        && !IsRare(method.Parameters[0].Type.Name);

    private static bool IsFunction(AttributeData attribute) =>
        s_functions.Any(f => TypeNames.Is(attribute.AttributeClass, f.Space, f.Name));

    private static bool IsApi(AttributeData attribute) =>
        TypeNames.Is(attribute.AttributeClass, "Microsoft.AspNetCore.Mvc", "ApiControllerAttribute");

    private static bool Has(string[] names, ITypeSymbol? type) => type is not null && names.Contains(type.Name);
}
