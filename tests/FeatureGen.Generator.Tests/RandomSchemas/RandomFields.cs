using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Random fields of every kind.</summary>
internal static class RandomFields
{
    private static readonly string[] s_parts = ["TimePart.HourOfDay", "TimePart.DayOfWeek", "TimePart.DayOfMonth", "TimePart.MonthOfYear"];
    private static readonly string[] s_vocabulary = ["a", "b", "red", "grün", "漢字", "é", "say \\\"no\\\"", "line\\r\\nbreak", "\\u0001", "İstanbul"];

    /// <summary>A field of this name.</summary>
    public static Gen<RandomMember> Of(string name) =>
        from role in Gen.Elements("", "", "[Context] ", "[Item] ")
        from field in Gen.Frequency(
            (4, Numeric(name)), (3, Bucketized(name)), (4, Categorical(name)), (3, Hashed(name)), (3, Multi(name)), (2, Vector(name)), (2, Timestamp(name)))
        select field with { Declaration = role + field.Declaration };

    private static Gen<RandomMember> Numeric(string name) =>
        from scalar in Scalar(ScalarRole.Number | ScalarRole.Duration)
        from transform in Gen.OneOf(
            Gen.Elements("Numeric", "Numeric(Transform.Log1P)", "Numeric(Transform.Sqrt)"),
            from mean in Number
            from deviation in Gen.Choose(1, 5000)
            select $"Numeric(Transform.Standardize, Mean = {Text(mean)}, StandardDeviation = {Text(deviation / 7.0)})",
            from min in Number
            from width in Gen.Choose(0, 500)
            select $"Numeric(Transform.Clip, Min = {Text(min)}, Max = {Text(min + width)})")
        from field in Single(name, transform, scalar)
        select field with { IsCrossable = false };

    private static Gen<RandomMember> Bucketized(string name) =>
        from scalar in Scalar(ScalarRole.Bucket)
        from count in Gen.OneOf(Gen.Choose(1, 8), Gen.Choose(30, 36))
        from steps in Gen.Choose(1, 900).ArrayOf(count)
        from field in Single(name, $"Bucketized({string.Join(", ", steps.Select((_, i) => Text(-40 + steps.Take(i + 1).Sum() / 9.0)))})", scalar)
        select field;

    private static Gen<RandomMember> Categorical(string name) =>
        from scalar in Scalar(ScalarRole.Category)
        from attribute in CategoricalAttribute(scalar)
        from field in Single(name, attribute, scalar)
        select field;

    private static Gen<string> CategoricalAttribute(RandomScalar scalar) =>
        from outOfVocabulary in Gen.Elements("", "OutOfVocabulary = 0", "OutOfVocabulary = 1", "OutOfVocabulary = 13")
        from known in Gen.SubListOf(s_vocabulary)
        from min in Gen.Choose(-20, 20)
        from width in Gen.Choose(0, 200)
        let settings = scalar.Role.HasFlag(ScalarRole.Text) ? string.Join(", ", known.Append("c").Select(v => $"\"{v}\""))
            : scalar.Role.HasFlag(ScalarRole.Integer) ? $"Min = {min}, Max = {min + width}" : ""
        select "Categorical(" + string.Join(", ", new[] { settings, outOfVocabulary }.Where(s => s.Length > 0)) + ")";

    private static Gen<RandomMember> Hashed(string name) =>
        from scalar in Hashable
        from buckets in Gen.Elements(1, 2, 7, 1024, 100_003)
        from field in Single(name, $"Hashed(Buckets = {buckets})", scalar)
        select field;

    private static Gen<RandomMember> Multi(string name) =>
        from isHashed in Gen.Elements(true, false)
        from scalar in isHashed ? Hashable : Scalar(ScalarRole.Category)
        from attribute in isHashed ? Gen.Constant("Hashed(Buckets = 31)") : CategoricalAttribute(scalar)
        from max in Gen.Choose(1, 4)
        from field in Collection(name, $"{attribute}, MultiValued(Max = {max})", scalar)
        select field;

    private static Gen<RandomMember> Vector(string name) =>
        from scalar in Scalar(ScalarRole.Number)
        from length in Gen.Choose(1, 5)
        from field in Collection(name, $"Vector({length})", scalar)
        select field;

    private static Gen<RandomMember> Timestamp(string name) =>
        from scalar in Scalar(ScalarRole.Date)
        from parts in Gen.SubListOf(s_parts).Where(p => p.Count > 0)
        from offset in Gen.Elements(0, 0, 90, -840, 840)
        from field in Single(name, $"Timestamp({string.Join(" | ", parts)}, UtcOffsetMinutes = {offset})", scalar)
        select field with { IsCrossable = parts.Count == 1 };

    private static Gen<RandomMember> Single(string name, string attribute, RandomScalar scalar) =>
        from nullable in Gen.Elements(true, false)
        let isNull = nullable || scalar.Type == "string"
        let values = scalar.Values.Select(v => (object?)v)
        select new RandomMember(name, $"[{attribute}] public {scalar.Type}{(nullable ? "?" : "")}", isNull ? MaybeNull(values) : values, true);

    private static Gen<RandomMember> Collection(string name, string attribute, RandomScalar scalar) =>
        from nullableElement in Gen.Elements(true, false)
        from nullable in Gen.Elements(true, false)
        from form in Gen.Elements("{0}[]", "ReadOnlyMemory<{0}>", "Memory<{0}>", "ImmutableArray<{0}>")
        let values = scalar.Values.Select(v => (object?)v)
        // The values of a cell are separated by bars.
        let unbarred = values.Where(v => v is not string text || !text.Contains('|', StringComparison.Ordinal))
        let element = nullableElement || scalar.Type == "string" ? MaybeNull(unbarred) : unbarred
        let lists = Gen.Choose(0, 6).SelectMany(n => element.ArrayOf(n)).Select(list => (object?)list)
        let type = string.Format(CultureInfo.InvariantCulture, form, scalar.Type + (nullableElement ? "?" : "")) + (nullable ? "?" : "")
        select new RandomMember(name, $"[{attribute}] public {type}", nullable || form == "{0}[]" ? MaybeNull(lists) : lists, false);

    private static Gen<object?> MaybeNull(Gen<object?> values) => Gen.Frequency((1, Gen.Constant<object?>(null)), (5, values));

    private static Gen<RandomScalar> Scalar(ScalarRole role) => Gen.Elements(RandomScalar.All.Where(s => (s.Role & role) != 0));

    private static Gen<RandomScalar> Hashable => Gen.Elements(RandomScalar.All.Where(s => !s.Role.HasFlag(ScalarRole.Unhashable)));

    private static Gen<double> Number => Gen.Choose(-500, 500).Select(i => i / 7.0);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
