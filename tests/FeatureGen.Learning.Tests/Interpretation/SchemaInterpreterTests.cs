using System.Data;
using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Interpretation;

/// <summary>Expected hashes are scikit-learn's murmurhash3_32 of the bytes that the contract names.</summary>
public sealed class SchemaInterpreterTests
{
    private const float Missing = float.NaN;

    private static readonly FieldManifest Number = new() { Name = "X", Kind = FieldKind.Numeric, Type = ScalarType.Double };
    private static readonly FieldManifest Hashed = new() { Name = "X", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 1000 };
    private static readonly FieldManifest Color = new()
    {
        Name = "X", Kind = FieldKind.Categorical, Type = ScalarType.Enum, OutOfVocabulary = 3,
        Vocabulary = Names("Blue", "None", "Red", "Crimson"), Codes = new(new long[] { -1, 0, 5, 5 }),
    };

    [Fact]
    public void Numbers_are_clamped_and_transformed()
    {
        AssertSlots(Number, ("1.5", 1.5f), ("", Missing), ("nan", Missing), ("-1e300", -float.MaxValue), ("inf", float.MaxValue), (" 7 ", 7));
        AssertSlots(Number with { Transform = Transform.Sqrt }, ("9", 3), ("-16", -4));
        AssertSlots(Number with { Transform = Transform.Standardize, Mean = 10, StandardDeviation = 4 }, ("12", .5f));
        AssertSlots(Number with { Transform = Transform.Clip, Min = 0, Max = 1 }, ("12", 1), ("-1", 0), ("", Missing));
        AssertSlots(Number with { Type = ScalarType.Integer }, ("-3", -3), ("39.0", 39));
        AssertSlots(Number with { Type = ScalarType.Unsigned }, ("18446744073709551615", 18446744073709551615f));
        AssertSlots(Number with { Type = ScalarType.Boolean }, ("TRUE", 1), ("0", 0));
        AssertSlots(Number with { Type = ScalarType.TimeSpan }, ("00:01:30", 90));
        // Read as a double first, this would be rounded twice and end one step lower.
        AssertSlots(Number with { Type = ScalarType.Single }, ("1.00000029802322387695312501", 1.00000035762787f));
    }

    [Fact]
    public void Bucketized_numbers_count_boundaries() =>
        AssertSlots(Number with { Kind = FieldKind.Bucketized, Boundaries = new(new double[] { 18, 25 }) }, ("", 0), ("17.9", 1), ("18", 2), ("25", 3), ("99", 3));

    [Fact]
    public void Categories_have_the_order_of_their_vocabulary()
    {
        AssertSlots(Color, ("Blue", 1), ("-1", 1), ("None", 2), ("Crimson", 3), ("Red", 3), ("5", 3), ("7", 4 + 2), ("", 0));
        AssertSlots(Color with { Type = ScalarType.Boolean, OutOfVocabulary = 0 }, ("", 0), ("false", 1), ("1", 2));
        AssertSlots(Color with { Type = ScalarType.Integer, Min = 3, Max = 5, OutOfVocabulary = 2 }, ("3", 1), ("5", 3), ("99", 4 + 1), ("", 0));
        var texts = Color with { Type = ScalarType.String, Vocabulary = Names("b", "a"), OutOfVocabulary = 3 };
        AssertSlots(texts, ("b", 1), ("a", 2), ("new", 3 + 0), ("", 0));
        AssertSlots(texts with { OutOfVocabulary = 0 }, ("new", 0));
    }

    [Fact]
    public void Hashes_are_of_the_values_not_of_their_text()
    {
        AssertSlots(Hashed, ("foo", 785), ("Zürich", 2), ("", 0));
        AssertSlots(Hashed with { Type = ScalarType.Integer }, ("42", 807), ("-1", 713), ("042", 807));
        AssertSlots(Hashed with { Type = ScalarType.Unsigned }, ("18446744073709551615", 713));
        AssertSlots(Hashed with { Type = ScalarType.Double }, ("2.50", 117), ("NaN", 0));
        AssertSlots(Hashed with { Type = ScalarType.Boolean }, ("true", 557));
        AssertSlots(Hashed with { Type = ScalarType.Guid }, ("00112233-4455-6677-8899-aabbccddeeff", 712));
        AssertSlots(Hashed with { Type = ScalarType.DateTime }, ("2024-05-31T12:30:00", 405), ("2024-05-31T14:30:00+02:00", 405));
    }

    [Fact]
    public void Lists_fill_their_slots()
    {
        var list = Hashed with { MaxValues = 3 };
        Assert.Equal(
            [[785, 851, 785], [0, -1, -1], [785, 0, 851], [785, 0, -1], [851, 436, 785]],
            Csv.Encode(list, "foo|a|foo", "", "foo||a", "foo|", "a|b|foo|ignored"));
        var vector = new FieldManifest { Name = "X", Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 3 };
        Assert.Equal(
            [[1, 2.5f, -3], [1, Missing, Missing], [Missing, Missing, Missing], [1, 2, 3]],
            Csv.Encode(vector, "1|2.5|-3", "1", "", "1 2 3 4"));
    }

