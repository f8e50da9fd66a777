using System.Text;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Quality;

/// <summary>The distinct texts of a column, in the order of their first row, and how many rows have each.</summary>
internal sealed class TextTable
{
    private readonly ValueDictionary _texts;
    private readonly int[] _codes;
    private ValueForm[]? _forms;
    private double[]? _numbers;

    private TextTable(ValueDictionary texts, int[] codes, long[] rows)
    {
        (_texts, _codes, Rows) = (texts, codes, rows);
        Total = rows.Sum();
    }

    /// <summary>The number of distinct texts, the missing one not counted.</summary>
    public int Count => _codes.Length;

    /// <summary>The rows of each text.</summary>
    public long[] Rows { get; }

    /// <summary>The rows that have a text.</summary>
    public long Total { get; }

    /// <summary>The form of each text.</summary>
    public ValueForm[] Forms => _forms ?? Read()._forms!;

    /// <summary>The number that each text is; NaN if it is none, or the text <c>NaN</c>.</summary>
    public double[] Numbers => _numbers ?? Read()._numbers!;

    /// <summary>For each sampled row the place of its text, -1 for none; empty where all rows were counted.</summary>
    public int[] Sequence { get; private init; } = [];

    /// <summary>The distance between sampled rows; 1 where all rows were counted.</summary>
    public int Stride { get; private init; } = 1;

    /// <summary>A text.</summary>
    public ReadOnlySpan<byte> this[int place] => _texts[_codes[place]];

    /// <summary>Whether a text is <c>NaN</c>, whatever its case.</summary>
    public bool IsNaN(int place) =>
        this[place].Length is >= 3 and <= 4 && Utf8Values.TryParseNumber(this[place], out double number) && double.IsNaN(number);

    /// <summary>A text as people read it.</summary>
    public string Show(int place)
    {
        const int longest = 64;
        string text = Encoding.UTF8.GetString(this[place]);
        return text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "...";
    }

    /// <summary>All texts of a column.</summary>
    public static TextTable OfAll(ValueDictionary texts, ReadOnlySpan<int> rowsPerCode)
    {
        var codes = new List<int>();
        var rows = new List<long>();
        for (int code = 1; code < rowsPerCode.Length; code++)
        {
            if (rowsPerCode[code] == 0) continue;
            codes.Add(code);
            rows.Add(rowsPerCode[code]);
        }
        return new TextTable(texts, [.. codes], [.. rows]);
    }

    /// <summary>The texts of sampled rows.</summary>
    public static TextTable OfSequence(ValueDictionary texts, ReadOnlySpan<int> sequence, int stride)
    {
        var placeOf = new int[texts.Count];
        var places = new int[sequence.Length];
        var codes = new List<int>();
        var rows = new List<long>();
        for (int row = 0; row < sequence.Length; row++)
        {
            int code = sequence[row];
            if (code > 0 && placeOf[code] == 0)
            {
                codes.Add(code);
                rows.Add(0);
                placeOf[code] = codes.Count;
            }
            places[row] = placeOf[code] - 1;
            if (code > 0) rows[places[row]]++;
        }
        return new TextTable(texts, [.. codes], [.. rows]) { Sequence = places, Stride = stride };
    }

    private TextTable Read()
    {
        (_forms, _numbers) = (new ValueForm[Count], new double[Count]);
        for (int place = 0; place < Count; place++) _forms[place] = ValueForms.Of(this[place], out _numbers[place]);
        return this;
    }
}
