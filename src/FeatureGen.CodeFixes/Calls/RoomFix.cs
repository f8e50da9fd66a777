using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>
/// FG4001: gives results room: where the empty span is written in the call, where the variable that holds it is declared, or in the list.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RoomFix))]
public sealed class RoomFix() : TextEditFix(
    new FixAction("Make room for ten results", "RoomForTen", (f, e) => Mend(f, e, isRank: true), CallRules.EmptyDestination.Id),
    new FixAction("Make room for all scores", "RoomForAll", (f, e) => Mend(f, e, isRank: false), CallRules.EmptyDestination.Id))
{
    private static bool Mend(Finding finding, TextEdits edits, bool isRank)
    {
        if (((finding.Node as ArgumentSyntax)?.Expression ?? finding.Node as ExpressionSyntax) is not { } value) return false;
        if (value.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }) return false;
        if (finding.Model.GetSymbolInfo(call, finding.CancellationToken).Symbol is not IMethodSymbol method || method.ReturnsVoid == isRank)
            return false;
        if (List(value, finding) is { } list) return Grow(list, call, isRank, finding, edits);
        var declarator = Surroundings.DeclaratorOf(value, finding);
        var empty = declarator?.Initializer?.Value ?? value;
        // A part of something that has room is somebody's reckoning.
        if (!Surroundings.IsStatic(empty, finding) || Size(call, empty, isRank, finding) is not { } size) return false;
        if (method.Parameters[method.Parameters.Length - 1].Type is not INamedTypeSymbol { TypeArguments.Length: 1 } span) return false;
        var made = $"{Surroundings.Name(span.TypeArguments[0], empty, finding)}[{size}]";
        bool isSpan = declarator is not null
            && finding.Model.GetDeclaredSymbol(declarator, finding.CancellationToken) is ILocalSymbol { Type.IsRefLikeType: true };
        if (isSpan && declarator!.Parent is VariableDeclarationSyntax { Type.IsVar: true } declaration)
            edits.Replace(declaration.Type, Surroundings.Name(span, empty, finding));
        edits.Replace(empty, (isSpan && isRank && Surroundings.HasStack(empty) ? "stackalloc " : "new ") + made);
        return true;
    }

    private static string? Size(InvocationExpressionSyntax call, SyntaxNode place, bool isRank, Finding finding) =>
        isRank ? "10" : CountOf(call, place, finding);

    /// <summary>What is written for the number of rows that a call is given; null where no variable of the place holds them.</summary>
    internal static string? CountOf(InvocationExpressionSyntax call, SyntaxNode place, Finding finding)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (Bare(argument.Expression, finding) is IdentifierNameSyntax name
                && SpanText.OfVariable(name, finding) is { Element.SpecialType: not SpecialType.System_Single } span
                && finding.Model.LookupSymbols(place.SpanStart, name: name.Identifier.ValueText).Length > 0
                && IsDeclaredBefore(name, place, finding)) return span.Count;
        }
        return null;
    }

    // The collection of which a span is made in the call.
    private static ExpressionSyntax Bare(ExpressionSyntax rows, Finding finding) => rows switch
    {
        CastExpressionSyntax cast => Bare(cast.Expression, finding),
        InvocationExpressionSyntax call when Surroundings.IsAsSpan(call, finding) => Surroundings.Only(call.ArgumentList)
            ?? (call.Expression as MemberAccessExpressionSyntax)?.Expression ?? rows,
        _ => rows,
    };

    private static bool IsDeclaredBefore(ExpressionSyntax rows, SyntaxNode place, Finding finding) =>
        finding.Model.GetSymbolInfo(rows, finding.CancellationToken).Symbol is not ILocalSymbol local
        || local.DeclaringSyntaxReferences.All(r => r.Span.End <= place.SpanStart);

    private static IdentifierNameSyntax? List(ExpressionSyntax value, Finding finding) =>
        value is InvocationExpressionSyntax span && Surroundings.IsAsSpan(span, finding)
        && Surroundings.Only(span.ArgumentList) is IdentifierNameSyntax list && SpanText.OfVariable(list, finding) is { IsList: true }
            ? list
            : null;

    private static bool Grow(IdentifierNameSyntax list, InvocationExpressionSyntax call, bool isRank, Finding finding, TextEdits edits)
    {
        if (call.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax } statement) return false;
        if (Surroundings.Function(call) != Surroundings.Function(statement)) return false;
        if (!SpanText.HasSetCount(finding.Model.Compilation)) return false;
        // What was to be a count was given as a capacity.
        var capacity = isRank && Surroundings.DeclaratorOf(list, finding)?.Initializer?.Value is BaseObjectCreationExpressionSyntax created
            ? Surroundings.Only(created.ArgumentList) as LiteralExpressionSyntax
            : null;
        if ((capacity?.ToString() ?? Size(call, call, isRank, finding)) is not { } count) return false;
        var next = LineBreaks.Separator(statement.SyntaxTree.GetText(), statement.SpanStart);
        edits.Insert(statement.SyntaxTree, statement.SpanStart, $"{SpanText.Marshal(list, finding)}.SetCount({list}, {count});{next}");
        return true;
    }
}
