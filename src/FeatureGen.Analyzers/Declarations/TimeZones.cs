using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3007: a DateTime of which neither name nor attribute says the zone.</summary>
internal static class TimeZones
{
    private const string Setting = "UtcOffsetMinutes";

    /// <summary>Reports the field if it is one.</summary>
    public static void Check(FieldDeclaration field, SymbolAnalysisContext context)
    {
        if (field.Manifest.Type != ScalarType.DateTime || field.Kind.NamedArguments.Any(a => a.Key == Setting)) return;
        if (IdentifierWords.Of(field.Symbol.Name).Contains("utc")) return;
        if (FieldSymbols.Identifier(field.Symbol, context.Compilation.Assembly) is not { } place) return;
        var advice = field.Manifest.Kind == FieldKind.Timestamp
            ? $"make it a DateTimeOffset, or say with {Setting} = 0 that it is in UTC"
            : "make it a DateTimeOffset, or say by a name that ends in Utc that it is in UTC";
        context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.Zone, place, field.Symbol.Name, advice));
    }
}
