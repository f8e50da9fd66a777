using System.Globalization;
using System.Text;
using FeatureGen.Learning.Data;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Data;

public sealed class CsvDataReaderTests
{
    [Fact]
    public void Reads_quotes_line_ends_and_missing_values()
    {
        const string text = "\uFEFF\"name\",\"a \"\"b\"\"\"\r\n1,\"x,\ny\"\r\n,\"\"\n\r\n\n\"\"\"\",é";
        using CsvDataReader reader = Open(text);

        Assert.Equal(["name", "a \"b\""], reader.Names);
        Assert.True(reader.HasRows);
        Assert.True(reader.Read());
        Assert.Equal(("1", "x,\ny", 2L), (reader.GetString(0), reader.GetString(1), reader.LineNumber));
        Assert.Equal(2, reader.ColumnOf(1));
        Assert.True(reader.Read());
        Assert.Equal((true, true, 4L), (reader.IsDBNull(0), reader.IsDBNull(1), reader.LineNumber));
        Assert.Equal(DBNull.Value, reader["name"]);
        Assert.True(reader.Read());
        Assert.Equal(("\"", "é", 7L), (reader.GetString(0), reader.GetString(1), reader.LineNumber));
        Assert.False(reader.Read());
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_blank_line_is_a_missing_value_only_where_there_is_one_column()
    {
        using CsvDataReader reader = Open("a\n1\n\n2\n");
        var values = new List<object>();
        while (reader.Read())
            values.Add(reader.GetValue(0));
        Assert.Equal(["1", DBNull.Value, "2"], values);
    }

    [Fact]
    public void A_header_without_rows_is_an_empty_table()
    {
        using CsvDataReader reader = Open("a,b");
        Assert.False(reader.HasRows);
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("", 0, null, "the file is empty. Its first line must name the columns.")]
    [InlineData("\uFEFF", 0, null, "the file is empty. Its first line must name the columns.")]
    [InlineData("a,,b\n", 1, null, "column 2 of 3 has no name. Give each column a name in the first line.")]
    [InlineData("a,b,a\n", 1, "a", "columns 1 and 3 have the same name. Rename one of them.")]
    [InlineData("a,b\n1,2\n3\n", 3, "b", "the row has 1 field, the header has 2. Add what is missing (an empty field is a missing value).")]
    [InlineData("a,b\n\"\n\",2\n3,4,5\n", 4, null, "the row has 3 fields, the header has 2. Put values that contain the separator in quotes.")]
    [InlineData("a,b\n1,2\n3,\"4\n5,6\n", 3, "b", "the quote that opens here is never closed. Close it, and double the quotes that are part of a value.")]
    [InlineData("a,b\n\"1\"x,2\n", 2, "a", "there is text after a closing quote. Double the quotes that are part of a value.")]
    [InlineData("a,b\n1,x\"y\"\n", 2, "b", "there is a quote inside of a value that is not quoted. Put the whole value in quotes and double the quotes in it.")]
    [InlineData("a,b\n1,\"x\" \"y\"\n", 2, "b", "there is text after a closing quote. Double the quotes that are part of a value.")]
    [InlineData("a,b\r1,2\r", 1, null, "a carriage return is not followed by a line feed. End lines with LF or CRLF, and put values that contain line ends in quotes.")]
    [InlineData("a,b\n1,x\0y\n", 2, "b", "there is a NUL byte. The file is damaged, or it is UTF-16: save it as UTF-8.")]
    public void Says_what_is_wrong_and_where(string text, long line, string? column, string reason)
    {
        // Small blocks put the fault at each of their edges.
        for (int blockBytes = 1; blockBytes < 40; blockBytes += 3)
            AssertFault(Encoding.UTF8.GetBytes(text), new CsvOptions { BlockBytes = blockBytes }, line, column, reason);
        AssertFault(Encoding.UTF8.GetBytes(text), CsvOptions.Default, line, column, reason);
    }

    [Theory]
    [InlineData(new byte[] { 0xE9 }, 0)]
    [InlineData(new byte[] { (byte)'x', 0xC3 }, 1)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 0)]
    public void Refuses_what_is_not_utf8(byte[] value, int at)
    {
        byte[] text = [.. "a,b\n1,ü\n"u8, .. value, .. ",2\n"u8];
        AssertFault(text, CsvOptions.Default, 3, "a", $"byte 0x{value[at]:X2} is not valid UTF-8. Save the file as UTF-8.");
    }

    [Fact]
    public void Hands_out_the_rows_before_a_fault()
    {
        using CsvDataReader reader = Open("a,b\n1,2\n3,4\n5\n6,7\n");
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal("3", reader.GetString(0));
        Assert.Equal(4, Assert.Throws<DataFormatException>(() => reader.Read()).Line);
    }