    [Fact]
    public void Times_are_taken_in_utc_plus_the_offset()
    {
        var time = new FieldManifest
        {
            Name = "X", Kind = FieldKind.Timestamp, Type = ScalarType.DateTimeOffset, UtcOffsetMinutes = 60,
            Parts = TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear,
        };
        // 2024-05-31 was a Friday.
        Assert.Equal(
            [[1, 7, 1, 6], [14, 6, 31, 5], [12, 6, 31, 5], [0, 0, 0, 0]],
            Csv.Encode(time, "2024-05-31T23:30:00", "2024-05-31 12:30:00.125Z", "2024-05-31T12:30+02:00", ""));
        Assert.Equal([[2, 6, 31, 5]], Csv.Encode(time with { Type = ScalarType.DateOnly }, "2024-05-31"));
    }

    [Fact]
    public void Crosses_are_exact_where_they_fit_and_hashed_where_not()
    {
        var a = new FieldManifest { Name = "A", Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = 1, Max = 3 };
        var cross = new FieldManifest { Name = "A*B", Kind = FieldKind.Cross, CrossedFields = Names("A", "B"), Buckets = 16 };
        float Cross(int buckets)
        {
            var schema = new SchemaManifest { Name = "T", Fields = new([a, a with { Name = "B" }, cross with { Buckets = buckets }]) };
            var slots = new float[3];
            Assert.True(Csv.Open(schema, "B,A\n2,3\n", ReadPurpose.Score).Read(slots));
            return slots[2];
        }

        Assert.Equal(3 * 4 + 2, Cross(16));
        Assert.Equal(0, Cross(10)); // murmurhash3_32 of (3, 2) as two int32, modulo 10
    }

    [Fact]
    public void Providers_with_types_give_the_slots_of_the_text()
    {
        FieldManifest[] fields =
        [
            Number with { Name = "Single", Type = ScalarType.Single }, Number with { Name = "Whole", Type = ScalarType.Integer },
            Hashed with { Name = "Hash", Type = ScalarType.Integer }, Color with { Name = "Color" }, Hashed with { Name = "Tags", MaxValues = 2 },
            Hashed with { Name = "At", Type = ScalarType.DateTime }, Hashed with { Name = "Text" },
            new() { Name = "Title", Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 2 },
        ];
        var schema = new SchemaManifest
        {
            Name = "T", Fields = new(fields), Group = "Request", Weight = "Importance", Label = new() { Name = "Clicked", Type = ScalarType.Boolean },
        };
        using var table = new DataTable();
        foreach (var (name, type) in new (string, Type)[]
        {
            ("Single", typeof(double)), ("Whole", typeof(decimal)), ("Hash", typeof(int)), ("Color", typeof(short)), ("Tags", typeof(string[])),
            ("At", typeof(DateTime)), ("Text", typeof(int)), ("Title", typeof(float[])), ("Clicked", typeof(bool)), ("Request", typeof(long)), ("Importance", typeof(decimal)),
        }) table.Columns.Add(name, type);
        table.Rows.Add(1.5, 3m, 42, (short)5, new[] { "foo", "a", "b" }, new DateTime(2024, 5, 31, 12, 30, 0), 7, new[] { 1f, 2f }, true, 10L, 2.5m);
        table.Rows.Add(DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, false, 11L, 1m);
        var typed = EncodedDataset.Read(new SchemaInterpreter(schema, table.CreateDataReader(), "table", ReadPurpose.Learn));
        var text = Csv.Load(schema, "Single,Whole,Hash,Color,Tags,At,Text,Title,Clicked,Request,Importance\n"
            + "1.5,3,42,Red,foo|a|b,2024-05-31T12:30:00Z,7,1|2,1,10,2.5\n,,,,,,,,0,11,1\n");

        Assert.Equal([1.5f, 3, 807, 3, 785, 851, 405], typed.Row(0)[..7].ToArray());
        for (int row = 0; row < 2; row++) Assert.Equal(text.Row(row).ToArray(), typed.Row(row).ToArray());
        Assert.Equal([1, 0], typed.Labels.ToArray());
        Assert.Equal([2.5f, 1], typed.Weights.ToArray());
        Assert.Equal([0, 1], typed.Groups.ToArray());
    }

