using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.CodeFixes;

/// <summary>FG1008: adds the values that the profile has seen and the vocabulary lacks, at its end, where they move no other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddValuesFix))]
public sealed class AddValuesFix() : TextEditFix(new FixAction(
    "Add the missing values", "AddValues", Mend, ProfileRules.OutOfVocabulary.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || finding.Property(FindingProperties.MissingValues) is not { } missing) return false;
        if (FieldAttributes.Find(member, AttributeNames.Categorical, finding.CancellationToken) is not { } vocabulary) return false;
        if (AttributePlaces.Values(vocabulary).LastOrDefault() is not { } last) return false;
        var values = missing.Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Select(v => SymbolDisplay.FormatLiteral(v, quote: true));
        edits.InsertAfter(last, string.Concat(values.Select(v => ", " + v)));
        return missing.Length > 0;
    }
}