    [Fact]
    public void Bounds_the_length_of_a_record()
    {
        var options = new CsvOptions { BlockBytes = 16, MaxRecordBytes = 100 };
        string text = "a,b\n1,2\n3,\"" + new string('x', 1000) + "\n4,5\n";
        AssertFault(Encoding.UTF8.GetBytes(text), options, 3, null,
            "a record is longer than 100 bytes. Probably a quote is not closed; otherwise raise the limit for the length of a record.");
    }

    [Fact]
    public void Reads_ten_thousand_columns_and_long_values()
    {
        string value = new('y', 2000);
        var text = new StringBuilder(string.Join(',', Enumerable.Range(0, 10_000))).Append('\n');
        text.Append(string.Join(',', Enumerable.Repeat(value, 10_000))).Append('\n');
        text.Append(string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"{i}\"")));
        using CsvDataReader reader = Open(text.ToString());

        Assert.Equal(10_000, reader.FieldCount);
        Assert.Equal(9_999, reader.GetOrdinal("9999"));
        Assert.True(reader.Read());
        Assert.Equal(value, reader.GetString(9_999));
        Assert.True(reader.Read());
        Assert.Equal(1234, reader.GetInt32(1234));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Typed_getters_read_the_same_in_every_culture() => CultureScope.RunInEach(() =>
    {
        using CsvDataReader reader = Open("n,i,b,t,g,f\n-1.5e3,-42,TRUE,2024-02-29T10:00:00+02:00,0f8fad5b-d9cb-469f-a165-70867728950e,inf\n");
        Assert.True(reader.Read());
        Assert.Equal(-1500, reader.GetDouble(0));
        Assert.Equal(-1500m, reader.GetDecimal(0));
        Assert.Equal(-42, reader.GetInt64(1));
        Assert.True(reader.GetBoolean(2));
        Assert.Equal(new DateTime(2024, 2, 29, 8, 0, 0, DateTimeKind.Utc), reader.GetDateTime(3));
        Assert.Equal(Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), reader.GetGuid(4));
        Assert.Equal(float.PositiveInfinity, reader.GetFloat(5));
    });

    [Fact]
    public void A_value_of_the_wrong_type_is_named_with_its_place()
    {
        using CsvDataReader reader = Open("id,\"the\nprice\"\n1,\"12,50\"\n2,\n");
        Assert.True(reader.Read());
        DataFormatException error = Assert.Throws<DataFormatException>(() => reader.GetDouble(1));
        Assert.Equal("log.csv, line 3, column 'the\nprice': '12,50' is not a number. Write it like 12.5 or 1e-3, or leave the field empty if the value is missing.", error.Message);
        Assert.True(reader.Read());
        Assert.Contains("the value is missing", Assert.Throws<DataFormatException>(() => reader.GetInt32(1)).Message, StringComparison.Ordinal);
        Assert.Contains("The columns are: id", Assert.Throws<DataFormatException>(() => reader.GetOrdinal("price")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_of_one_row_stay_valid_together()
    {
        using CsvDataReader reader = Open("a,b,c\n\"1\"\"1\",\"" + new string('2', 3000) + "\"\"\",\"3\"\"\"\n");
        Assert.True(reader.Read());
        ReadOnlySpan<byte> a = reader.GetUtf8(0), b = reader.GetUtf8(1), c = reader.GetUtf8(2);
        Assert.True(a.SequenceEqual("1\"1"u8));
        Assert.Equal(3001, b.Length);
        Assert.True(c.SequenceEqual("3\""u8));
    }

    [Fact]
    public void Reading_a_row_allocates_nothing()
    {
        string row = string.Create(CultureInfo.InvariantCulture, $"{1.25},\"x\"\"y\",\n");
        using CsvDataReader reader = Open("a,b,c\n" + string.Concat(Enumerable.Repeat(row, 10_000)));
        int rows = 0;
        double sum = 0;
        AllocationAssert.AssertNoAllocation(() =>
        {
            rows += reader.Read() ? 1 : 0;
            sum += reader.GetUtf8(1).Length + reader.GetDouble(0);
        });
        Assert.Equal(4.25 * rows, sum);
    }

    private static CsvDataReader Open(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "log.csv");

    private static void AssertFault(byte[] text, CsvOptions options, long line, string? column, string reason)
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() =>
        {
            using var reader = new CsvDataReader(new MemoryStream(text), "log.csv", options);
            while (reader.Read())
            {
            }
        });
        Assert.Equal((reason, line, column, "log.csv"), (error.Reason, error.Line, error.Column, error.Path));
    }
}
