using FeatureGen.Analyzers.Declarations;
using FeatureGen.Generator;
using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Declarations;

/// <summary>Fields that nothing assigns, and the many ways in which something may.</summary>
public sealed class UnassignedFieldAnalyzerTests
{
    [Theory]
    // Private setters, constructors, and setters that a type of the project hides
    [InlineData("""
        [FeatureSchema] public partial class Ad
        {
            [Numeric] public float Price { get; private set; }
            [Numeric] public float {|FG3012:Boost|} { get; private set; }
            [Numeric] public int Size { get; }
            [Numeric] public int {|FG3012:Depth|} { get; }
            [Numeric] internal int {|FG3012:Stock|};
            [Numeric, Keep("filled soon")] public int Later { get; private set; }
            public Ad(float price, int size) { Price = price; (Size, _) = (size, 0); }
            public float Twice => Price + Boost * Depth + Stock;
        }
        [FeatureSchema] internal sealed partial record Visitor
        {
            [Numeric] public float Age { get; init; }
            [Numeric] public float {|FG3012:Income|} { get; init; }
            [Numeric] public float Computed => Age * 2;
            [Numeric] public float Given { get; init; } = 3;
            public static Visitor Of(float age) => new() { Age = age };
            public static bool IsRich(Visitor visitor) => visitor == null || nameof(Income) == "" || visitor is { Income: > 3 };
        }
        static class Rows
        {
            internal static List<Visitor> All = new() { Visitor.Of(3) };
            internal static IEnumerable<float> Ages() => All.Select(v => v.Age).Concat(new HashSet<Visitor>(All).OrderBy(v => v.Income).Select(v => v.Age));
        }
        """)]
    // Every form of an assignment
    [InlineData("""
        internal struct Ref { public int X; }
        [FeatureSchema] internal partial record Ad
        {
            [Numeric] public int A { get; set; }
            [Numeric] public int B { get; set; }
            [Numeric] public int? C { get; set; }
            [Numeric] public int D { get; set; }
            [Numeric] public int E { get; init; }
            [Numeric] public int F { get; set; }
            [Numeric] public int G;
            [Numeric] public int H;
            [Numeric] public int I;
            [Numeric] public int J { get; init; }
            [Numeric] public int K;
            [Numeric] public int L { get; set; }
            public required int M { get; init; }
            static void Fill(Ad ad)
            {
                ad.A += 1; ad.B++; ad.C ??= 3; (ad.D, (ad.F, _)) = (1, (2, 3));
                _ = ad with { E = 3 };
                int.TryParse("3", out ad.G); System.Threading.Interlocked.Increment(ref ad.H);
                ref int i = ref ad.I;
                _ = new Holder { Ad = { J2 = 1 } };
                ref int k = ref (i > 3 ? ref ad.K : ref ad.H);
                foreach (var other in new[] { ad }) other.L = 3;
                _ = new Ad { M = 3, J = 4 };
            }
            internal int J2 { get; set; }
        }
        internal class Holder { public Ad Ad { get; } = new Ad { M = 1 }; }
        """)]
    // Code that cannot be seen may assign: public setters, required members, interfaces, overrides, and types that nothing makes
    [InlineData("""
        public interface IPriced { float Price { get; } }
        [FeatureSchema] public partial class Ad : IPriced
        {
            [Numeric] public float A { get; set; }
            [Numeric] public float B { get; protected set; }
            [Numeric] public float C;
            [Numeric] public float Price { get; private set; }
            [Numeric] public virtual float D { get; private set; }
            public static Ad Make() => new();
        }
        [FeatureSchema] internal partial class Unmade { [Numeric] public float A { get; set; } [Numeric] public float B { get; private set; } }
        [FeatureSchema] internal partial record Row([property: Numeric] float A) { [Numeric] public required float B { get; init; } public static Row Make() => new(3) { B = 3 }; }
        """)]
    [InlineData("""
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tests")]
        [FeatureSchema] internal partial class Ad { [Numeric] public float A { get; set; } public static Ad Make() => new(); }
        """)]
    // Attributes of serializers and mappers, on the member, a neighbour, the type or a constructor
    [InlineData("""
        [FeatureSchema] internal partial class A { [Numeric, System.Text.Json.Serialization.JsonInclude] public float X { get; private set; } public static A Make() => new(); }
        [FeatureSchema] internal partial class B { [Numeric] public float X { get; private set; } [System.Text.Json.Serialization.JsonPropertyName("y")] public float Y { get; set; } public static B Make() => new(); }
        [FeatureSchema, System.Runtime.Serialization.DataContract] internal partial class C { [Numeric] public float X { get; private set; } public static C Make() => new(); }
        [FeatureSchema] internal partial class D { [Numeric] public float X { get; private set; } [System.Text.Json.Serialization.JsonConstructor] public D() { } public static D Make() => new(); }
        [FeatureSchema] internal partial class E { [Numeric, System.ComponentModel.DataAnnotations.Schema.Column("x")] public float X { get; private set; } public static E Make() => new(); }
        """)]
    public Task Declarations_and_assignments(string source) => Test(source).RunAsync();

