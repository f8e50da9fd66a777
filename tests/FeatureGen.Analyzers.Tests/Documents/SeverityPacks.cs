using System.Globalization;
using System.Text;
using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>The files that set the severities of all rules at once, as <c>FeatureGenSeverities</c> asks for them.</summary>
internal static class SeverityPacks
{
    /// <summary>
    /// For teams whose build is to stop: broken schemas, unfit files and leaks are errors, hints are warnings, and every rule is on.
    /// </summary>
    public static string Strict => Write("strict", Strictly);

    /// <summary>For teams that look when they want to: only what breaks a schema or a file, and leaks, are more than suggestions.</summary>
    public static string Quiet => Write("quiet", Quietly);

    private static string Strictly(DiagnosticDescriptor rule)
    {
        string severity = RuleTexts.Severity(rule);
        return severity switch
        {
            "none" => "suggestion",
            "suggestion" => "warning",
            "warning" when IsLeak(rule) || RuleTexts.Room(rule) == "Schema" || IsOfFile(rule) => "error",
            _ => severity,
        };
    }

    private static string Quietly(DiagnosticDescriptor rule)
    {
        string severity = RuleTexts.Severity(rule);
        bool isSerious = severity == "error" || IsLeak(rule) || RuleTexts.Room(rule) == "Schema" || IsOfFile(rule);
        return severity == "warning" && !isSerious ? "suggestion" : severity;
    }

    private static bool IsLeak(DiagnosticDescriptor rule) => rule.Id == ProfileRules.Leaking.Id || rule.Id == CodeRules.FromLabel.Id;

    // That a model does not use a field is said by a file, but speaks against the field.
    private static bool IsOfFile(DiagnosticDescriptor rule) => RuleTexts.Room(rule) == "Files" && rule.Id != FileRules.UnusedField.Id;

    private static string Write(string name, Func<DiagnosticDescriptor, string> severity)
    {
        var text = new StringBuilder($"""
            # Severities of FeatureGen's rules by <FeatureGenSeverities>{name}</FeatureGenSeverities>; other rules keep their own.
            # The low level lets a project's own .globalconfig win; an .editorconfig wins anyway.
            is_global = true
            global_level = -10

            """);
        foreach (var rule in RuleTexts.Rules.Where(r => severity(r) != RuleTexts.Severity(r)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n# {RuleTexts.Title(rule)} (by itself: {RuleTexts.Severity(rule)})\n");
            text.Append(CultureInfo.InvariantCulture, $"dotnet_diagnostic.{rule.Id}.severity = {severity(rule)}\n");
        }
        return text.ToString();
    }
}
