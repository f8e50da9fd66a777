using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Analyzers.Tests.Corpus;

/// <summary>A marked place of a file of the corpus.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Span">The place in the text without marks.</param>
internal sealed record CorpusMark(CorpusMarkKind Kind, string Rule, LinePositionSpan Span)
{
    private const string NearMiss = "not_", Alone = "_alone", Together = "_together";

    /// <summary>Reads what stands before the colon of a mark.</summary>
    public static CorpusMark Of(string name, LinePositionSpan span) => name switch
    {
        _ when name.StartsWith(NearMiss, StringComparison.Ordinal) => new(CorpusMarkKind.NearMiss, name[NearMiss.Length..], span),
        _ when name.EndsWith(Alone, StringComparison.Ordinal) => new(CorpusMarkKind.FindingAlone, name[..^Alone.Length], span),
        _ when name.EndsWith(Together, StringComparison.Ordinal) => new(CorpusMarkKind.FindingTogether, name[..^Together.Length], span),
        _ => new(CorpusMarkKind.Finding, name, span),
    };
}
