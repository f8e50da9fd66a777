using System.Collections.Concurrent;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>The types of a project that code of other assemblies may make or fill: a serializer, a database mapper, a model binder.</summary>
/// <param name="assembly">The project.</param>
internal sealed class Exposure(IAssemblySymbol assembly)
{
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _exposed = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<(ITypeSymbol Type, ITypeSymbol Follows)> _follows = [];

    /// <summary>The type is given to such code.</summary>
    public void Add(ITypeSymbol? type)
    {
        foreach (var part in Parts(type)) _exposed.TryAdd(part, true);
    }

    /// <summary>A type is constructed, or one of its methods: its arguments go where its parameters go.</summary>
    public void AddArguments(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType) AddArguments(type.TypeParameters, type.TypeArguments, OutsideCode.MayFill(type, assembly), FieldSymbols.IsOf(type, assembly));
    }

    /// <inheritdoc cref="AddArguments(INamedTypeSymbol?)"/>
    public void AddArguments(IMethodSymbol method)
    {
        method = method.ReducedFrom?.Construct([.. method.TypeArguments]) is { } whole && whole.TypeArguments.Length == method.TypeArguments.Length ? whole : method;
        AddArguments(method.TypeParameters, method.TypeArguments, OutsideCode.MayFill(method.ContainingType, assembly), FieldSymbols.IsOf(method, assembly));
        AddArguments(method.ContainingType);
    }

    /// <summary>Takes a type that the project declares: what is made of a type holds for those that extend it or that it holds.</summary>
    public void AddDeclared(INamedTypeSymbol type)
    {
        foreach (var parent in type.AllInterfaces.Append(type.BaseType).Where(t => t is not null && FieldSymbols.IsOf(t, assembly)))
        {
            _follows.Add((parent!.OriginalDefinition, type));
            _follows.Add((type, parent.OriginalDefinition));
        }
        bool isFramed = OutsideCode.IsMarked(type) || OutsideCode.MayFill(type.BaseType, assembly);
        foreach (var member in type.GetMembers().Where(m => !m.IsImplicitlyDeclared))
        {
            var held = (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;
            foreach (var part in Parts(held).Where(p => !SymbolEqualityComparer.Default.Equals(p, type))) _follows.Add((type, part));
            if (held is not null && OutsideCode.IsMarked(member)) Add(held);
            if (member is IMethodSymbol method && (isFramed || IsBound(method))) foreach (var parameter in method.Parameters) Add(parameter.Type);
        }
    }

    /// <summary>All exposed types.</summary>
    public HashSet<ITypeSymbol> Close()
    {
        var follows = _follows.ToLookup(f => f.Type, f => f.Follows, SymbolEqualityComparer.Default);
        var closed = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>(_exposed.Keys);
        while (open.Count > 0)
            if (open.Pop() is var type && closed.Add(type))
                foreach (var next in follows[type]) open.Push(next);
        return closed;
    }

    // A method that a framework calls with arguments of its own making says so by an attribute, or by its type's base.
    private static bool IsBound(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor && (OutsideCode.IsMarked(method) || method.Parameters.Any(OutsideCode.IsMarked));

    private void AddArguments(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments, bool mayFill, bool isOfProject)
    {
        for (int i = 0; i < arguments.Count && i < parameters.Count; i++)
            if (mayFill) Add(arguments[i]);
            else if (isOfProject)
                foreach (var part in Parts(arguments[i])) _follows.Add((parameters[i].OriginalDefinition, part));
    }

    // The types and type parameters of the project that a type is made of.
    private IEnumerable<ITypeSymbol> Parts(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        IPointerTypeSymbol pointer => Parts(pointer.PointedAtType),
        ITypeParameterSymbol parameter => [parameter.OriginalDefinition],
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(e => Parts(e.Type)),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Concat(FieldSymbols.IsOf(named, assembly) ? [named.OriginalDefinition] : []),
        _ => [],
    };
}
