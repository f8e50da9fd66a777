using System.Globalization;

namespace FeatureGen.Formats.Profiles;

/// <summary>What a vocabulary lacks, in words: the same in the tool, its report and the build.</summary>
public static class UnknownsText
{
    private const int MaxNamed = 3;

    /// <summary>
    /// The rest of a sentence that starts with the field's name, as in <c>is outside of its vocabulary in 7.2% of the rows, most often
    /// 'Toys' (4%), 'Books' (2%) and 9 more</c>.
    /// </summary>
    public static string Of(ProfileUnknowns unknowns)
    {
        var text = $"is outside of its vocabulary in {ShareText.Percent(unknowns.Share)} of the rows";
        if (unknowns.Values.Count == 0) return text;
        var named = unknowns.Values.Take(MaxNamed).Select((value, i) => $"'{OneLine(value)}' ({ShareText.Percent(unknowns.Shares[i])})").ToList();
        if (unknowns.Values.Count > MaxNamed)
            named.Add((unknowns.Values.Count - MaxNamed).ToString(CultureInfo.InvariantCulture) + " more");
        var last = named[named.Count - 1];
        return $"{text}, most often {(named.Count == 1 ? last : string.Join(", ", named.Take(named.Count - 1)) + " and " + last)}";
    }

    private static string OneLine(string value) => new([.. value.Select(c => char.IsControl(c) ? ' ' : c)]);
}
