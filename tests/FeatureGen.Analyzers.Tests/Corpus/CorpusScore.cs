using System.Globalization;
using System.Text;

namespace FeatureGen.Analyzers.Tests.Corpus;

/// <summary>What is expected against what is found, by rule and exact span.</summary>
internal sealed class CorpusScore
{
    private readonly IReadOnlyList<CorpusFinding> _expected;
    private readonly IReadOnlyList<CorpusFinding> _found;
    private readonly IReadOnlyList<CorpusFinding> _missed;
    private readonly IReadOnlyList<CorpusFinding> _false;

    /// <param name="expected">The marks.</param>
    /// <param name="found">The findings.</param>
    public CorpusScore(IEnumerable<CorpusFinding> expected, IEnumerable<CorpusFinding> found)
    {
        _expected = [.. expected];
        _found = [.. found];
        _missed = Without(_expected, _found);
        _false = Without(_found, _expected);
    }

    /// <summary>The share of what is found that is right.</summary>
    public double Precision => Share(_found.Count - _false.Count, _found.Count);

    /// <summary>The share of what is expected that is found.</summary>
    public double Recall => Share(_expected.Count - _missed.Count, _expected.Count);

    /// <summary>A table of the rules, then each miss and each false finding.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("rule     expected  found  precision  recall  in the line, but not in the span\n");
        var rules = _expected.Concat(_found).Select(finding => finding.Rule).Distinct(StringComparer.Ordinal);
        foreach (string rule in rules.Order(StringComparer.Ordinal))
            AppendRow(text, rule, new CorpusScore(_expected.Where(f => f.Rule == rule), _found.Where(f => f.Rule == rule)));
        AppendRow(text, "all", this);
        foreach (var finding in _missed) text.Append(CultureInfo.InvariantCulture, $"missed {finding}{Elsewhere(finding, _false)}\n");
        foreach (var finding in _false) text.Append(CultureInfo.InvariantCulture, $"false  {finding}{Elsewhere(finding, _missed)}\n");
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string name, CorpusScore score)
    {
        int moved = score._missed.Count(missed => score._false.Any(missed.IsInLineOf));
        text.Append(CultureInfo.InvariantCulture, $"{name,-8} {score._expected.Count,8} {score._found.Count,6} ");
        text.Append(CultureInfo.InvariantCulture, $"{score.Precision,10:0.000} {score.Recall,7:0.000} {moved,7}\n");
    }

    private static string Elsewhere(CorpusFinding finding, IEnumerable<CorpusFinding> others)
    {
        if (others.FirstOrDefault(finding.IsInLineOf) is not { } other) return "";
        var (start, end) = (other.Span.Start.Character + 1, other.Span.End.Character + 1);
        return string.Create(CultureInfo.InvariantCulture, $" (the other side has it at {start}-{end})");
    }

    private static List<CorpusFinding> Without(IEnumerable<CorpusFinding> findings, IEnumerable<CorpusFinding> others)
    {
        var rest = findings.ToList();
        foreach (var other in others) rest.Remove(other);
        return rest;
    }

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
