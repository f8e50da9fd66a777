using System.Globalization;
using System.Text.RegularExpressions;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>
/// The C# code of a rule's page, in a project around it. A comment <c>// FG3006</c> on a line says that this rule finds something there and
/// that no other rule does. Code without <c>[FeatureSchema]</c> is the members of one, and a <c>Device</c> is known; or statements about
/// calls, see <see cref="CallSurroundings"/>.
/// </summary>
internal static partial class RuleExample
{
    private const string Usings = "using System; using System.Collections.Immutable; using FeatureGen;\n";
    private const string Surroundings = "public enum Device { Phone, Tablet, Desktop }";
    private const string MembersHead =
        "[FeatureSchema] public sealed partial record Example { [Numeric] public float Other { get; init; }\n";

    /// <summary>What the comments announce, as <c>code: rule</c>, a line and rule once.</summary>
    public static IEnumerable<string> Announced(string code) =>
        code.Split('\n').SelectMany(line =>
            MarkPattern().Matches(CommentPattern().Match(line).Value).Select(m => $"{line.Trim()}: {m.Value}"));

    /// <summary>
    /// What the compiler and all rules find, in the same form; with the rule of the page on, even where it is off by itself.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindAsync(string id, string code)
    {
        var rule = RuleTexts.Rules.Single(r => r.Id == id);
        bool isCall = RuleTexts.Room(rule) == "Calls";
        var state = new TestState { Sources = { Usings + (isCall ? CallSurroundings.Complete(code) : Complete(code)), Surroundings } };
        if (isCall) CallSurroundings.AddTo(state);
        string on = $"is_global = true\ndotnet_diagnostic.{id}.severity = suggestion\n";
        return [.. (await DataExample.RunAsync(state, rule.IsEnabledByDefault ? [] : [on])).Select(Describe).Distinct()];
    }

    /// <summary>A finding in the form of the comments. What the compiler says is no one's announcement: its words help.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        int number = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        var line = diagnostic.Location.SourceTree?.GetText().Lines[number].ToString().Trim();
        bool isOurs = diagnostic.Id.StartsWith("FG", StringComparison.Ordinal);
        return isOurs ? $"{line}: {diagnostic.Id}" : $"{line}: {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    private static string Complete(string code) =>
        code.Contains("[FeatureSchema", StringComparison.Ordinal) ? code : MembersHead + code + "}\n";

    [GeneratedRegex("//.*$")]
    private static partial Regex CommentPattern();

    [GeneratedRegex(@"FG\d{4}")]
    private static partial Regex MarkPattern();
}
