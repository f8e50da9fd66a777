using System.Collections.Immutable;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3010: crosses that are hashed although all combinations of their parts would fit.</summary>
internal static class SmallCrosses
{
    private const int LikelyValues = 1_000; // of a hashed part, whose values nobody has counted

    /// <summary>Reports the crosses that stand on the type.</summary>
    public static void Check(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        var crosses = type.GetAttributes().Where(a => AttributeNames.Is(a, AttributeNames.Cross)).ToList();
        if (crosses.Count == 0) return;
        var layout = SchemaLayout.Of(SchemaModels.Of(type, context.CancellationToken).Manifest);
        // A cross that is declared twice counts as it stands first.
        foreach (var cross in crosses.GroupBy(CrossNames.Of).Select(same => same.First()))
            if (layout.Fields.FirstOrDefault(f => f.Field.Kind == FieldKind.Cross && f.Field.Name == CrossNames.Of(cross)) is { } field)
                Check(cross, field.Field, layout, context);
    }

    private static void Check(AttributeData attribute, FieldManifest cross, SchemaLayout layout, SymbolAnalysisContext context)
    {
        var parts = CrossSize.Parts(cross, layout);
        if (parts.Any(p => p.Field.Keep is not null) || CrossSize.Combinations(parts) is not { } all) return;
        long likely = 1;
        foreach (var part in parts) likely *= LikelySize(part);
        if (cross.Buckets >= likely || AttributePlaces.OfNamed(attribute, "Buckets", context.CancellationToken) is not { } place) return;
        // Whether there are too few goes by the likely values; what makes the cross exact, by all.
        var sizes = string.Join(" x ", parts.Select(p => $"{NumberText.Count(p.Spaces[0])} ({p.Field.Name})"));
        var enough = NumberText.Of(CrossSize.Buckets(all));
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Buckets, enough);
        var finding = Diagnostic.Create(
            DeclarationRules.SmallCross, place, properties, cross.Name, NumberText.Count(cross.Buckets), sizes, NumberText.Count(all), enough);
        if (!new ToldByData(context.Compilation, context.Options).Silences(finding, context.CancellationToken)) context.ReportDiagnostic(finding);
    }

    private static int LikelySize(FieldLayout part) =>
        part.Field.Kind == FieldKind.Hashed ? Math.Min(part.Spaces[0], LikelyValues) : part.Spaces[0];
}
