namespace FeatureGen.Formats.Trees;

/// <summary>Line and column of positions in a text, counted only when an error needs them.</summary>
internal static class TextPlace
{
    /// <summary>An error at a position.</summary>
    public static FileFormatException Error(string text, string path, int position, string problem)
    {
        position = Math.Min(position, text.Length);
        int line = 1, start = 0;
        for (int i = 0; i < position; i++)
        {
            if (text[i] != '\n') continue;
            line++;
            start = i + 1;
        }
        return new FileFormatException(path, line, position - start + 1, problem);
    }
}
