using System.Text.RegularExpressions;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>The page of a rule, taken apart.</summary>
internal sealed partial class RulePage
{
    private readonly string _text;

    private RulePage(string text) => _text = text;

    /// <summary>The folder of all pages.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary>The page of a rule.</summary>
    public static RulePage Of(string id) => new(File.ReadAllText(Path.Combine(Folder, id + ".md")));

    /// <summary>The first line.</summary>
    public string Heading => _text[.._text.IndexOf('\n', StringComparison.Ordinal)];

    /// <summary>The sections in their order, each with its text.</summary>
    public IReadOnlyList<(string Name, string Text)> Sections =>
        [.. SectionPattern().Matches(_text).Select(m => (m.Groups["name"].Value, m.Groups["text"].Value.Trim()))];

    /// <summary>The text of a section; empty where there is none.</summary>
    public string this[string section] => Sections.FirstOrDefault(s => s.Name == section).Text ?? "";

    /// <summary>The C# code of a section.</summary>
    public IEnumerable<string> CodeOf(string section) => CodePattern().Matches(this[section]).Select(m => m.Groups["code"].Value);

    [GeneratedRegex(@"^## (?<name>.+)\n(?<text>(?:(?!## ).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"^```csharp\n(?<code>[^`]*)^```", RegexOptions.Multiline)]
    private static partial Regex CodePattern();
}
