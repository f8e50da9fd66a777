using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>FG0008, FG0013, FG0016, FG0017, FG0018, FG0020: removes an attribute that is one too many.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix))]
public sealed class RemoveAttributeFix() : TextEditFix(
    new FixAction(
        "Remove the attribute", "RemoveAttribute", RemoveFound,
        SchemaRules.SeveralLabels.Id, SchemaRules.NoKind.Id, SchemaRules.UnsupportedLabel.Id),
    new FixAction("Leave the attribute to the first field", "AttributeOfFirst", LeaveToFirst, SchemaRules.SeveralLabels.Id),
    new FixAction("Remove [MultiValued]", "RemoveMultiValued", RemoveMultiValued, SchemaRules.MultiValuedMismatch.Id),
    new FixAction("Remove the second cross", "RemoveCross", RemoveFound, SchemaRules.DuplicateField.Id),
    new FixAction("Remove the kind", "RemoveKind", RemoveKind, SchemaRules.LabelIsField.Id))
{
    private static bool RemoveFound(Finding finding, TextEdits edits)
    {
        if (finding.Attribute is not { } attribute) return false;
        // Of several that are declared together the first may be the one that counts.
        bool isShared = finding.Diagnostic.Id == SchemaRules.SeveralLabels.Id && finding.Members.Count > 1;
        if (isShared && TooMany(finding, attribute).Count < finding.Members.Count) return false;
        edits.Remove(attribute);
        if (finding.Diagnostic.Id != SchemaRules.NoKind.Id || finding.Member is not { } member
            || !IsRole(member, attribute, finding)) return true;
        // Without a role to give, no property is a holder, and the other companions say nothing either.
        foreach (var other in FieldAttributes.Companions(member, finding.CancellationToken).Where(a => a != attribute)) edits.Remove(other);
        return true;
    }

    private static bool LeaveToFirst(Finding finding, TextEdits edits)
    {
        if (finding is not { Attribute: { } attribute, Declaration: FieldDeclarationSyntax field, Members.Count: > 1 }) return false;
        if (!TooMany(finding, attribute).SequenceEqual(finding.Members.Skip(1), SymbolEqualityComparer.Default)) return false;
        if (ListRemoval.HasDirectives(field)) return false;
        edits.Change(field.SyntaxTree, DeclaratorSplit.AfterFirst(field, attribute, field.SyntaxTree.GetText(finding.CancellationToken)));
        return Trial.Mends(finding, edits);
    }

    // Those of the fields that share an attribute that have it without being the first of the type.
    private static IReadOnlyList<ISymbol> TooMany(Finding finding, AttributeSyntax attribute)
    {
        if (finding.Type is not { } type) return [];
        var name = finding.Model.GetTypeInfo(attribute, finding.CancellationToken).Type?.ToDisplayString();
        var problems = SchemaReader.Read(type, finding.CancellationToken).Problems
            .Where(p => p.Kind == ProblemKind.SeveralLabels && p.Attribute == name).ToList();
        return [.. finding.Members.Where(member => problems.Any(p => p.Member == member.Name))];
    }

    private static bool IsRole(ISymbol member, SyntaxNode attribute, Finding finding) =>
        new[] { AttributeNames.Context, AttributeNames.Item }
        .Any(role => FieldAttributes.Find(member, role, finding.CancellationToken) == attribute);

    private static bool RemoveMultiValued(Finding finding, TextEdits edits)
    {
        if (finding.Attribute is not { } attribute || finding.Member is not { } member) return false;
        if (FieldAttributes.Find(member, AttributeNames.MultiValued, finding.CancellationToken) != attribute) return false;
        edits.Remove(attribute);
        return true;
    }

    private static bool RemoveKind(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || finding.CrossUses.Any()) return false;
        foreach (var attribute in FieldAttributes.Of(member, finding.CancellationToken)) edits.Remove(attribute);
        return true;
    }
}
