using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>A type that one value of a property can have, with values of it that are telling.</summary>
/// <remarks>Values are held as the tests compare them: integers and enumerations as <see cref="long"/>, the others as they are.</remarks>
/// <param name="Type">The type in C#.</param>
/// <param name="Values">Values that are not null.</param>
/// <param name="Role">What kinds of fields take it.</param>
internal sealed record RandomScalar(string Type, Gen<object> Values, ScalarRole Role)
{
    private static readonly string s_long = string.Concat(Enumerable.Repeat("Größe 漢字 🚀 ", 150));

    /// <summary>The enumerations that schemas use.</summary>
    public const string Enums = """
        public enum Small { A, B, C }
        public enum Alias : sbyte { X = -5, Y = -5, Z = 100, W = 3 }
        [Flags] public enum Bits : ushort { None = 0, One = 1, Two = 2, All = 3 }
        public enum Wide : long { Min = long.MinValue, Zero = 0, Max = long.MaxValue }
        public enum Huge : ulong { Zero, Half = 1UL << 63, Most = ulong.MaxValue }
        """;

    /// <summary>All types.</summary>
    public static IReadOnlyList<RandomScalar> All { get; } =
    [
        new("bool", Of(false, true), ScalarRole.Number | ScalarRole.Category),
        Integer("sbyte", sbyte.MinValue, sbyte.MaxValue), Integer("byte", 0, byte.MaxValue),
        Integer("short", short.MinValue, short.MaxValue), Integer("ushort", 0, ushort.MaxValue),
        Integer("int", int.MinValue, int.MaxValue), Integer("uint", 0, uint.MaxValue), Integer("long", long.MinValue, long.MaxValue),
        new("ulong", Of(0UL, 1UL, 3UL, 1UL << 63, (1UL << 63) + 1, (1UL << 40) + 1, ulong.MaxValue), ScalarRole.Number | ScalarRole.Bucket),
        new("float", Reals.Select(x => (object)(float)x), ScalarRole.Number | ScalarRole.Bucket),
        new("double", Reals.Select(x => (object)x), ScalarRole.Number | ScalarRole.Bucket),
        new(
            "decimal",
            Of(0m, -1.5m, 18m, 0.1m, decimal.MaxValue, decimal.MinValue, 16777217m, 0.0000000000000000000000000001m),
            ScalarRole.Number | ScalarRole.Bucket | ScalarRole.Unhashable),
        new(
            "TimeSpan",
            Of(TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(1), TimeSpan.FromDays(-1.5), TimeSpan.FromSeconds(18)),
            ScalarRole.Bucket | ScalarRole.Duration),
        Enum("Small", -1, 0, 1, 2, 3, int.MaxValue), Enum("Alias", -5, 100, 3, 0, -128), Enum("Bits", 0, 1, 2, 3, 4, 65535),
        Enum("Wide", long.MinValue, 0, long.MaxValue, 1, -1), Enum("Huge", 0, long.MinValue, -1, 1, -2),
        new("string", Texts, ScalarRole.Category | ScalarRole.Text),
        new("DateTime", Dates(t => (object)DateTime.SpecifyKind(t, t.Ticks % 2 == 0 ? DateTimeKind.Utc : DateTimeKind.Unspecified)), ScalarRole.Date),
        new("DateTimeOffset", Dates(t => (object)new DateTimeOffset(t, t.Year is > 1 and < 9999 ? TimeSpan.FromMinutes(t.Minute * 15 - 420) : TimeSpan.Zero)), ScalarRole.Date),
        new("DateOnly", Dates(t => (object)DateOnly.FromDateTime(t)), ScalarRole.Date),
        new("Guid", Gen.Choose(0, int.MaxValue).Select(i => (object)new Guid(i, (short)i, 3, 4, 5, 6, 7, 8, 9, 10, 11)).Or(Of(Guid.Empty)), ScalarRole.None),
    ];

    private static Gen<double> Reals => Gen.Frequency(
        (2, Gen.Elements(
            0.0, -0.0, 0.1, 1, -1, 18, 35, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
            1e300, -1e39, float.MaxValue, float.Epsilon, -1e-40, double.Epsilon, 16777217)),
        (3, Gen.Choose(-1_000_000, 1_000_000).Select(i => i / 3333.0)));

    private static Gen<object> Texts => Gen.Frequency(
        (3, Of("", "a", "b", "c", "red", "Red", "grün", "漢字", "x y")),
        (1, Of(s_long, "a,b", "say \"no\"", "line\r\nbreak", "\u0001", "e\u0301", "é", "\ud83d\ude80", "\ud800", "İstanbul", "ı", " ", "NaN", "null")),
        (1, Gen.Choose(0, 1_000_000).Select(i => (object)i.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    private static RandomScalar Integer(string type, long min, long max) => new(
        type,
        Gen.Frequency((1, Of(min, max, 0L)), (3, Gen.Choose((int)Math.Max(min, -130), (int)Math.Min(max, 130)).Select(i => (object)(long)i))),
        ScalarRole.Number | ScalarRole.Bucket | ScalarRole.Category | ScalarRole.Integer);

    private static RandomScalar Enum(string type, params long[] values) => new(type, Gen.Elements(values).Select(v => (object)v), ScalarRole.Category);

    private static Gen<object> Dates(Func<DateTime, object> convert) => Gen.Frequency(
        (1, Gen.Elements(DateTime.MinValue, DateTime.MaxValue, new DateTime(1, 1, 2), new DateTime(9999, 12, 30), new DateTime(2024, 2, 29, 23, 59, 59))),
        (3, Gen.Choose(0, int.MaxValue).Select(i => new DateTime(1970, 1, 1).AddSeconds(i)))).Select(convert);

    private static Gen<object> Of<T>(params T[] values) => Gen.Elements(values).Select(v => (object)v!);
}
