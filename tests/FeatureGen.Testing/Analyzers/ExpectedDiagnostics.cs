using System.Globalization;
using System.Text;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Analyzers;

/// <summary>What a test expects, from its markup and its list, and the comparison with what was found.</summary>
internal static class ExpectedDiagnostics
{
    /// <summary>Joins the listed findings, their numbered places looked up, and the marked ones.</summary>
    /// <param name="state">The state with the list.</param>
    /// <param name="spans">The markup.</param>
    /// <param name="defaultIds">The rules that <c>[|...|]</c> may stand for: it needs exactly one.</param>
    public static List<DiagnosticResult> Resolve(SourceState state, IReadOnlyList<MarkupSpan> spans, params IReadOnlyList<string> defaultIds)
    {
        List<DiagnosticResult> expected = [.. state.ExpectedDiagnostics.Select(result => Locate(result, spans))];
        foreach (MarkupSpan span in spans)
        {
            if (span.Name is not ['#', ..])
                expected.Add(new DiagnosticResult(span.Name ?? Single(defaultIds)).At(span.Path, span.Span));
        }
        return expected;
    }

    /// <summary>Fails unless each expected finding has one of its own among the actual ones, and none is left.</summary>
    public static void Verify(IEnumerable<Diagnostic> actual, IEnumerable<DiagnosticResult> expected)
    {
        List<Diagnostic> unexpected = [.. actual];
        var missing = new List<DiagnosticResult>();
        // The choosy ones first: one without a message must not take the finding that one with a message waits for.
        foreach (DiagnosticResult result in expected.OrderByDescending(Demands))
        {
            int index = unexpected.FindIndex(result.Matches);
            if (index < 0)
                missing.Add(result);
            else
                unexpected.RemoveAt(index);
        }
        if (missing.Count == 0 && unexpected.Count == 0)
            return;
        var text = new StringBuilder("The findings are not those that the test expects.\n");
        Append(text, "Expected, but not found", missing.Select(static result => "  " + result));
        Append(text, "Found, but not expected", unexpected.Select(Failure.Describe));
        Failure.Throw(text.ToString());
    }

    private static DiagnosticResult Locate(DiagnosticResult result, IReadOnlyList<MarkupSpan> spans)
    {
        if (result.MarkupKey is not { } key)
            return result;
        string name = "#" + key.ToString(CultureInfo.InvariantCulture);
        MarkupSpan span = spans.FirstOrDefault(span => span.Name == name)
            ?? throw new FormatException($"A finding is expected at {{|{name}:...|}}, but no source has this mark.");
        return result.At(span.Path, span.Span);
    }

    private static string Single(IReadOnlyList<string> ids) => ids.Count == 1
        ? ids[0]
        : throw new FormatException($"[|...|] needs an analyzer with exactly one rule, this has {ids.Count}; mark the rule with {{|ID:...|}}.");

    private static int Demands(DiagnosticResult result) =>
        (result.Message is null ? 0 : 4) + (result.MessageArguments.IsDefault ? 0 : 4)
        + (result.IsStartOnly ? 0 : 2) + (result.Severity is null ? 0 : 1);

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        text.Append(CultureInfo.InvariantCulture, $"{title}:\n");
        foreach (string line in lines.DefaultIfEmpty("  (none)"))
            text.Append(line).Append('\n');
    }
}