    [Theory]
    [InlineData("static object? Read(string text) => System.Text.Json.JsonSerializer.Deserialize<Ad>(text);")]
    [InlineData("static object? Read(string text) => System.Text.Json.JsonSerializer.Deserialize<List<Batch>>(text);")]
    [InlineData("static object? Read(string text) => System.Text.Json.JsonSerializer.Deserialize(text, typeof(Ad[]));")]
    [InlineData("static Ad Read() => Activator.CreateInstance<Ad>();")]
    [InlineData("static void Read(Ad ad) { foreach (var p in ad.GetType().GetProperties()) p.SetValue(ad, 3f); }")]
    [InlineData("static void Read(Ad ad) => Fill(ad); static void Fill(object any) { }")]
    [InlineData("static void Read(dynamic ad) => ad.X = 3f; static void Start() => Read(new Ad());")]
    [InlineData("static Ad Read() => Get<Ad>(); static T Get<T>() => Inner<T>(); static T Inner<T>() => System.Text.Json.JsonSerializer.Deserialize<T>(\"\")!;")]
    [InlineData("class Repository<T> { T Get() => System.Text.Json.JsonSerializer.Deserialize<T>(\"\")!; } Repository<Ad> _ads = new();")]
    [InlineData("class Repository<T> { static readonly Type Row = typeof(T); } static object Ads() => new Repository<Ad>();")]
    [InlineData("class Converter : System.Text.Json.Serialization.JsonConverterFactory { public override bool CanConvert(Type t) => true; public override System.Text.Json.Serialization.JsonConverter? CreateConverter(Type t, System.Text.Json.JsonSerializerOptions o) => null; public void Bind(Ad ad) { } }")]
    [InlineData("[System.ComponentModel.DataAnnotations.Required] public Ad? Bound { get; set; }")]
    [InlineData("[System.ComponentModel.Description(\"get\")] public static void Get(Ad ad) { }")]
    [InlineData("static ref float Read(ref byte bytes) => ref System.Runtime.CompilerServices.Unsafe.As<byte, Holder>(ref bytes).X; struct Holder { public float X; public Ad Ad; }")]
    [InlineData("static void Read() => System.Linq.Queryable.AsQueryable(new Ad[3]);")]
    [InlineData("static Delegate Map() => (Delegate)((Ad ad) => 3);")]
    public Task Objects_that_other_code_fills(string use) => Test($$"""
        [FeatureSchema] internal partial class Ad { [Numeric] public float X { get; set; } public static Ad Make() => new(); }
        internal class Batch { public List<Dictionary<string, Ad?[]>> Ads { get; set; } = []; }
        internal partial class Use { {{use}} }
        """).RunAsync();

