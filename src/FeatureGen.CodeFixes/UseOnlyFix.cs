using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.CodeFixes;

/// <summary>FG0004, FG0014: keeps one of several kinds, or one of <c>[Context]</c> and <c>[Item]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseOnlyFix))]
public sealed class UseOnlyFix() : TextEditFix(
[
    .. AttributeNames.Kinds.Select(kind => Action(kind, (finding, edits) => KeepKind(kind, finding, edits), SchemaRules.SeveralKinds.Id)),
    .. s_roles.Select(role => Action(role, (finding, edits) => KeepRole(role, finding, edits), SchemaRules.ContextAndItem.Id)),
])
{
    private static readonly string[] s_roles = [AttributeNames.Context, AttributeNames.Item];

    private static FixAction Action(string name, FixAction.Mend mend, string rule)
    {
        var written = AttributeNames.Written(name);
        return new FixAction($"Use {written} only", "UseOnly." + written.Trim('[', ']'), mend, rule);
    }

    private static bool KeepKind(string kept, Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || AttributeNames.Find(member, kept) is null) return false;
        foreach (var kind in AttributeNames.Kinds.Where(k => k != kept)) Remove(kind, member, finding, edits);
        bool takesSeveral = kept is AttributeNames.Categorical or AttributeNames.Hashed && IsCollection(member);
        if (!takesSeveral) Remove(AttributeNames.MultiValued, member, finding, edits);
        return edits.Removed.Count > 0 && Fits(finding, edits);
    }

    private static bool IsCollection(ISymbol member) =>
        ((member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type) is { } type
        && PropertyType.Of(type).Collection != CollectionKind.None;

    private static bool Fits(Finding finding, TextEdits edits) =>
        Trial.Problems(finding, edits) is var (_, after) && !after.Any(p => p.Member == finding.Member!.Name
            && p.Kind is ProblemKind.UnsupportedType or ProblemKind.MultiValuedMismatch);

    private static bool KeepRole(string kept, Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || AttributeNames.Find(member, kept) is null) return false;
        foreach (var role in s_roles.Where(r => r != kept)) Remove(role, member, finding, edits);
        return edits.Removed.Count > 0;
    }

    private static void Remove(string name, ISymbol member, Finding finding, TextEdits edits)
    {
        if (FieldAttributes.Find(member, name, finding.CancellationToken) is { } attribute) edits.Remove(attribute);
    }
}
