using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Formats.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>
/// FG4010: makes what is too short as long as the rows, or as the schema has fields: where it is made in the call, or where the variable
/// that holds it is declared. Not of parts, which somebody has reckoned, nor of values that are written out.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LengthFix))]
public sealed class LengthFix() : TextEditFix(new FixAction("Make it as long as needed", "Length", Mend, CallRules.ShortDestination.Id))
{
    // 1 KiB, as for results.
    private const int MaxOnStack = 256;

    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (!int.TryParse(finding.Property(FindingProperties.Needed), out int needed)) return false;
        if (((finding.Node as ArgumentSyntax)?.Expression ?? finding.Node as ExpressionSyntax) is not { } value) return false;
        if (value.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent.Parent: InvocationExpressionSyntax call }) return false;
        var made = Surroundings.DeclaratorOf(value, finding)?.Initializer?.Value ?? value;
        if (Length(call, made, needed, finding) is not { } length) return false;
        switch (made)
        {
            case ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: { Count: 1 } ranks }:
                return Lengthen(ranks[0].Sizes[0], length, needed, finding, edits);
            case StackAllocArrayCreationExpressionSyntax { Initializer: null, Type: ArrayTypeSyntax type } stack:
                if (needed > MaxOnStack) edits.Replace(stack.StackAllocKeyword, "new");
                return Lengthen(type.RankSpecifiers[0].Sizes[0], length, needed, finding, edits);
            case CollectionExpressionSyntax { Elements.Count: 0 }
                or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }:
                edits.Replace(made, $"new float[{length}]");
                return true;
            default:
                return false;
        }
    }

    // What another finding has made longer may be long enough.
    private static bool Lengthen(ExpressionSyntax size, string length, int needed, Finding finding, TextEdits edits)
    {
        if (finding.Model.GetConstantValue(size, finding.CancellationToken).Value is not int known || known >= needed) return false;
        edits.Replace(size, length);
        return true;
    }

    private static string? Length(InvocationExpressionSyntax call, ExpressionSyntax place, int needed, Finding finding)
    {
        if (finding.Model.GetSymbolInfo(call, finding.CancellationToken).Symbol is not IMethodSymbol method) return null;
        if (method.Name != "Explain")
            return RoomFix.CountOf(call, place, finding) ?? NumberText.Of(needed);
        return method.Parameters[0].Type is INamedTypeSymbol schema
            ? Surroundings.Name(schema, place, finding) + ".Schema.Fields.Count"
            : null;
    }
}
