using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Tells code that calls for other ends than scores: tests, benchmarks and warm-up.</summary>
internal static class OccasionalCode
{
    private static readonly string[] s_attributes =
    [
        "FactAttribute", "TestAttribute", "TestCaseAttribute", "TestCaseSourceAttribute", "TestMethodAttribute", "BenchmarkAttribute",
    ];

    private static readonly string[] s_words = ["Benchmark", "Warm", "Measure"];

    /// <summary>Whether a member, or the type that it is in, is a test, a benchmark or warm-up.</summary>
    public static bool Contains(ISymbol member)
    {
        if (IsNamed(member) || IsMarked(member)) return true;
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
            if (IsNamed(type) || type.GetMembers().Any(m => m is IMethodSymbol && IsMarked(m))) return true;
        return false;
    }

    /// <summary>Whether a body takes times.</summary>
    public static bool TakesTimes(IOperation root) => root.Descendants().Any(operation => operation switch
    {
        IInvocationOperation call => IsStopwatch(call.TargetMethod.ContainingType),
        IMemberReferenceOperation member => IsStopwatch(member.Member.ContainingType),
        _ => false,
    });

    private static bool IsStopwatch(ITypeSymbol? type) => TypeNames.Is(type, "System.Diagnostics", "Stopwatch");

    private static bool IsNamed(ISymbol symbol) => s_words.Any(word => symbol.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static bool IsMarked(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
                if (s_attributes.Contains(type.Name)) return true;
        return false;
    }
}
