namespace FeatureGen.Formats.Trees;

/// <summary>The lines of a LightGBM file, one after the other.</summary>
internal sealed class LightGbmLines(string text, string path)
{
    private int _next = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;

    /// <summary>The line that <see cref="Read"/> came to.</summary>
    public LightGbmLine Current { get; private set; } = new(text, path, 0, 0);

    /// <summary>Goes on to the next line that is not empty; false at the end of the file.</summary>
    public bool Read()
    {
        while (_next < text.Length)
        {
            int start = _next, end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            _next = Math.Min(text.Length, end + 1);
            while (end > start && text[end - 1] is '\r' or ' ') end--;
            if (end == start) continue;
            Current = new LightGbmLine(text, path, start, end);
            return true;
        }
        return false;
    }

    /// <summary>The error that something is missing at the end of the file.</summary>
    public FileFormatException Truncated(string missing) =>
        TextPlace.Error(text, path, text.Length, $"unexpected end of the file: {missing} is missing");

    /// <summary>The last line that starts so, or null.</summary>
    public LightGbmLine? FindLast(string start)
    {
        int place = text.LastIndexOf("\n" + start, StringComparison.Ordinal) + 1;
        if (place == 0) return null;
        int end = text.IndexOf('\n', place);
        return new LightGbmLine(text, path, place, end < 0 ? text.Length : end);
    }
}
