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
    public IEnumerable<string> CodeOf(string section) => BlocksOf(section, "csharp");

    /// <summary>The blocks of a section that are of a language.</summary>
    public IEnumerable<string> BlocksOf(string section, string language) =>
        BlockPattern().Matches(this[section]).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["code"].Value);

    /// <summary>What the page links to.</summary>
    public IEnumerable<string> Links => LinkPattern().Matches(_text).Select(m => m.Groups["target"].Value);

    /// <summary>The text of a page with these messages shown by its example.</summary>
    public static string WithMessages(string page, string messages) =>
        MessagesPattern().Replace(page, m => m.Groups["begin"].Value + messages, 1);

    [GeneratedRegex(@"^## (?<name>.+)\n(?<text>(?:(?!## ).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>[^`]*)^```", RegexOptions.Multiline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@"\]\((?<target>[^)]*)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"(?<begin>^## Example\n(?:(?!## ).*\n)*?```text\n)(?:(?!```).*\n)*", RegexOptions.Multiline)]
    private static partial Regex MessagesPattern();
}
