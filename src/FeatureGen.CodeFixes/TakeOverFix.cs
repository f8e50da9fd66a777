using FeatureGen.Analyzers.Declarations;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG3005: declares a field as another schema does. Not where the settings of the other one would mean something else here, or a cross
/// could not take the other kind.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TakeOverFix))]
public sealed class TakeOverFix() : TextEditFix(new FixAction("Declare it as the other one", "TakeOver", Mend, DeclarationRules.Skew.Id))
{
    private const string Offset = "UtcOffsetMinutes";

    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || FieldAttributes.Kind(member, finding.CancellationToken) is not { } kind) return false;
        if (Other(finding) is not { } other || FieldAttributes.Kind(other, finding.CancellationToken) is not { } otherKind) return false;
        var name = AttributeNames.KindOf(AttributeNames.KindsOf(other)[0])!;
        bool isSameKind = AttributeNames.Find(member, name) is not null;
        if (!isSameKind && finding.CrossUses.Any()) return false;
        var otherModel = finding.Model.Compilation.GetSemanticModel(otherKind.SyntaxTree);
        if (isSameKind && name == AttributeNames.Timestamp)
        {
            // Which parts are taken is a matter of choice.
            var offset = otherKind.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == Offset);
            var minutes = offset is null ? 0 : otherModel.GetConstantValue(offset.Expression, finding.CancellationToken).Value;
            if (minutes is not int) return false;
            AttributeSettings.Set(kind, Offset, FormattableString.Invariant($"{minutes}"), edits);
            return true;
        }
        if (Arguments(otherKind) is not { } arguments) return false;
        var written = AttributeSpelling.Of(name, kind, finding.Model.Compilation) + arguments;
        if (!MeansTheSame(written, kind, otherKind, otherModel, finding)) return false;
        edits.Replace(kind, written);
        return Trial.BreaksNothing(finding, edits);
    }

    private static ISymbol? Other(Finding finding)
    {
        if (finding.Diagnostic.AdditionalLocations.FirstOrDefault() is not { SourceTree: { } tree } place) return null;
        var model = finding.Model.Compilation.ContainsSyntaxTree(tree) ? finding.Model.Compilation.GetSemanticModel(tree) : null;
        return model is null ? null : Finding.MemberAt(tree.GetRoot(finding.CancellationToken).FindToken(place.SourceSpan.Start), model);
    }

    // On one line; null where comments would be lost.
    private static string? Arguments(AttributeSyntax attribute)
    {
        if (attribute.ArgumentList is not { } list) return "";
        if (list.DescendantTrivia().Any(t => list.Span.Contains(t.Span) && !string.IsNullOrWhiteSpace(t.ToFullString()))) return null;
        return $"({string.Join(", ", list.Arguments.Select(a => a.ToString().IndexOf('\n') < 0 ? $"{a}" : $"{a.NormalizeWhitespace()}"))})";
    }

    private static bool MeansTheSame(
        string written, AttributeSyntax kind, AttributeSyntax otherKind, SemanticModel otherModel, Finding finding)
    {
        var unit = SyntaxFactory.ParseCompilationUnit($"[{written}] class C;");
        if (unit.DescendantNodes().OfType<AttributeSyntax>().FirstOrDefault() is not { } attribute) return false;
        if (!finding.Model.TryGetSpeculativeSemanticModel(kind.SpanStart, attribute, out var model)) return false;
        return Values(attribute, model, finding).SequenceEqual(Values(otherKind, otherModel, finding));
    }

    private static IEnumerable<object?> Values(AttributeSyntax attribute, SemanticModel model, Finding finding) =>
        attribute.ArgumentList is not { } list ? [] : list.DescendantNodes().OfType<ExpressionSyntax>()
            .Select(e => model.GetConstantValue(e, finding.CancellationToken)).Where(c => c.HasValue).Select(c => c.Value);
}
