using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Quality;

/// <summary>Finds values that are the same but for case or white space.</summary>
/// <remarks>
/// Case is compared of words as people write them, all small, all capital or with a capital at the front: of codes like <c>aB3x</c> it is a
/// part. Of single letters it is compared where there are only a few values.
/// </remarks>
internal static class TextVariants
{
    private const int FewValues = 12;
    private const double MostlyWords = 0.8;

    /// <summary>The finding; null if there are none.</summary>
    public static ProfileIssue? Find(TextTable texts)
    {
        string[] plain = [.. Enumerable.Range(0, texts.Count).Select(place => Plain(texts[place]))];
        bool[] isOfWords = Array.ConvertAll(plain, text => IsOfWords(text, texts.Count));
        // Where other values are codes, a word may be one too.
        bool foldsCase = isOfWords.Count(isSo => isSo) >= MostlyWords * texts.Count;
        var folded = new ValueDictionary();
        var places = new List<int> { -1 };      // by folded text the most frequent place
        long rarer = 0;
        (int Main, int Other) example = (-1, -1);
        for (int place = 0; place < texts.Count; place++)
        {
            int code = folded.GetOrAdd(Encoding.UTF8.GetBytes(foldsCase && isOfWords[place] ? plain[place].ToLowerInvariant() : plain[place]));
            if (code == 0) continue;
            if (code == places.Count)
            {
                places.Add(place);
                continue;
            }
            int main = places[code], other = place;
            if (texts.Rows[place] > texts.Rows[main]) (places[code], main, other) = (place, place, main);
            rarer += texts.Rows[other];
            if (example.Main < 0 || texts.Rows[other] > texts.Rows[example.Other]) example = (main, other);
        }
        return example.Main < 0 ? null : new ProfileIssue
        {
            Problem = QualityProblem.Variants,
            Severity = QualitySeverity.Warning,
            Share = (double)rarer / texts.Total,
            Value = texts.Show(example.Main),
            Other = texts.Show(example.Other),
        };
    }

    /// <summary>A text without white space around it, and within it one space for any.</summary>
    private static string Plain(ReadOnlySpan<byte> utf8)
    {
        string text = Encoding.UTF8.GetString(utf8);
        var builder = new StringBuilder(text.Length);
        foreach (char c in text.Trim())
        {
            bool isSpace = char.IsWhiteSpace(c);
            if (!isSpace || builder[^1] != ' ') builder.Append(isSpace ? ' ' : c);
        }
        return builder.ToString();
    }

    private static bool IsOfWords(string text, int values)
    {
        bool isFirst = true, isSecond = false, isUpper = false;
        int letters = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c)) return false;
            if (!char.IsLetter(c))
            {
                (isFirst, isSecond) = (true, false);
                continue;
            }
            letters++;
            if (isFirst) (isFirst, isSecond, isUpper) = (false, true, char.IsUpper(c));
            else if (isSecond)
            {
                // What follows a small letter must be small; what follows a capital may be either, and goes on so.
                if (!isUpper && char.IsUpper(c)) return false;
                (isSecond, isUpper) = (false, char.IsUpper(c));
            }
            else if (char.IsUpper(c) != isUpper) return false;
        }
        return letters > 1 || (letters == 1 && values <= FewValues);
    }
}
