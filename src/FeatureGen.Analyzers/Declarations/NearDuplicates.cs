using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3008: values of a vocabulary that people would call the same.</summary>
internal static class NearDuplicates
{
    /// <summary>Reports each value that is nearly one before it.</summary>
    public static void Check(FieldDeclaration field, SymbolAnalysisContext context)
    {
        if (field.Manifest is not { Kind: FieldKind.Categorical, Type: ScalarType.String, Vocabulary: var vocabulary }) return;
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < vocabulary.Count; i++)
        {
            var form = Form(vocabulary[i]);
            if (!seen.TryGetValue(form, out var first))
            {
                seen.Add(form, vocabulary[i]);
                continue;
            }
            if (AttributePlaces.OfValue(field.Kind, i, context.CancellationToken) is { } place)
                context.ReportDiagnostic(Diagnostic.Create(
                    DeclarationRules.NearDuplicate, place, vocabulary[i], field.Symbol.Name, first, Difference(vocabulary[i], first)));
        }
    }

    /// <summary>Those of some values that are not nearly one of a vocabulary, nor one before them.</summary>
    public static IEnumerable<string> Apart(IEnumerable<string> values, IEnumerable<string> vocabulary)
    {
        var forms = new HashSet<string>(vocabulary.Select(Form), StringComparer.Ordinal);
        return values.Where(value => forms.Add(Form(value)));
    }

    private static string Form(string value) => WithoutSpace(Composed(value)).ToUpperInvariant();

    private static string Difference(string value, string other) =>
        string.Equals(value, other, StringComparison.OrdinalIgnoreCase) ? "case"
        : WithoutSpace(value) == WithoutSpace(other) ? "white space"
        : Composed(value) == Composed(other) ? "the Unicode form of its characters"
        : "case, white space or the Unicode form of its characters";

    private static string WithoutSpace(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (char c in value)
            if (!char.IsWhiteSpace(c)) text.Append(c);
        return text.ToString();
    }

    private static string Composed(string value)
    {
        try
        {
            return value.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return value; // half of a surrogate pair, which source can spell
        }
    }
}
