using FeatureGen.Formats.Schemas;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>The fields of one name in a project, as they are written.</summary>
/// <remarks>Most projects declare a name in the same words wherever it stands. Where that says all, no attribute is bound to find out.</remarks>
internal sealed class FieldName
{
    private readonly List<WrittenField> _fields = [];
    private bool _areAlike = true;

    /// <summary>The metadata names of the types that declare it.</summary>
    public IEnumerable<string> Types => _fields.Select(f => f.Type).Distinct(StringComparer.Ordinal);

    /// <summary>Whether one of them may mean something else than another.</summary>
    public bool MayDiffer => _fields.Count > 1 && !(_areAlike && SaysAll(_fields[0].Kind));

    /// <summary>Adds a field.</summary>
    public void Add(WrittenField field)
    {
        _fields.Add(field);
        _areAlike = _areAlike && SyntaxFactory.AreEquivalent(_fields[0].Kind, field.Kind);
    }

    // A constant of the type may have another value elsewhere; the enums of the library have not.
    private static bool SaysAll(AttributeSyntax kind) => kind.ArgumentList?.Arguments.All(a => SaysAll(a.Expression)) ?? true;

    private static bool SaysAll(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax => true,
        PrefixUnaryExpressionSyntax unary => SaysAll(unary.Operand),
        BinaryExpressionSyntax binary => SaysAll(binary.Left) && SaysAll(binary.Right),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var type } } => type is nameof(Transform) or nameof(TimePart),
        _ => false,
    };
}
