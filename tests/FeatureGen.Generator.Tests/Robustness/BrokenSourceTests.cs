using FeatureGen.Generator.Tests.Support;
using FeatureGen.Testing.Generators;

namespace FeatureGen.Generator.Tests.Robustness;

/// <summary>Whatever the source: the generator does not throw, and an intact schema beside it is generated.</summary>
public sealed class BrokenSourceTests
{
    private const string Intact = "namespace N { [FeatureSchema] public partial record Intact([property: Numeric] int X); }";

    [Theory]
    [InlineData("[FeatureSchema")]
    [InlineData("[FeatureSchema] public partial record")]
    [InlineData("[FeatureSchema] public partial record R([property: Numeric] int X")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric(")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric(Transform.)] public int X { get; } }")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric(Transform.Clip, Min = )] public int X { get; } }")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric(\"a\", Min = \"b\", Max = null, Mean = typeof(int), Nothing = 1)] public int X { get; } }")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric((Transform)99)] public int X { get; } [Numeric(Transform.Standardize, StandardDeviation = 0)] public int Y { get; } }")]
    [InlineData("[FeatureSchema] public partial class R { [Bucketized(1, \"a\", null)] public int X { get; } [Bucketized(null)] public int Y { get; } [Bucketized] public int Z; }")]
    [InlineData("[FeatureSchema] public partial class R { [Bucketized(new double[] { 2, 1 })] public int X; [Bucketized(double.NaN, 1)] public int Y; [Bucketized(1e300)] public int Z; }")]
    [InlineData("[FeatureSchema] public partial class R { [Categorical(1, 2)] public int X; [Categorical(null)] public string Y; [Categorical(\"a\", null, \"a\", \"\")] public string Z; }")]
    [InlineData("[FeatureSchema] public partial class R { [Categorical(Min = long.MinValue, Max = long.MaxValue)] public long X; [Categorical(Min = 5, Max = 1)] public int Y; [Categorical(OutOfVocabulary = -1)] public bool Z; }")]
    [InlineData("enum E { } [FeatureSchema] public partial class R { [Categorical] public E X; [Categorical] public Missing Y; [Categorical] public Missing[] Z; [Categorical] public List<int>[,] W; }")]
    [InlineData("enum E { A = \"x\", B = 1 << 40, C = C, D = F } [FeatureSchema] partial class R { [Categorical] public E X; }")]
    [InlineData("[FeatureSchema] public partial class R { [Hashed(Buckets = 0)] public string X; [Hashed(Buckets = \"a\")] public string Y; [Hashed(Buckets = int.MaxValue)] public string Z; [Hashed(Buckets = 1L << 40)] public string W; }")]
    [InlineData("[FeatureSchema] public partial class R { [Vector(-1)] public float[] X; [Vector(int.MaxValue)] public float[] Y; [Vector] public float[] Z; [Vector(\"3\")] public float[] W; [Vector(3)] public string[] V; }")]
    [InlineData("[FeatureSchema] public partial class R { [Timestamp(0)] public DateTime X; [Timestamp((TimePart)512)] public DateTime Y; [Timestamp(TimePart.HourOfDay, UtcOffsetMinutes = 99999)] public DateTime Z; [Timestamp] public DateTime W; }")]
    [InlineData("[FeatureSchema] public partial class R { [Hashed, MultiValued(Max = 0)] public string[] X; [MultiValued] public string[] Y; [Hashed] public string[] Z; [Hashed, MultiValued(Max = \"x\")] public string[] W; }")]
    [InlineData("[FeatureSchema, Cross, Cross(\"A\"), Cross(null), Cross(\"A\", null), Cross(\"A\", \"Z\"), Cross(\"A\", \"A*A\"), Cross(\"\", \"\"), Cross(\"A\", \"A\", Buckets = 0), Cross(1, 2)] public partial class R { [Hashed] public string A; }")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric, Hashed] public int X; [Numeric, Numeric] public int Y; [Context, Item, Numeric] public int Z; [Label, Label] public int L; [Label] public int M; [Group] [Weight] public object G; }")]
    [InlineData("[FeatureSchema] public partial class R { public S? S { get; } [Numeric] public int X { get; } } [FeatureSchema] public partial class S { public R? R { get; } [Numeric] public int Y; }")]
    [InlineData("[FeatureSchema] public partial struct R { public R Self { get; } public R? Maybe => null; [Numeric] public int X { get; } }")]
    [InlineData("[FeatureSchema] public partial struct R { public R Self; [Numeric] public int X; }")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric] public Missing X { get; } [Hashed] public Missing? Y; public Missing.Other Z; [Numeric] public dynamic D; [Numeric] public int* P; [Numeric] public void V; }")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric] public int X; [Numeric] public int X; [Numeric] public int X { get; } }")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric] public int X; } [FeatureSchema] public partial class R { [Numeric] public int Y; }")]
    [InlineData("[FeatureSchema] public partial class R { [Numeric] public int X; } [FeatureSchema] public partial struct R { [Numeric] public int Y; }")]
    [InlineData("[FeatureSchema] public partial class R<T> { [Numeric] public int X; } [FeatureSchema] public partial class R<T, U> { } partial class G<T> { [FeatureSchema] public partial class R { [Numeric] public T X; } }")]
    [InlineData("[FeatureSchema] file partial class R { [Numeric] public int X; } file partial class F { [FeatureSchema] internal partial class R { [Numeric] public int X; } }")]
    [InlineData("[FeatureSchema] public ref partial struct R { [Numeric] public int X; } [FeatureSchema] public static partial class S { [Numeric] public static int X; }")]
    [InlineData("[FeatureSchema] public class R { [Numeric] public int X; } public class O { [FeatureSchema] public partial class R { [Numeric] public int X; } }")]
    [InlineData("[FeatureSchema] public partial interface I { [Numeric] int X { get; } } [FeatureSchema] public enum E { A } [FeatureSchema] public delegate void D();")]
    [InlineData("[FeatureSchema] public partial class R : Missing { [Numeric] public int X; } [FeatureSchema] public partial class S : S { [Numeric] public int X; } [FeatureSchema] public partial class T : U { } public class U : T { }")]
    [InlineData("[FeatureSchema] public partial class R { public int Schema; public void Extract() { } [Numeric] public int X; } [FeatureSchema] public partial class Schema { [Numeric] public int X; } [FeatureSchema] public partial class Extract { [Numeric] public int X; }")]
    [InlineData("interface I { int X { get; } } [FeatureSchema] public partial class R : I { [Numeric] int I.X => 1; [Numeric] private int Y { set { } } [Numeric] public event Action E; [Numeric] public void M() { } [field: Numeric] public int Z { get; } }")]
    [InlineData("[FeatureSchema] public partial record P(Intact A, [property: Context] N.Intact B, [property: Context] N.Intact C); [FeatureSchema] public partial record Q([property: Context, Item] N.Intact B, [property: Item] N.Intact C);")]
    [InlineData("[FeatureSchema] public partial record P([property: Context] N.Intact B, [property: Context] N.Intact C); [FeatureSchema] public partial record Q([property: Item] N.Intact B, [property: Item] N.Intact C);")]
    [InlineData("[FeatureSchema(1)] public partial class R { [Numeric] public int X; } [FeatureSchema(Name = \"a\")] public partial class S { [Numeric] public int X; } [FeatureSchemaAttribute()] [Obsolete] public partial class T { }")]
    [InlineData("namespace FeatureGen { public class NumericAttribute : Attribute { public NumericAttribute(string s) { } public string Mean; } } [FeatureSchema] public partial class R { [Numeric(\"a\", Mean = \"b\")] public int X; }")]
    [InlineData("namespace FeatureGen { public class HashedAttribute : Attribute { public object Buckets; } public class CategoricalAttribute(object[] o) : Attribute; } [FeatureSchema] public partial class R { [Hashed(Buckets = \"b\")] public int X; [Categorical(new object[] { 1, \"a\" })] public string Y; }")]
    [InlineData("namespace FeatureGen { public class TimestampAttribute(string s) : Attribute; public class VectorAttribute(object o) : Attribute; public class KeepAttribute(int i) : Attribute; } [FeatureSchema] public partial class R { [Timestamp(\"b\")] public DateTime X; [Vector(\"x\"), Keep(3)] public float[] Y; [Vector(typeof(int))] public float[] Z; }")]
    public void The_generator_survives(string source)
    {
        GeneratorRun run = SchemaProject.Create(source, Intact).Run();
        Assert.Contains("// X: numeric, slot 0", run["N.Intact.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Result.Diagnostics);
    }

    /// <summary>Cut anywhere, as while typing.</summary>
    [Fact]
    public void The_generator_survives_every_half_of_a_schema()
    {
        const string Source = """
            [FeatureSchema, Cross(nameof(A), "C", Buckets = 7)]
            public partial record struct Row
            {
                [Context, Categorical("a", "b", OutOfVocabulary = 3)] public string? A { get; init; }
                [Item, Hashed(Buckets = 4), MultiValued(Max = 2)] public int?[] B { get; init; }
                [Timestamp(TimePart.HourOfDay, UtcOffsetMinutes = 60)] public DateTime C;
                [Numeric(Transform.Clip, Min = 1, Max = 2)] private double D => 1;
            }
            """;
        for (int length = 10; length < Source.Length; length += 7) The_generator_survives(Source[..length]);
    }
}
