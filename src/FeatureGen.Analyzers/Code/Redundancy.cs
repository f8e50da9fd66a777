using System.Globalization;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Analyzers.Code;

/// <summary>Whether what a computed field extracts follows from what its source extracts, and could take its place.</summary>
/// <remarks>
/// A coarser view (a threshold, a continent by country) helps where data is sparse, and a view of another kind (buckets of a number) what a linear model
/// can learn; both stay. Only what says the same is reported.
/// </remarks>
internal static class Redundancy
{
    // A difference of less than a hundredth is a cent of a price: no coarser view, but the same number in cents.
    private const double FineStep = 0.01 + 1e-9;

    // Two integers that are at least 2 units apart stay different, however the units are rounded.
    private const double ExactStep = 0.5;

    private const string ForEveryModel = ", so no model learns more from both";
    private const string ForTrees = ", so trees learn no more from both";

    /// <summary>How the field follows, as the predicate of a sentence; null if it says something of its own.</summary>
    /// <param name="source">The field that it is computed from.</param>
    /// <param name="derived">The field.</param>
    /// <param name="shape">How its value follows from the other's.</param>
    /// <param name="isOneToOne">Whether different known values of the source give different values; asked only where it matters.</param>
    public static string? Of(FieldManifest source, FieldManifest derived, Shape shape, Func<bool> isOneToOne)
    {
        if (shape.IsSame && Settings(source) == Settings(derived)) return $"is the same as '{source.Name}'";
        if (source.IsMultiValued || derived.IsMultiValued) return null;
        return (source.Kind, derived.Kind) switch
        {
            (FieldKind.Numeric, FieldKind.Numeric) => OfNumbers(source, derived, shape, isOneToOne),
            (FieldKind.Bucketized, FieldKind.Bucketized) => OfBuckets(source, derived, shape),
            (FieldKind.Timestamp, FieldKind.Timestamp) => OfTimes(source, derived, shape),
            (FieldKind.Categorical or FieldKind.Hashed, FieldKind.Categorical or FieldKind.Hashed or FieldKind.Numeric) =>
                OfCodes(source, derived, shape, isOneToOne),
            _ => null,
        };
    }

    private static FieldManifest Settings(FieldManifest field) => field with { Name = "", Role = default, Keep = null, Type = default };

    private static string? OfNumbers(FieldManifest source, FieldManifest derived, Shape shape, Func<bool> isOneToOne)
    {
        if (source.Transform == Transform.Clip || derived.Transform == Transform.Clip) return null;
        bool isLinear = IsExact(source, shape) || (shape.Kind == ShapeKind.Linear && shape.Step <= FineStep);
        if (isLinear && IsLinear(source) && IsLinear(derived)) return "is " + Formula(source, shape) + ForEveryModel;
        if (isLinear || shape.Kind == ShapeKind.Strict)
            return $"{(shape.Trend > 0 ? "rises" : "falls")} with '{source.Name}'{Exceptions(source, shape)}{ForTrees}";
        return source.Type == ScalarType.Boolean && isOneToOne() ? $"is '{source.Name}' in other numbers{ForEveryModel}" : null;
    }

    private static bool IsLinear(FieldManifest field) => field.Transform is Transform.None or Transform.Standardize;

    private static bool IsExact(FieldManifest source, Shape shape) =>
        shape.Kind == ShapeKind.Linear && (shape.Step == 0 || (shape.Step <= ExactStep && source.Type is ScalarType.Integer or ScalarType.Unsigned));

    private static string? OfBuckets(FieldManifest source, FieldManifest derived, Shape shape)
    {
        if (!IsExact(source, shape)) return null;
        bool isCoarser = derived.Boundaries.All(b => source.Boundaries.Any(known => IsClose(known, (b - shape.Offset) / shape.Factor)));
        return isCoarser ? $"has boundaries that are those of '{source.Name}'{Exceptions(source, shape)}{ForEveryModel}" : null;
    }

    private static bool IsClose(double a, double b) => Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(a));

    private static string? OfTimes(FieldManifest source, FieldManifest derived, Shape shape) =>
        shape.IsSame && (derived.Parts & ~source.Parts) == 0 && derived.UtcOffsetMinutes == source.UtcOffsetMinutes
            ? $"has only parts that '{source.Name}' has" + ForEveryModel
            : null;

    private static string? OfCodes(FieldManifest source, FieldManifest derived, Shape shape, Func<bool> isOneToOne)
    {
        if (!CoversValuesOf(derived, source, shape)) return null;
        bool isSpelling = shape.Kind == ShapeKind.Spelling && derived.Kind != FieldKind.Numeric;
        if (!isSpelling && !shape.IsOneToOne && !isOneToOne()) return null;
        var how = shape.IsSame ? $"is '{source.Name}' once more"
            : isSpelling ? $"is '{source.Name}' in another spelling"
            : $"is '{source.Name}' recoded one to one";
        return how + Exceptions(source, shape) + ForEveryModel;
    }

    // What a vocabulary lacks is one value to it and many to a hash; so where the values are not all known, the derived field must not tell more.
    private static bool CoversValuesOf(FieldManifest derived, FieldManifest source, Shape shape)
    {
        if (source.Type is ScalarType.Enum or ScalarType.Boolean) return derived.Transform != Transform.Clip;
        if (source.Kind == FieldKind.Hashed || derived.Kind == FieldKind.Hashed) return source.Kind == derived.Kind;
        if (!shape.IsSame || derived.Kind == FieldKind.Numeric) return derived.Transform != Transform.Clip;
        return source.Type == ScalarType.String
            ? derived.Vocabulary.All(source.Vocabulary.Contains)
            : derived.Min >= source.Min && derived.Max <= source.Max;
    }

    private static string Formula(FieldManifest source, Shape shape)
    {
        string name = $"'{source.Name}'", text = name;
        if (shape.Factor != 1) text += " times " + Number(shape.Factor);
        if (shape.Offset != 0) text += (shape.Offset < 0 ? " minus " : " plus ") + Number(Math.Abs(shape.Offset));
        return (text == name ? "the same as " : "") + text + Exceptions(source, shape);
    }

    private static string Exceptions(FieldManifest source, Shape shape)
    {
        bool isRounded = shape.Kind == ShapeKind.Linear && !IsExact(source, shape);
        if (!isRounded && !shape.Fills) return "";
        return " but for " + (isRounded ? shape.Fills ? "rounding and missing values" : "rounding" : "missing values");
    }

    private static string Number(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
