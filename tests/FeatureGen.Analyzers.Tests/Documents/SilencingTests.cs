using System.Text.RegularExpressions;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>What pages say under "When to keep it" silences the findings of their examples, all of them.</summary>
public sealed partial class SilencingTests
{
    private const string Keep = "`[Keep(\"", Pragma = "`#pragma warning disable ";

    /// <summary>The rules whose page advises a reason on the property. On which of two it belongs, FG3005 and FG3010 say.</summary>
    public static TheoryData<string> Kept =>
        [.. RuleTexts.Rules.Select(r => r.Id).Where(id => id is not ("FG3005" or "FG3010") && Advises(id, Keep))];

    /// <summary>The rules whose page advises a directive.</summary>
    public static TheoryData<string> Disabled => [.. RuleTexts.Rules.Select(r => r.Id).Where(id => Advises(id, Pragma))];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Keep_silences(string id) => Assert.Equal("", await FindAsync(id, WithKeep));

    [Fact]
    public async Task Keep_does_not_silence_what_is_computed_from_the_label() =>
        Assert.EndsWith("FG3003", await FindAsync("FG3003", WithKeep), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Disabled))]
    public async Task Pragma_silences(string id) =>
        Assert.Equal("", await FindAsync(id, code => $"#pragma warning disable {id}\n{code}"));

    private static string WithKeep(string code) =>
        MarkedPattern().Replace(code, m => $"[Keep(\"reason\"), {m.Groups["rest"].Value}");

    // FG3003 has the words to say that they do not help.
    private static bool Advises(string id, string words) =>
        id != "FG3003" && RulePage.Of(id)["When to keep it"].Contains(words, StringComparison.Ordinal);

    private static async Task<string> FindAsync(string id, Func<string, string> change)
    {
        if (id.StartsWith("FG1", StringComparison.Ordinal) || id.StartsWith("FG2", StringComparison.Ordinal))
            return string.Concat((await DataExample.FindInAsync(id, change(DataExample.Code(id)))).Select(DataExample.Describe));
        var found = new List<string>();
        foreach (string code in RulePage.Of(id).CodeOf("Example")) found.AddRange(await RuleExample.FindAsync(id, change(code)));
        return string.Join('\n', found);
    }

    [GeneratedRegex(@"(?<=^\s*)\[(?<rest>.*// FG\d{4})", RegexOptions.Multiline)]
    private static partial Regex MarkedPattern();
}
