using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Quality;

/// <summary>What is wrong with the texts of a column.</summary>
internal sealed class TextFacts
{
    private const double MostlyNumbers = 0.95;
    private const int LeastNumbers = 20;
    private const int CodeLength = 2;
    private readonly TextTable _texts;
    private readonly Predicate<string> _isDeclared;
    private readonly ValueForm[] _forms;

    /// <param name="texts">The texts.</param>
    /// <param name="isDeclared">Whether the schema's vocabulary has a value, which then is none that stands for something else.</param>
    public TextFacts(TextTable texts, Predicate<string> isDeclared)
    {
        (_texts, _isDeclared) = (texts, isDeclared);
        _forms = texts.Forms;
        long bytes = 0;
        for (int place = 0; place < _forms.Length; place++)
            bytes += texts.Rows[place] * texts[place].Length;
        BytesPerValue = texts.Total == 0 ? null : (double)bytes / texts.Total;
        NumberShare = ShareOf(place => _forms[place] == ValueForm.Number || texts.IsNaN(place));
        (WhiteSpaceShare, WhiteSpace) = Issue(QualityProblem.WhiteSpace, HasWhiteSpace, _ => QualitySeverity.Note);
        (MissingShare, Missing) = Issue(QualityProblem.MissingText, SaysMissing, Weigh);
    }

    /// <summary>The mean length in bytes; null if there are no values.</summary>
    public double? BytesPerValue { get; }

    /// <summary>The share of numbers.</summary>
    public double NumberShare { get; }

    public double WhiteSpaceShare { get; }

    public ProfileIssue? WhiteSpace { get; }

    public double MissingShare { get; }

    public ProfileIssue? Missing { get; }

    /// <summary>A few texts among numbers; null if there are none, or many.</summary>
    public ProfileIssue? Mixed()
    {
        double values = 1 - MissingShare;
        if (NumberShare >= values - 1e-12 || NumberShare < MostlyNumbers * values) return null;
        int numbers = _forms.Count(form => form == ValueForm.Number);
        var (_, issue) = Issue(
            QualityProblem.MixedForms, place => _forms[place] is not (ValueForm.Number or ValueForm.None), _ => QualitySeverity.Warning);
        return numbers >= LeastNumbers ? issue : null;
    }

    /// <summary>A date that stands for a missing one; null if there is none.</summary>
    public ProfileIssue? SentinelDate()
    {
        const int least = 3;
        if (ShareOf(place => _forms[place] is ValueForm.Date or ValueForm.Time or ValueForm.SlashedDate) < 0.9) return null;
        var (share, issue) = Issue(QualityProblem.Sentinel, IsSentinelDate, _ => QualitySeverity.Warning);
        return issue is not null && share < 0.9 && share * _texts.Total >= least ? issue : null;
    }

    private static QualitySeverity Weigh(double share) => share >= 0.01 ? QualitySeverity.Warning : QualitySeverity.Note;

    private bool HasWhiteSpace(int place)
    {
        var text = _texts[place];
        return !text.IsEmpty && (IsSpace(text[0]) || IsSpace(text[^1]) || text.StartsWith("\u00a0"u8) || text.EndsWith("\u00a0"u8));
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private bool SaysMissing(int place)
    {
        if (_forms[place] != ValueForm.None || !MissingWords.Contain(_texts[place]) || _isDeclared(_texts.Show(place))) return false;
        // NaN among numbers is one; NA among codes of two letters is Namibia.
        if (_texts.IsNaN(place)) return NumberShare < 0.5;
        return !(_texts[place].SequenceEqual("NA"u8) && ShareOf(IsCode) > 0.5);
    }

    private bool IsCode(int place) => _texts[place].Length == CodeLength && _texts[place].IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0;

    private bool IsSentinelDate(int place)
    {
        var text = _texts[place];
        if (!StartsWith(text, "1970-01-01") && !StartsWith(text, "0001-01-01") && !StartsWith(text, "1900-01-01")
            && !StartsWith(text, "9999-12-31") && !StartsWith(text, "1899-12-30")) return false;
        // In a column that has other days of that year it is a day.
        for (int other = 0; other < _texts.Count; other++)
            if (_texts[other].StartsWith(text[..4]) && !_texts[other].StartsWith(text[..10])) return false;
        return true;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, string date)
    {
        if (text.Length < date.Length) return false;
        for (int i = 0; i < date.Length; i++)
            if (text[i] != date[i] && !(date[i] == '-' && text[i] == (byte)'/')) return false;
        return true;
    }

    private double ShareOf(Predicate<int> isSo)
    {
        long rows = 0;
        for (int place = 0; place < _texts.Count; place++)
            if (isSo(place)) rows += _texts.Rows[place];
        return _texts.Total == 0 ? 0 : (double)rows / _texts.Total;
    }

    /// <summary>The share of values that something is wrong with, and the issue, told by the most frequent of them.</summary>
    private (double Share, ProfileIssue? Issue) Issue(QualityProblem problem, Predicate<int> isSo, Func<double, QualitySeverity> weigh)
    {
        int most = -1;
        double share = ShareOf(place =>
        {
            if (!isSo(place)) return false;
            if (most < 0 || _texts.Rows[place] > _texts.Rows[most]) most = place;
            return true;
        });
        if (most < 0) return (0, null);
        return (share, new ProfileIssue { Problem = problem, Severity = weigh(share), Share = share, Value = _texts.Show(most) });
    }
}
