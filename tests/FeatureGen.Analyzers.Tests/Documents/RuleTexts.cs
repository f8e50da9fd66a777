using System.Globalization;
using FeatureGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>What documents say of a rule.</summary>
internal static class RuleTexts
{
    private static readonly HashSet<string> s_fixable = [.. typeof(RemoveFieldFix).Assembly.GetTypes()
        .Where(t => t.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
        .SelectMany(t => ((CodeFixProvider)Activator.CreateInstance(t)!).FixableDiagnosticIds)];

    /// <summary>All rules, in the order of their numbers; a rule of several analyzers once.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Rules { get; } =
        [.. AllRules.Descriptors.DistinctBy(r => r.Id).OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>The title.</summary>
    public static string Title(DiagnosticDescriptor rule) => rule.Title.ToString(CultureInfo.InvariantCulture);

    /// <summary>The room of the rule: <c>Schema</c> of <c>FeatureGen.Schema</c>.</summary>
    public static string Room(DiagnosticDescriptor rule) => rule.Category["FeatureGen.".Length..];

    /// <summary>The severity that the rule has by itself, as an <c>.editorconfig</c> writes it.</summary>
    public static string Severity(DiagnosticDescriptor rule) => !rule.IsEnabledByDefault ? "none" : rule.DefaultSeverity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };

    /// <summary>Whether a code fix mends it.</summary>
    public static bool IsFixable(DiagnosticDescriptor rule) => s_fixable.Contains(rule.Id);
}