    [Theory]
    [InlineData(ScalarType.Integer, "12x", "'12x' is not a whole number")]
    [InlineData(ScalarType.Integer, "1.5", "'1.5' is not a whole number")]
    [InlineData(ScalarType.Single, "1,5", "'1,5' is not a number")]
    [InlineData(ScalarType.Boolean, "yes", "'yes' is not true, false, 1 or 0")]
    public void A_cell_of_the_wrong_type_names_its_place(ScalarType type, string cell, string message)
    {
        var schema = new SchemaManifest { Name = "T", Fields = new([Number with { Type = type }]) };
        var rows = Csv.Open(schema, $"id,X\n1,1\n2,\"{cell}\"\n", ReadPurpose.Score);
        Assert.True(rows.Read(new float[1]));
        var error = Assert.Throws<DataFormatException>(() => rows.Read(new float[1]));

        Assert.Equal(("log.csv", 3L, "X"), (error.Path, error.Line, error.Column));
        Assert.StartsWith(message, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_an_enumeration_lacks_are_an_error_that_lists_them() =>
        Assert.Contains("'red' is not a member's name or number (Blue, None, Red, Crimson)", Assert.Throws<DataFormatException>(() => Csv.Encode(Color, "red")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_column_lists_near_names()
    {
        var schema = new SchemaManifest { Name = "T", Fields = new([Number with { Name = "UserAge" }]) };
        var error = Assert.Throws<DataFormatException>(() => Csv.Open(schema, "userage,UserAges,Brand\n", ReadPurpose.Score));

        Assert.Equal("UserAge", error.Column);
        Assert.Contains("the field 'UserAge' of 'T' has no column", error.Message, StringComparison.Ordinal);
        Assert.Contains("'userage', 'UserAges'.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Brand", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScalarType.Boolean, null, "true,0,FALSE", new float[] { 1, 0, 0 })]
    [InlineData(ScalarType.Double, null, "1,0.0,1.0", new float[] { 1, 0, 1 })]
    [InlineData(ScalarType.Integer, null, "1,0", new float[] { 1, 0 })]
    [InlineData(ScalarType.String, ">50K", ">50K,<=50K", new float[] { 1, 0 })]
    [InlineData(ScalarType.Enum, "Click", "Click,View", new float[] { 1, 0 })]
    public void Labels_become_0_and_1(ScalarType type, string? positive, string cells, float[] expected)
    {
        var data = Csv.Load(Labelled(type, positive), "X,Y\n" + string.Concat(cells.Split(',').Select(cell => $"1,{cell}\n")));
        Assert.Equal(expected, data.Labels.ToArray());
    }

    [Theory]
    [InlineData(ScalarType.Integer, null, "2", "is not a label of 0 or 1")]
    [InlineData(ScalarType.String, null, "clicked", "name the positive class in [Label(Positive = ...)]")]
    [InlineData(ScalarType.Enum, "Click", "1", "is not the name of an enumeration's member")]
    [InlineData(ScalarType.Boolean, null, "", "the row has no label")]
    public void A_label_that_is_none_is_an_error(ScalarType type, string? positive, string cell, string message) =>
        Assert.Contains(message, Assert.Throws<DataFormatException>(() => Csv.Load(Labelled(type, positive), $"X,Y\n1,{cell}\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_learning_needs_a_label()
    {
        var unlabelled = Labelled(ScalarType.Boolean, null) with { Label = null };
        Assert.Contains("mark the property that is to be predicted with [Label]", Assert.Throws<SchemaException>(() => Csv.Load(unlabelled, "X\n1\n")).Message, StringComparison.Ordinal);
        Assert.Throws<DataFormatException>(() => Csv.Load(Labelled(ScalarType.Boolean, null), "X\n1\n"));
        Assert.True(Csv.Open(Labelled(ScalarType.Boolean, null), "X\n1\n", ReadPurpose.Score).Read(new float[1]));
    }

    [Fact]
    public void A_negative_weight_is_an_error() =>
        Assert.Contains("'-1' is not a weight", Assert.Throws<DataFormatException>(
            () => Csv.Load(Labelled(ScalarType.Boolean, null) with { Weight = "W" }, "X,Y,W\n1,1,-1\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Cultures_do_not_matter() => CultureScope.RunInEach(() =>
    {
        Numbers_are_clamped_and_transformed();
        Hashes_are_of_the_values_not_of_their_text();
        Times_are_taken_in_utc_plus_the_offset();
        Providers_with_types_give_the_slots_of_the_text();
    });

    [Fact]
    public void A_single_field_is_read_raw_for_statistics()
    {
        var schema = new SchemaManifest { Name = "T", Fields = new([Number with { Transform = Transform.Log1P }, Hashed with { Name = "H" }]) };
        var rows = Csv.Open(schema, "H,X\nfoo,3\n,\n", ReadPurpose.Score);
        Assert.True(rows.Next());
        Assert.Equal(3, rows.Fields[0].ReadNumber());
        Assert.Equal("foo"u8, rows.Fields[1].Text);
        Assert.True(rows.Next());
        Assert.Equal(Missing, rows.Fields[0].ReadNumber());
        Assert.Equal(0, rows.Fields[1].Text.Length);
        Assert.False(rows.Next());
    }

    private static SchemaManifest Labelled(ScalarType type, string? positive) =>
        new() { Name = "T", Fields = new([Number]), Label = new() { Name = "Y", Type = type, Positive = positive } };

    private static EquatableArray<string> Names(params string[] names) => new(names);

    private static void AssertSlots(FieldManifest field, params (string Cell, float Slot)[] expected) =>
        Assert.Equal(expected.Select(e => e.Slot), Csv.Encode(field, [.. expected.Select(e => e.Cell)]).Select(slots => slots.Single()));
}
