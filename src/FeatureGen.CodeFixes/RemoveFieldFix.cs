using System.Collections.Immutable;
using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes;

/// <summary>FG1001 to FG1005, FG2005: takes a field out of the schema by removing its attributes; the property stays.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFieldFix))]
public sealed class RemoveFieldFix : CodeFixProvider
{
    /// <summary>The key of the action.</summary>
    public const string Key = "FeatureGen.RemoveField";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        ProfileRules.Redundant.Id, ProfileRules.Unimportant.Id, ProfileRules.Constant.Id, ProfileRules.MostlyMissing.Id, ProfileRules.Leaking.Id,
        FileRules.UnusedField.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => TextEditFixAll.Create(Edits);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var edits = await TextEditFixAll.FindAsync(context.Document, [diagnostic], Edits, context.CancellationToken).ConfigureAwait(false);
            if (edits.Count == 0) continue;
            context.RegisterCodeFix(CodeAction.Create(
                "Remove the field from the schema",
                token => TextEditFixAll.ApplyAsync(context.Document, [diagnostic], Edits, token),
                Key), diagnostic);
        }
    }

    // A cross would be left without its part: nothing is offered there.
    private static IEnumerable<TextChange> Edits(SyntaxNode root, SemanticModel model, SourceText text, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.ContainsKey(FindingProperties.IsCrossed)) return [];
        var attributes = FieldAttributes.Find(root, model, diagnostic.Location.SourceSpan);
        return AttributeRemoval.Edits(attributes, text);
    }
}
