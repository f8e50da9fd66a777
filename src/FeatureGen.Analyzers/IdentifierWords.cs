namespace FeatureGen.Analyzers;

/// <summary>Splits identifiers into the words that they are made of.</summary>
/// <remarks>Rules that go by names compare words, so that <c>Grid</c>, <c>Paid</c> and <c>Valid</c> are not taken for an <c>Id</c>.</remarks>
public static class IdentifierWords
{
    /// <summary>The words in lower case: <c>customerID</c> is <c>customer id</c>, <c>URLHash</c> is <c>url hash</c>, <c>Zip5Code</c> is
    /// <c>zip 5 code</c>, and the plural of an acronym is one word (<c>AdIDs</c> is <c>ad ids</c>).</summary>
    /// <param name="identifier">The identifier; what is neither letter nor digit separates words.</param>
    public static IReadOnlyList<string> Of(string identifier)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= identifier.Length; i++)
        {
            bool isSeparator = i == identifier.Length || !char.IsLetterOrDigit(identifier[i]);
            if (!isSeparator && (i == start || !Begins(identifier, start, i))) continue;
            if (i > start) words.Add(identifier.Substring(start, i - start).ToLowerInvariant());
            start = isSeparator ? i + 1 : i;
        }
        return words;
    }

    // Whether a word begins at a character that follows one of the word that began at start.
    private static bool Begins(string text, int start, int i)
    {
        char before = text[i - 1], here = text[i];
        if (char.IsDigit(before) != char.IsDigit(here)) return true;
        if (!char.IsUpper(here)) return false;
        // In a row of capitals, the last one belongs to the small letters that follow.
        return !char.IsUpper(before) || (IsSmall(text, i + 1) && !IsPlural(text, start, i + 1));
    }

    // The s of IDs, which no other small letter follows.
    private static bool IsPlural(string text, int start, int i) => text[i] == 's' && i - start >= 2 && !IsSmall(text, i + 1);

    private static bool IsSmall(string text, int i) => i < text.Length && char.IsLetter(text[i]) && !char.IsUpper(text[i]);
}
