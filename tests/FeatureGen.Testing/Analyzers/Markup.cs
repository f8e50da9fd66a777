using System.Text;
using System.Text.RegularExpressions;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Testing.Analyzers;

/// <summary>Takes the markup <c>[|...|]</c>, <c>{|ID:...|}</c> and <c>{|#0:...|}</c> out of a text. Marks may be nested.</summary>
internal static partial class Markup
{
    /// <summary>The file without markup; the marked spans are added to the list.</summary>
    public static TestFile Strip(TestFile file, List<MarkupSpan> spans)
    {
        if (file.Text is null)
            return file;
        var text = new StringBuilder();
        var found = new List<(string? Name, int Start, int End)>();
        var open = new Stack<(string Close, string? Name, int Start)>();
        int position = 0;
        foreach (Match mark in Mark().Matches(file.Text))
        {
            text.Append(file.Text, position, mark.Index - position);
            position = mark.Index + mark.Length;
            if (mark.Value is not ("|]" or "|}"))
            {
                bool named = mark.Value[0] == '{';
                open.Push((named ? "|}" : "|]", named ? mark.Groups["name"].Value : null, text.Length));
            }
            else if (open.TryPop(out var start) && start.Close == mark.Value)
                found.Add((start.Name, start.Start, text.Length));
            else
                throw new FormatException($"The markup '{mark.Value}' at {mark.Index} of '{file.Path}' closes nothing.");
        }
        if (open.Count > 0)
            throw new FormatException($"The markup of '{file.Path}' is not closed: '{open.Peek().Close}' is missing.");
        text.Append(file.Text, position, file.Text.Length - position);
        TestFile stripped = file with { Text = text.ToString() };
        TextLineCollection lines = stripped.SourceText!.Lines;
        foreach ((string? name, int start, int end) in found)
            spans.Add(new MarkupSpan(file.Path, name, lines.GetLinePositionSpan(TextSpan.FromBounds(start, end))));
        return stripped;
    }

    /// <summary>All files without markup.</summary>
    public static void StripAll(IList<TestFile> files, List<MarkupSpan> spans)
    {
        for (int i = 0; i < files.Count; i++)
            files[i] = Strip(files[i], spans);
    }

    [GeneratedRegex(@"\[\||\|\]|\{\|(?<name>#[0-9]+|[A-Za-z][A-Za-z0-9_]*):|\|\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
