using FeatureGen.Generator.Tests.Support;
using static FeatureGen.Generator.Tests.Support.ExtractionVerifier;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class TypeFormTests
{
    [Theory]
    [InlineData("partial record")]
    [InlineData("sealed partial record class")]
    [InlineData("partial record struct")]
    [InlineData("readonly partial record struct")]
    [InlineData("abstract partial class")]
    [InlineData("partial class")]
    [InlineData("partial struct")]
    [InlineData("readonly partial struct")]
    public Task Every_form_of_type(string form) =>
        VerifyAsync($"[FeatureSchema] public {form} Row {{ [Numeric] public int A {{ get; init; }} }}", form[0] == 'a' ? ("null!", [NaN]) : ("new() { A = 1 }", [1]));

    [Fact]
    public Task Nested_and_inaccessible_types() => VerifyTypeAsync(
        "A.B.Outer+IMiddle+Inner",
        """
        namespace A.B;
        internal static partial class Outer
        {
            public partial interface IMiddle
            {
                [FeatureSchema]
                internal partial record struct Inner
                {
                    [Numeric] public int X { get; init; }
                    [Numeric] private int Hidden => 2 * X;
                    [Numeric] private readonly float _field = 5;
                    public Inner() { }
                }
            }
            private partial record Holder { [FeatureSchema] private protected partial class Deep { [Numeric] internal int X => 1; } }
        }
        """,
        ("new() { X = 3 }", [3, 6, 5]));

    [Fact]
    public Task Keywords_as_names() => VerifyTypeAsync(
        "@class.@event.@record+@struct",
        """
        namespace @class.@event
        {
            public partial class @record
            {
                public enum @enum { @null, @true }
                [FeatureSchema]
                [Cross("enum", "field", Buckets = 8)]
                public partial record struct @struct([property: Numeric] int @int, [property: Categorical] @enum @enum, [property: Categorical] bool @field)
                {
                    [Numeric] public int @row => 1;
                    [Numeric] public int tile => 2;
                    [Numeric] public int first => 3;
                    [Hashed(Buckets = 5), MultiValued(Max = 1)] public @enum[]? values => null;
                    [Numeric] public int column => 4;
                    [Numeric] public int System => 5;
                    [Numeric] public int @FeatureGen => 6;
                }
            }
        }
        """,
        ("new(7, @class.@event.@record.@enum.@true, true)", [7, 2, 2, 1, 2, 3, 0, 4, 5, 6, ReferenceHash.Cross(8, 2, 2)]));

    [Fact]
    public async Task Names_that_schema_and_hint_could_confuse()
    {
        var run = await SchemaProject.Create(
            """
            namespace A
            {
                public partial class B { [FeatureSchema] public partial class C { [Numeric] public int X => 1; } }
                [FeatureSchema] public partial class B_C { [Numeric] public int X => 1; }
                [FeatureSchema] public partial class b_c { [Numeric] public int X => 1; }
                [FeatureSchema] public partial class Ångstro\u0308m_ⅷ { [Numeric] public int X => 1; }
                [FeatureSchema] public partial class Ångstro\u0309m_ⅷ { [Numeric] public int X => 1; }
            }
            namespace A.B2 { [FeatureSchema] public partial class C { [Numeric] public int X => 1; } }
            namespace @class { [FeatureSchema] public partial class @class { [Numeric] public int X => 1; } }
            [FeatureSchema] public partial class C { [Numeric] public int X => 1; }
            """).RunAsync();
        Assert.Equal(8, run.Sources.Count);
        Assert.Contains("A.B+C.g.cs", run.Sources.Keys);
        Assert.Contains("A.B2.C.g.cs", run.Sources.Keys);
        Assert.Contains("class.class.g.cs", run.Sources.Keys);
        Assert.Equal(8, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        using var assembly = run.Load();
        Assert.Equal("class.class", SchemaHandle.Of(assembly, "class.class").Schema.Name);
    }

    [Fact]
    public Task Inherited_members_come_first() => VerifyAsync(
        """
        public class Base<T>
        {
            [Numeric] public T A { get; init; } = default!;
            [Numeric] public int B { get; init; }
            [Numeric] protected int C => 3;
            public virtual int D { get; init; }
        }
        public class Middle : Base<double?> { [Numeric] public override int D => 4; }
        [FeatureSchema]
        public partial class Row : Middle
        {
            [Numeric] public new int B => 20;
            [Ignore("not yet")] public int E { get; init; }
            [Ignore("not yet"), Numeric] public int F { get; init; }
            public int G { get; init; }
            [Label] public bool Clicked { get; init; }
            [Group] public long Request { get; init; }
            [FeatureGen.Weight] public float Weight { get; init; }
            [Numeric] public static int H => 1;
            [Numeric] public int this[int i] => i;
            [Numeric] public int I { set { } }
        }
        """,
        ("new() { A = 1.5 }", [1.5f, 3, 4, 20]));

    [Fact]
    public Task A_schema_may_extend_a_schema() => VerifyAsync(
        """
        [FeatureSchema] public partial record Parent([property: Numeric] int A);
        [FeatureSchema] public partial record Row(int A, [property: Numeric] int B) : Parent(A);
        """,
        ("new(1, 2)", [1, 2]));
}
