namespace FeatureGen.Formats.Trees;

/// <summary>A line of a LightGBM file: <c>name=value value value</c>.</summary>
internal sealed class LightGbmLine
{
    private const int ShownLetters = 40;

    private readonly string _text;
    private readonly string _path;
    private readonly int _start;
    private readonly int _end;
    private readonly int _values;

    public LightGbmLine(string text, string path, int start, int end)
    {
        (_text, _path, _start, _end) = (text, path, start, end);
        int sign = text.IndexOf('=', start, end - start);
        Name = text.Substring(start, (sign < 0 ? end : sign) - start);
        _values = sign < 0 ? end : sign + 1;
    }

    /// <summary>What stands before the sign of equality, or the whole line.</summary>
    public string Name { get; }

    /// <summary>What stands behind it.</summary>
    public string Value => _text.Substring(_values, _end - _values);

    /// <summary>All of the line.</summary>
    public string WholeText => _text.Substring(_start, _end - _start);

    /// <summary>An error at the line.</summary>
    public FileFormatException Error(string problem) => TextPlace.Error(_text, _path, _start, problem);

    /// <summary>An error at one of the line's values.</summary>
    public FileFormatException Error(int index, string problem) =>
        TextPlace.Error(_text, _path, Tokens().Skip(index).Select(token => token.Start).DefaultIfEmpty(_values).First(), problem);

    /// <summary>The line as its single whole number.</summary>
    public int Count(int most)
    {
        var numbers = Integers();
        if (numbers.Length != 1) throw Error($"\"{Name}\" is one number");
        return numbers[0] >= 0 && numbers[0] <= most ? numbers[0] : throw Error(0, $"\"{Name}\" is {numbers[0]}; 0 to {most} is read");
    }

    /// <summary>The values as whole numbers.</summary>
    public int[] Integers() => Parse((string text, int start, int length, out int value) =>
    {
        bool isNumber = NumberSyntax.TryInt64(text, start, length, out long wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = isNumber ? (int)wide : 0;
        return isNumber;
    });

    /// <summary>The values as words of 32 bits.</summary>
    public uint[] Words() => Parse((string text, int start, int length, out uint value) =>
    {
        bool isWord = NumberSyntax.TryInt64(text, start, length, out long wide) && wide is >= 0 and <= uint.MaxValue;
        value = isWord ? (uint)wide : 0;
        return isWord;
    });

    /// <summary>The values as numbers; infinities are some, NaN is none.</summary>
    public double[] Doubles() => Parse((string text, int start, int length, out double value) =>
        NumberSyntax.TryDouble(text, start, length, out value) && !double.IsNaN(value));

    private T[] Parse<T>(Parser<T> parser)
    {
        var values = new List<T>();
        foreach (var (start, length) in Tokens())
        {
            if (!parser(_text, start, length, out T value))
                throw TextPlace.Error(_text, _path, start,
                    $"\"{Name}\" holds '{Show(start, length)}', which is no number that can stand here");
            values.Add(value);
        }
        return values.ToArray();
    }

    private IEnumerable<(int Start, int Length)> Tokens()
    {
        for (int position = _values; position < _end;)
        {
            int end = _text.IndexOf(' ', position, _end - position);
            if (end < 0) end = _end;
            if (end > position) yield return (position, end - position);
            position = end + 1;
        }
    }

    private string Show(int start, int length) => _text.Substring(start, Math.Min(length, ShownLetters));

    private delegate bool Parser<T>(string text, int start, int length, out T value);
}
