using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Analyzers.Tests.Code;

/// <summary>What is claimed of random code is what the code does when it is run.</summary>
public sealed partial class RandomCodeTests
{
    private const int Bodies = 200;

    [Theory]
    [InlineData("int", 1)]
    [InlineData("uint", 2)]
    [InlineData("double", 3)]
    public async Task Claims_hold(string type, int seed)
    {
        var code = new RandomCode(seed, "Source", type == "double");
        var claims = await Claims(type, [.. Enumerable.Range(0, Bodies).Select(i => code.Body($"P{i}"))]);
        Assert.InRange(claims.Count, Bodies / 10, Bodies);
        using var assembly = LoadedAssembly.Emit(claims.Compilation);
        foreach (var (name, claim) in claims.ByName) Check(claim, name, claims.Code[name], Points(assembly.Type("Row"), name, Inputs(type)));
    }

    [Theory]
    [InlineData("int", 4)]
    [InlineData("float", 5)]
    public async Task Multiples_are_all_found(string type, int seed)
    {
        var code = new RandomCode(seed, "Source", isDouble: false);
        var claims = await Claims(type, [.. Enumerable.Range(0, 100).Select(i => code.LinearBody($"P{i}"))]);
        using var assembly = LoadedAssembly.Emit(claims.Compilation);
        foreach (var (name, body) in claims.Code)
        {
            var points = Points(assembly.Type("Row"), name, Inputs(type));
            // 3 times the source may cancel against the rest.
            if (Math.Abs(points[0].Y - points[^1].Y) < 1e-6) continue;
            Assert.True(claims.ByName.TryGetValue(name, out var claim), body);
            Assert.DoesNotContain("with 'Source'", claim, StringComparison.Ordinal);
            Check(claim, name, body, points);
        }
    }

    [Fact]
    public async Task Recodings_are_one_to_one_or_silent()
    {
        var code = new RandomCode(6, "Source", isDouble: false);
        var claims = await Claims("Kind", [.. Enumerable.Range(0, 100).Select(i => code.RecodingBody($"P{i}"))]);
        using var assembly = LoadedAssembly.Emit(claims.Compilation);
        var kinds = Enum.GetValues(assembly.Type("Kind")).Cast<object>().ToList();
        foreach (var (name, body) in claims.Code)
        {
            var values = kinds.Select(kind => Value(assembly.Type("Row"), name, kind)).ToHashSet();
            Assert.True(claims.ByName.ContainsKey(name) == (values.Count == kinds.Count), body);
        }
        Assert.InRange(claims.Count, 10, 90);
    }

    private static void Check(string claim, string name, string body, IReadOnlyList<(double X, double Y)> points)
    {
        string context = $"{claim}\n{body}\n{string.Join(" ", points)}";
        if (claim.Contains(" with 'Source'", StringComparison.Ordinal))
        {
            int sign = claim.Contains("rises", StringComparison.Ordinal) ? 1 : -1;
            for (int i = 1; i < points.Count; i++) Assert.True(sign * (points[i].Y - points[i - 1].Y) >= -1e-9 * Math.Abs(points[i].Y), context);
            Assert.True(points.Select(p => p.Y).Distinct().Count() >= points.Count / 2, context);
            return;
        }
        var match = Formula().Match(claim);
        Assert.True(match.Success, context);
        double factor = Number(match.Groups["factor"], 1), offset = Number(match.Groups["offset"], 0) * (match.Groups["minus"].Success ? -1 : 1);
        double rounding = claim.Contains("rounding", StringComparison.Ordinal) ? 0.0101 * Math.Abs(factor) : 0;
        bool isInteger = points.All(p => p.X % 1 == 0);
        if (isInteger) rounding = Math.Max(rounding, 0.5 * Math.Abs(factor) * (body.Contains('/') || body.Contains("Math.") || body.Contains("long") ? 1 : 0));
        foreach (var (x, y) in points)
            Assert.True(Math.Abs(y - (factor * x + offset)) <= 2e-5 * (Math.Abs(factor * x) + Math.Abs(offset)) + rounding, $"{name} at {x}: {context}");
        Assert.Equal(points.Count, points.Select(p => p.Y).Distinct().Count());
    }

    private static double Number(Group group, double otherwise) => group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : otherwise;

    private static IReadOnlyList<double> Inputs(string type)
    {
        var whole = Enumerable.Range(type == "uint" ? 0 : -30, type == "uint" ? 60 : 90).Select(i => (double)i);
        return type is "double" or "float" ? [.. whole.Select(x => x / 4 + 0.0625)] : [.. whole];
    }

    // Only where the code gives a number: overflow and division by zero throw, and a logarithm of a negative number is missing.
    private static List<(double X, double Y)> Points(Type row, string name, IReadOnlyList<double> inputs)
    {
        var type = row.GetProperty("Source")!.PropertyType;
        return [.. inputs.Select(x => (x, Value(row, name, Convert.ChangeType(x, type, CultureInfo.InvariantCulture)))).Where(p => double.IsFinite(p.Item2))];
    }

    private static double Value(Type row, string name, object source)
    {
        var instance = Activator.CreateInstance(row)!;
        row.GetProperty("Source")!.SetValue(instance, source);
        try
        {
            return Convert.ToDouble(row.GetProperty(name)!.GetValue(instance), CultureInfo.InvariantCulture);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ArithmeticException)
        {
            return double.NaN;
        }
    }

    private static async Task<RandomClaims> Claims(string type, IReadOnlyList<string> bodies)
    {
        var kind = type == "Kind" ? "Categorical" : "Numeric";
        var source = $$"""
            public enum Kind { A, B = 1, C = 4, D = 9 }
            [FeatureSchema] public partial class Row
            {
                [{{kind}}] public {{type}} Source { get; set; }
                {{string.Join("\n", bodies.Select(body => "[Numeric] " + body))}}
            }
            """;
        var claims = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var finding in await Findings.Of(source))
        {
            var parts = finding.Split('\'', 3);
            claims.Add(parts[1], parts[2]);
        }
        var compilation = Sample.Compile(source);
        compilation = compilation.WithOptions(compilation.Options.WithOverflowChecks(true));
        return new RandomClaims(compilation, claims, bodies.Select((body, i) => (body, i)).ToDictionary(b => $"P{b.i}", b => b.body, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^ is (the same as )?'Source'( times (?<factor>[-0-9.E+]+))?( (plus|(?<minus>minus)) (?<offset>[-0-9.E+]+))?[ ,:]", RegexOptions.ExplicitCapture)]
    private static partial Regex Formula();

    private sealed record RandomClaims(CSharpCompilation Compilation, Dictionary<string, string> ByName, Dictionary<string, string> Code)
    {
        public int Count => ByName.Count;
    }
}