    [Fact]
    public Task Uses_that_fill_nothing()
    {
        var test = Test("""
            [FeatureSchema] internal partial record Ad { [Numeric] public float {|FG3012:X|} { get; set; } [Numeric] public float Y { get; set; } [Hashed, MultiValued] public string[]? Tags { get; init; } public static Ad Make() => new() { Y = 3, Tags = [] }; }
            [FeatureSchema] internal partial record Visitor([property: Numeric] float Age);
            [FeatureSchema] internal partial record Impression([property: Context] Visitor Visitor, [property: Item] Ad Ad);
            internal class Use
            {
                private readonly Dictionary<int, Ad> _ads = new();
                private static readonly Ad[] s_all = [Ad.Make()];
                public void Add(Ad ad) { ArgumentNullException.ThrowIfNull(ad); _ads.TryAdd(3, ad); _ads[4] = ad; }
                public System.Threading.Tasks.Task<Ad> Get() => System.Threading.Tasks.Task.FromResult(_ads[3]);
                public static T Same<T>(T any) => any;
                public float Sum(ReadOnlySpan<Ad> ads) { Ad.Extract(in ads[0], new float[10]); return Same(ads[0]).X + s_all.Where(a => a.Y > 3).ToList().Count; }
            }
            """);
        test.Generators.Add(new SchemaGenerator());
        return test.RunAsync();
    }

    [Theory]
    [InlineData("internal static class Mapper { internal static Ad Map(float x) => new Ad { X = x }; }", "Mapper.g.cs")]
    [InlineData("internal static class Mapper { internal static void Set(Ad ad, float x) => ad.X = x; }", "Mapper.g.cs")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"Mapper\", \"1\")] internal static class Mapper { internal static void Set(Ad ad, float x) => ad.X = x; }", "Mapper.cs")]
    public Task Generated_code_assigns_too(string mapper, string path)
    {
        var test = Test("[FeatureSchema] internal partial class Ad { [Numeric] public float X { get; set; } [Numeric] public float {|FG3012:Y|} { get; set; } static Ad Make() => new(); }");
        test.TestState.Sources.Add(path, mapper);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("static object Map(string text) => System.Text.Json.JsonSerializer.Deserialize<global::Ad[]>(text)!;")]
    [InlineData("static object Map() => System.Activator.CreateInstance(typeof(Ad))!;")]
    [InlineData("static unsafe int Map() => sizeof(Ad*);")]
    public Task Generated_code_hands_types_on(string map)
    {
        var test = Test("[FeatureSchema] internal partial class Ad { [Numeric] public float X { get; set; } static Ad Make() => new(); }");
        test.TestState.Sources.Add("Mapper.g.cs", $"internal static class Mapper {{ {map} }}");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    // What is written decides only where it is sure; an assignment to another member of the same name is none.
    [Fact]
    public Task Members_and_types_of_one_name_are_told_apart()
    {
        var test = Test("""
            namespace One { [FeatureSchema] internal partial class Row { [Numeric] public float {|FG3012:X|} { get; set; } static Row Make() => new(); } }
            namespace Two { internal class Row { public float X { get; set; } static Row Make() => new() { X = 3 }; } }
            [FeatureSchema] public partial class Ad
            {
                [Numeric] public float {|FG3012:Y|} { get; private set; }
                [Numeric] public float Z { get; private set; }
                [Numeric] public float {|FG3012:Nested|} { get; private set; }
                static Ad Make() => new();
                void Set(float Y) { Y = 3; this.Z = Y; }
                class Inner { float Nested; void Set() { Nested = 3; } }
            }
            [FeatureSchema] internal partial class Visitor { [Numeric] public float Age { get; init; } [Numeric] public float {|FG3012:Income|} { get; init; } }
            """);
        test.TestState.Sources.Add("Reader.cs", "internal static class Reader { internal static Visitor? Read() { return new() { Age = 3 }; } }");
        return test.RunAsync();
    }

    private static CSharpAnalyzerTest<UnassignedFieldAnalyzer> Test(string source) =>
        Sample.Of<UnassignedFieldAnalyzer>("using System.Collections.Generic; using System.Linq; " + source);
}
