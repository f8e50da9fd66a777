using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>A local that becomes a span, where it was an array.</summary>
internal static class StackLocal
{
    /// <summary>The span of elements, with its namespace where that is not imported.</summary>
    public static string SpanOf(TypeSyntax element, SyntaxNode place, Finding finding)
    {
        var spans = finding.Model.LookupNamespacesAndTypes(place.SpanStart, name: "Span");
        return (spans.Any(s => s.ToDisplayString() == "System.Span<T>") ? "Span" : "System.Span") + $"<{element}>";
    }

    /// <summary>Writes parts of it as parts of a span, which has no <c>AsSpan</c>; false where that is not possible.</summary>
    public static bool Slice(ILocalSymbol local, SyntaxNode scope, Finding finding, TextEdits edits)
    {
        if (local.Type is not IArrayTypeSymbol) return true;
        foreach (var use in Surroundings.Uses(local, scope, finding))
        {
            if (use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax extension }
                && Surroundings.IsAsSpan(extension, finding)) return false;
            if (use.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access) continue;
            if (!Surroundings.IsAsSpan(call, finding)) continue;
            var arguments = call.ArgumentList.Arguments;
            if (!arguments.All(a => IsInt32(a.Expression, finding))) return false;
            if (arguments.Count == 0) edits.Replace(call, local.Name);
            else edits.Replace(access.Name, "Slice");
        }
        return true;
    }

    private static bool IsInt32(ExpressionSyntax value, Finding finding) =>
        finding.Model.GetTypeInfo(value, finding.CancellationToken).Type?.SpecialType == SpecialType.System_Int32;
}
