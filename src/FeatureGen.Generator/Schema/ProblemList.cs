using FeatureGen.Formats;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Generator.Schema;

/// <summary>Collects what is wrong while a schema is read.</summary>
internal sealed class ProblemList
{
    private readonly List<SchemaProblem> _problems = [];

    /// <summary>What was found, in the order of the source.</summary>
    public EquatableArray<SchemaProblem> ToArray() => new(_problems);

    /// <summary>The identifier of the type or of a member is wrong.</summary>
    public void Add(ProblemKind kind, string? member, params string[] arguments) =>
        _problems.Add(new SchemaProblem(kind, member, null, 0, -1, new(arguments)));

    /// <summary>An attribute is wrong, or one of its arguments.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="owner">The type or member that carries the attribute.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="argument">The argument's position as written, or -1.</param>
    /// <param name="arguments">What the message says.</param>
    public void Add(ProblemKind kind, ISymbol owner, AttributeData attribute, int argument, params string[] arguments)
    {
        var name = attribute.AttributeClass!.ToDisplayString();
        int index = owner.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == name).ToList().IndexOf(attribute);
        var member = owner is ITypeSymbol ? null : owner.Name;
        _problems.Add(new SchemaProblem(kind, member, name, index, argument, new(arguments)));
    }

    /// <summary>The position, as written, of a named argument (<c>Buckets = 5</c>), or -1.</summary>
    public static int ArgumentIndex(AttributeData attribute, string name)
    {
        var arguments = Written(attribute);
        for (int i = 0; i < arguments.Count; i++)
            if (arguments[i].NameEquals?.Name.Identifier.ValueText == name) return i;
        return -1;
    }

    /// <summary>The position, as written, of the <paramref name="index"/>-th value of a constructor's <c>params</c>, or -1 where it is written as an array.</summary>
    public static int ArgumentIndex(AttributeData attribute, int index)
    {
        var arguments = Written(attribute);
        if (index >= arguments.Count || arguments[index].NameEquals is not null) return -1;
        bool isArray = arguments.Count(a => a.NameEquals is null) == 1
            && arguments[0].Expression is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax;
        return isArray ? -1 : index;
    }

    private static IReadOnlyList<AttributeArgumentSyntax> Written(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList: { } list } ? list.Arguments : [];
}
