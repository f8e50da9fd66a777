using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Quality;

/// <summary>Finds a part of the rows whose values are written in another form than the rest.</summary>
internal static class FormDrift
{
    private const int LeastValues = 64;
    private const int LeastPart = 16;
    private const double LeastDifference = 0.5;

    // Twice the log-likelihood ratio of any of the thousand times a thousand parts: far beyond what chance makes of the best of them.
    private const double LeastEvidence = 80;

    /// <summary>The finding; null if there is none. Rows are places in the sample, the last one included.</summary>
    public static ProfileIssue? Find(TextTable sample)
    {
        var formOf = sample.Forms;
        // One form alone cannot change.
        if (formOf.Length == 0 || formOf.AsSpan().IndexOfAnyExcept(formOf[0]) < 0) return null;
        int[] rows = [.. Enumerable.Range(0, sample.Sequence.Length)
            .Where(row => sample.Sequence[row] is >= 0 and var place && formOf[place] != ValueForm.None)];
        if (rows.Length < LeastValues || IsSorted(sample, rows)) return null;
        var forms = Array.ConvertAll(rows, row => formOf[sample.Sequence[row]]);
        var found = forms.Distinct().Order().Select(form => PartOf(forms, form)).Where(part => part.Evidence >= LeastEvidence)
            .OrderByDescending(part => part.Evidence).FirstOrDefault();
        return found.Evidence > 0 ? Describe(found.Part, forms, rows) : null;
    }

    private static (RowPart Part, double Evidence) PartOf(ValueForm[] forms, ValueForm form)
    {
        double[] has = Array.ConvertAll(forms, other => other == form ? 1.0 : 0);
        var part = RowPart.MostDifferent(has);
        int rest = forms.Length - part.Length;
        if (part.Length < LeastPart || rest < LeastPart) return default;
        double inside = has.AsSpan(part.From, part.Length).ToArray().Sum(), all = has.Sum();
        double p = inside / part.Length, q = (all - inside) / rest;
        if (Math.Abs(p - q) < LeastDifference) return default;
        return (part, 2 * (LogLikelihood(inside, part.Length) + LogLikelihood(all - inside, rest) - LogLikelihood(all, forms.Length)));
    }

    private static ProfileIssue Describe(RowPart part, ValueForm[] forms, int[] rows)
    {
        var inside = forms[part.From..part.To];
        ValueForm[] outside = [.. forms[..part.From], .. forms[part.To..]];
        ValueForm usual = MostFrequent(outside, None), other = MostFrequent(inside, usual);
        return new ProfileIssue
        {
            Problem = QualityProblem.FormDrift,
            Severity = QualitySeverity.Warning,
            Value = ValueForms.Words(usual),
            Other = ValueForms.Words(other),
            Share = (double)inside.Count(form => form == other) / inside.Length,
            Against = (double)outside.Count(form => form == other) / outside.Length,
            FromRow = rows[part.From],
            ToRow = part.To == rows.Length ? 0 : rows[part.To - 1],
        };
    }

    private const ValueForm None = ValueForm.None;

    private static ValueForm MostFrequent(ValueForm[] forms, ValueForm but) =>
        forms.Where(form => form != but).GroupBy(form => form).OrderByDescending(same => same.Count()).ThenBy(same => same.Key)
            .Select(same => same.Key).FirstOrDefault(but);

    /// <summary>Whether the file is sorted by the column, so that forms lie together by their order.</summary>
    private static bool IsSorted(TextTable sample, int[] rows)
    {
        for (int i = 1; i < rows.Length; i++)
            if (sample[sample.Sequence[rows[i - 1]]].SequenceCompareTo(sample[sample.Sequence[rows[i]]]) > 0) return false;
        return true;
    }

    private static double LogLikelihood(double with, double all) => Part(with, all) + Part(all - with, all);

    private static double Part(double count, double all) => count <= 0 ? 0 : count * Math.Log(count / all);
}
