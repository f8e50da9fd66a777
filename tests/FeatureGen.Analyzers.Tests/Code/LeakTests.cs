using FeatureGen.Analyzers.Code;

namespace FeatureGen.Analyzers.Tests.Code;

/// <summary>FG3003: the label found wherever it goes, and no label where there is none.</summary>
public sealed class LeakTests
{
    private static readonly (string Derived, string? Through)[] s_members =
    [
        ("bool Hit => Clicked", ""),
        ("int Hit => Clicked ? 1 : 0", ""),
        ("double Hit => Price * (Clicked ? 1 : 0.5)", ""),
        ("double Hit => Helper; private double Helper => Inner() + 1; private double Inner() { return Clicked ? 2 : 3; }", " through 'Helper'"),
        ("double Hit => Of(this); private static double Of(Ad ad) => ad is { Clicked: true } ? 1 : 0;", " through 'Of'"),
        ("double Hit { get { double x = 0; foreach (var tag in Tags) if (Clicked) x++; return x; } }", ""),
        ("double Hit { get { try { return System.Linq.Enumerable.Sum(new[] { 1.0 }, t => Clicked ? t : 0); } finally { } } }", ""),
        ("double Hit { get { if (Clicked) return 1; return DateTime.Now.Hour; } }", ""),
        ("double Hit { get { int x; switch (Clicked) { case true: x = 1; break; default: x = 2; break; } return x; } }", ""),
        ("double Hit { get; }\n public Ad(bool clicked) { Clicked = clicked; Hit = clicked ? 1 : 0; }", ""),
        ("double Hit { get; }\n public Ad() { Hit = Clicked ? 1 : 0; }", ""),
        ("double Hit => _behind ? 1 : 0; [Ignore(\"x\")] public bool Other => Clicked; private bool _behind => Other;", " through '_behind'"),
        // NOT
        ("string Hit => nameof(Clicked)", null),
        ("double Hit => Price > 3 ? 1 : 0", null),
        ("double Hit => Request % 7", null),
        ("double Hit { get; }\n public Ad(bool clicked, double hit) { Clicked = clicked; Hit = hit; }", null),
        ("double Hit => Clicks(3); private static double Clicks(double Clicked) => Clicked;", null),
        ("double Hit => Other.Clicked ? 1 : 0; [Ignore(\"x\")] public Log Other { get; } = new(); public class Log { public bool Clicked; }", null),
    ];

    [Fact]
    public async Task Members()
    {
        var found = await Findings.OfEach([.. s_members.Select(m => Source(m.Derived))]);
        for (int i = 0; i < s_members.Length; i++)
        {
            var (derived, through) = s_members[i];
            var expected = $"FG3003: 'Hit' is computed from the label 'Clicked'{through}, which";
            bool isRight = through is null ? found[i].Count == 0 : found[i].Count == 1 && found[i][0].StartsWith(expected, StringComparison.Ordinal);
            Assert.True(isRight, $"{derived}\n{string.Join("\n", found[i])}");
        }
    }

    private static string Source(string derived) => $$"""
        [FeatureSchema] partial class Ad
        {
            [Label] public bool Clicked { get; init; }
            [Group] public long Request { get; init; }
            [Numeric] public float Price { get; init; }
            [Hashed, MultiValued] public string[] Tags { get; init; } = [];
            [{{(derived.StartsWith("string", StringComparison.Ordinal) ? "Hashed" : "Numeric")}}, Keep("no silence")] public {{Findings.Member(derived)}}
        }
        """;

    [Fact]
    public Task Through_other_fields_bases_and_primary_constructors() => Sample.Of<CodeAnalyzer>("""
        [FeatureSchema] partial record Positional([property: Label] bool Clicked, [property: Numeric] float Price)
        {
            [Numeric] public int {|FG3003:Initial|} { get; } = Clicked ? 1 : 0;
            [Numeric] public int {|FG3003:Again|} => Initial * 2;
            [Numeric] public float Fine { get; } = Price;
        }
        [FeatureSchema] partial class Primary(bool clicked, float price)
        {
            [Label] public bool Clicked { get; } = clicked;
            [Numeric] public int {|FG3003:Captured|} => clicked ? 1 : 0;
            [Numeric] public float Price { get; } = price;
        }
        abstract class Row
        {
            [Label] public bool Clicked { get; init; }
            [Numeric] public int {|FG3003:Inherited|} => Clicked ? 1 : 0;
        }
        [FeatureSchema] partial class Ad : Row { [Numeric] public int {|FG3003:Own|} => Inherited; }
        [FeatureSchema] partial class Post : Row { [Numeric] public int Size { get; init; } }
        [FeatureSchema] partial class Behind
        {
            private bool _clicked;
            [Label] public bool Clicked { get => _clicked; init => _clicked = value; }
            [Numeric] public int {|FG3003:Hit|} => _clicked ? 1 : 0;
        }
        """).RunAsync();
}
