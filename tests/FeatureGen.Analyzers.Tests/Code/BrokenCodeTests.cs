using System.Globalization;
using System.Text;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests.Code;

/// <summary>Half-written, endless and hostile bodies.</summary>
public sealed class BrokenCodeTests
{
    private const string Source = """
        [FeatureSchema] public partial class Ad(bool clicked, Missing missing) : Base<Ad>, IDisposable
        {
            [Label] public bool Clicked { get => field; init => field = value || Own; } = clicked;
            [Numeric] public int Own => Clicked ? Own : Other(Own, out var x) + x;
            [Numeric] public int Both => Ad?.Both ?? Ad!.Own; public Ad? Ad { get; init; }
            static int Other(int a, out int b) { b = a switch { > 3 and < 9 => 1, { } y when y > 2 => Other(y, out b), _ => throw null }; return b; }
            [Hashed] public string Text { get { try { foreach (var c in "a" + Own) { if (c is 'a' or > 'b') return $"{c:X}{Own,3}"; } } finally { } lock (this) { goto end; } end: return ""; } }
            [Numeric] public double Loop { get { while (true) { for (int i = 0; i++ < 3;) { continue; } do { break; } while (false); } } }
            [Numeric] public int Tuple => (Own, Both) switch { (1, _) => 1, var (a, b) => a + b };
            [Numeric] public long Lambda => ((Func<int, long>)(v => v + Own))(3) + new[] { 1, Own }[^1] + nameof(Own).Length + sizeof(int) + (int)1e300 / 0;
            [Numeric] public int Missed => Missing.Of(Own, , 3) +; 
            [Numeric] public dynamic Late => ((dynamic)this).Own;
            public override string ToString() => base.ToString();
            public Ad() : this(true, null!) { Own = Clicked ? 1 : 0; (Both, this.Own) = (1, 2); Ad.Own++; Missing += 2; }
        }
        """;

    [Fact]
    public async Task Code_that_is_cut_off_anywhere()
    {
        for (int length = Source.Length; length > 0; length -= 67)
            await Sample.RunAsync(new TestState { Sources = { Sample.Code(Source[..length]) } });
    }

    [Fact]
    public async Task Code_without_end()
    {
        var text = new StringBuilder("[FeatureSchema] public partial class Ad { [Numeric] public int A { get; init; } [Label] public bool B { get; init; }\n");
        text.Append("[Numeric] public int Sum => A").Insert(text.Length, " + A", 500).Append(";\n");
        text.Append("[Numeric] public int Nested => ").Append('(', 300).Append('A').Insert(text.Length, " + 1)", 300).Append(";\n");
        text.Append("[Numeric] public int Calls => F30(A); int F0(int x) => x;\n");
        for (int i = 1; i <= 30; i++) text.Append(CultureInfo.InvariantCulture, $"int F{i}(int x) => F{i - 1}(x) + F{i - 1}(x + 1);\n");
        text.Append("[Numeric] public int Branches { get { int x = A;\n");
        for (int i = 0; i < 200; i++) text.Append(CultureInfo.InvariantCulture, $"if (x > {i}) x += 1; else if (A == {i}) return x;\n");
        text.Append("return x; } } }");
        Assert.Empty(await Findings.Of(text.ToString()));
    }
}
