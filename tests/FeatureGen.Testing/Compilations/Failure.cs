using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace FeatureGen.Testing.Compilations;

/// <summary>Fails the test.</summary>
internal static class Failure
{
    [DoesNotReturn]
    public static void Throw(string message) => throw new XunitException(message);

    /// <summary>Fails with a list of diagnostics, if there are any.</summary>
    public static void ThrowIfAny(IEnumerable<Diagnostic> diagnostics, string what)
    {
        string[] lines = [.. diagnostics.Select(Describe)];
        if (lines.Length > 0)
            Throw($"{what}:\n{string.Join("\n", lines)}");
    }

    /// <summary>A diagnostic with its place and the source line it stands on.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        string text = diagnostic.ToString();
        if (diagnostic.Location.SourceTree is not { } tree)
            return $"  {text}";
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return string.Create(CultureInfo.InvariantCulture, $"  {text}\n      > {tree.GetText().Lines[line].ToString().Trim()}");
    }
}
