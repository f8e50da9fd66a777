using FeatureGen.Formats.Json;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Generator.Emission;

/// <summary>Values as C# literals that compile to the same bits.</summary>
internal static class Literals
{
    /// <summary>A string literal.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A float literal, or the name of the constant where there is none.</summary>
    public static string Of(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : NumberText.Of(value) + "F";

    /// <summary>A collection expression of literals.</summary>
    public static string List<T>(IEnumerable<T> values, Func<T, string> literal) => "[" + string.Join(", ", values.Select(literal)) + "]";
}
