using System.Collections.Immutable;
using System.Globalization;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3009: boundaries and ranges beyond what the type can hold.</summary>
/// <remarks>Values and boundaries are compared as 32-bit floats, so that is how they are compared here.</remarks>
internal static class UnreachableBuckets
{
    /// <summary>Reports each boundary below or above which no value lies, and each end of a range that no value has.</summary>
    public static void Check(FieldDeclaration field, SymbolAnalysisContext context)
    {
        var type = PropertyType.ValueOf(field.Type);
        if (RangeOf(type.SpecialType) is not var (min, max)) return;
        if (field.Manifest.Kind == FieldKind.Bucketized) CheckBoundaries(field, type, (float)min, (float)max, context);
        else if (field.Manifest is { Kind: FieldKind.Categorical, Type: ScalarType.Integer }) CheckRange(field, type, min, max, context);
    }

    private static void CheckBoundaries(FieldDeclaration field, ITypeSymbol type, float min, float max, SymbolAnalysisContext context)
    {
        bool isWhole = field.Manifest.Type is ScalarType.Integer or ScalarType.Unsigned;
        for (int i = 0; i < field.Manifest.Boundaries.Count; i++)
        {
            float boundary = (float)field.Manifest.Boundaries[i];
            string written = Text(field.Manifest.Boundaries[i]);
            var reason = boundary <= min ? $"is less than {written}"
                : boundary > max ? $"is {written} or more"
                : isWhole && i > 0 && IsEmpty((float)field.Manifest.Boundaries[i - 1], boundary, min) 
                    ? $"is at least {Text(field.Manifest.Boundaries[i - 1])} and less than {written}"
                : null;
            if (reason is null || AttributePlaces.OfValue(field.Kind, i, context.CancellationToken) is not { } place) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                DeclarationRules.Unreachable, place, Short(type), reason, field.Symbol.Name, "a bucket", "remove the boundary"));
        }
    }

    // Whether no whole number is at least the lower boundary and less than the upper one.
    private static bool IsEmpty(float lower, float upper, float min) => Math.Ceiling(Math.Max(lower, min)) >= upper;

    private static void CheckRange(FieldDeclaration field, ITypeSymbol type, double min, double max, SymbolAnalysisContext context)
    {
        foreach (var (name, value) in new[] { ("Min", field.Manifest.Min), ("Max", field.Manifest.Max) })
        {
            if (value >= min && value <= max) continue;
            var (reason, limit) = value < min ? ("less", min) : ("greater", max);
            var properties = ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Limit, Text(limit));
            if (AttributePlaces.OfNamed(field.Kind, name, context.CancellationToken) is { } place)
                context.ReportDiagnostic(Diagnostic.Create(
                    DeclarationRules.Unreachable, place, properties, Short(type), $"is {reason} than {Text(limit)}", field.Symbol.Name,
                    "categories", $"set {name} within {Text(min)} to {Text(max)}"));
        }
    }

    // What a value of the type is at least and at most, once infinities are limited to finite floats.
    private static (double Min, double Max)? RangeOf(SpecialType type) => type switch
    {
        SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => (long.MinValue, long.MaxValue),
        SpecialType.System_UInt64 => (ulong.MinValue, ulong.MaxValue),
        SpecialType.System_Single or SpecialType.System_Double => (-float.MaxValue, float.MaxValue),
        SpecialType.System_Decimal => ((double)decimal.MinValue, (double)decimal.MaxValue),
        _ => null,
    };

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
