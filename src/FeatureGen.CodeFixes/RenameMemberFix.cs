using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Rename;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG0015, FG2006: renames a member that stands in the way of a generated one; FG3007: says by the name that a date is in UTC. All uses in
/// the solution are renamed with it, and the crosses that name it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameMemberFix))]
public sealed class RenameMemberFix() : TextEditFix(
    new FixAction("Rename the member", "RenameMember", RenameAsync, SchemaRules.ReservedName.Id, FileRules.ModelMemberConflict.Id),
    new FixAction(
        "Say by the name that it is in UTC (the log's column is to be renamed, too)", "NameUtc", NameUtcAsync, DeclarationRules.Zone.Id))
{
    private static Task<bool> RenameAsync(Finding finding, TextEdits edits)
    {
        var declared = finding.Member ?? finding.Model.GetDeclaredSymbol(finding.Node, finding.CancellationToken);
        // A schema is known by its name, to files and databases too.
        if (declared is null || AttributeNames.Find(declared, AttributeNames.Schema) is not null) return Task.FromResult(false);
        var name = declared.Name;
        bool isStatic = name.StartsWith("s_", StringComparison.Ordinal);
        var own = isStatic ? "s_own" + char.ToUpperInvariant(name[2]) + name.Substring(3) : "Own" + name;
        return RenameAsync(declared, own, finding, edits);
    }

    private static Task<bool> NameUtcAsync(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || AttributeNames.Find(member, AttributeNames.Hashed) is null) return Task.FromResult(false);
        return RenameAsync(member, member.Name + "Utc", finding, edits);
    }

    private static async Task<bool> RenameAsync(ISymbol member, string name, Finding finding, TextEdits edits)
    {
        if (member.ContainingType is not { } type || type.GetMembers(name).Length > 0) return false;
        if (!RenameInCrosses(member, name, finding, edits)) return false;
        var solution = finding.Document.Project.Solution;
        var renamed = await Renamer.RenameSymbolAsync(
            solution, member, new SymbolRenameOptions(RenameOverloads: true), name, finding.CancellationToken).ConfigureAwait(false);
        foreach (var project in renamed.GetChanges(solution).GetProjectChanges())
            foreach (var id in project.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true))
            {
                var (before, after) = (solution.GetDocument(id)!, renamed.GetDocument(id)!);
                var tree = await before.GetSyntaxTreeAsync(finding.CancellationToken).ConfigureAwait(false);
                foreach (var change in await after.GetTextChangesAsync(before, finding.CancellationToken).ConfigureAwait(false))
                    edits.Change(tree!, change);
            }
        return edits.Changes.Count > 0;
    }

    // Names in strings are nobody's else to find.
    private static bool RenameInCrosses(ISymbol member, string name, Finding finding, TextEdits edits)
    {
        foreach (var use in finding.CrossUses)
        {
            if (use.Value is not { } part) return false;
            if (CrossUse.IsNameOf(part)) continue;
            var path = use.Names[use.Part];
            if (path != member.Name && !path.EndsWith("." + member.Name, StringComparison.Ordinal)) return false;
            edits.Replace(part, CrossUse.Written(part, path.Substring(0, path.Length - member.Name.Length) + name));
        }
        return true;
    }
}
