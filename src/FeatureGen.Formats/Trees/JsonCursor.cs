using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Trees;

/// <summary>Reads JSON forward, value by value, into the arrays that are wanted: models are large and mostly skipped.</summary>
/// <remarks>
/// Beside RFC 8259 it takes <c>NaN</c> and <c>Infinity</c>, which trainers write. What is skipped is checked for its brackets and strings
/// alone.
/// </remarks>
internal sealed class JsonCursor(string text, string path)
{
    private const int ShownLetters = 40;

    private int _position = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    private int _depth;

    /// <summary>Where the next value or its space starts.</summary>
    public int Position => _position;

    /// <summary>Whether the next value is one of these by its first character.</summary>
    public bool IsAt(char first) => SkipSpace() == first;

    /// <summary>Reads an object; for each member the action reads or skips the value.</summary>
    public void Object(Action<string> member)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Sequence('{', '}', "an object", () =>
        {
            int place = _position;
            var name = String();
            if (!names.Add(name)) throw Error($"\"{name}\" stands twice in the same object", place);
            if (SkipSpace() != ':') throw Unexpected("':'");
            _position++;
            member(name);
        });
    }

    /// <summary>Goes to the value of the first member of an object whose name is wanted; null if there is none.</summary>
    public string? Seek(Func<string, bool> isWanted)
    {
        if (SkipSpace() != '{') throw Unexpected("an object");
        Enter();
        while (SkipSpace() != '}')
        {
            var name = String();
            if (SkipSpace() != ':') throw Unexpected("':'");
            _position++;
            if (isWanted(name)) return name;
            Skip();
            if (SkipSpace() == ',') _position++;
            else if (Peek() != '}') throw Unexpected("',' or '}'");
        }
        return null;
    }

    /// <summary>Reads an array; for each element the action reads or skips the value.</summary>
    public void Array(Action element) => Sequence('[', ']', "an array", element);

    /// <summary>Reads an array of numbers, each by a function.</summary>
    public JsonArray<T> Array<T>(Func<T> element)
    {
        SkipSpace();
        int place = _position;
        var items = new List<T>();
        Sequence('[', ']', "an array", () => items.Add(element()));
        return new JsonArray<T>(place, items.ToArray());
    }

    /// <summary>Reads a string.</summary>
    public string String()
    {
        if (SkipSpace() != '"') throw Unexpected("a string");
        return JsonString.Read(text, ref _position, (problem, position) => Error(problem, position));
    }

    /// <summary>Reads a whole number.</summary>
    public long Int64()
    {
        var (start, length) = Token("a whole number");
        return NumberSyntax.TryInt64(text, start, length, out long value)
            ? value
            : throw Error($"{Show(start, length)} is no whole number", start);
    }

    /// <summary>Reads a number as the nearest double.</summary>
    public double Double()
    {
        var (start, length) = Token("a number");
        return NumberSyntax.TryDouble(text, start, length, out double value)
            ? value
            : throw Error($"{Show(start, length)} is no number", start);
    }

    /// <summary>Reads a number as the nearest float.</summary>
    public float Single()
    {
        var (start, length) = Token("a number");
        return NumberSyntax.TrySingle(text, start, length, out float value)
            ? value
            : throw Error($"{Show(start, length)} is no number", start);
    }

    /// <summary>Reads <c>true</c> or <c>false</c>, or a number that is 0 if false.</summary>
    public bool Flag()
    {
        var (start, length) = Token("true or false");
        switch (text.Substring(start, length))
        {
            case "true" or "1": return true;
            case "false" or "0": return false;
            default: throw Error($"{Show(start, length)} is neither true nor false", start);
        }
    }

    /// <summary>Reads a string or a number, as text.</summary>
    public string Scalar()
    {
        if (SkipSpace() == '"') return String();
        var (start, length) = Token("a string or a number");
        return text.Substring(start, length);
    }

    /// <summary>Skips a value.</summary>
    public void Skip()
    {
        int outside = _depth;
        do
        {
            switch (SkipSpace())
            {
                case '{' or '[':
                    Enter();
                    break;
                case '}' or ']' when _depth > outside:
                    _depth--;
                    _position++;
                    break;
                case ',' or ':' when _depth > outside:
                    _position++;
                    break;
                case '"':
                    SkipString();
                    break;
                default:
                    Token("a value");
                    break;
            }
        }
        while (_depth > outside);
    }

    /// <summary>Requires that nothing follows.</summary>
    public void End()
    {
        SkipSpace();
        if (_position < text.Length) throw Error("unexpected text after the end of the document");
    }

    /// <summary>An error at the next value, or at a place seen before.</summary>
    public FileFormatException Error(string problem, int? place = null) => TextPlace.Error(text, path, place ?? _position, problem);

    /// <summary>An error at an element of an array that was read.</summary>
    public FileFormatException Error<T>(JsonArray<T> array, int index, string problem)
    {
        var again = new JsonCursor(text, path) { _position = array.Place };
        int at = -1, place = array.Place;
        again.Array(() =>
        {
            again.SkipSpace();
            if (++at == index) place = again._position;
            again.Skip();
        });
        return Error(problem, place);
    }

    private void Sequence(char open, char close, string what, Action element)
    {
        if (SkipSpace() != open) throw Unexpected(what);
        Enter();
        if (SkipSpace() != close)
        {
            while (true)
            {
                element();
                char next = SkipSpace();
                if (next == close) break;
                if (next != ',') throw Unexpected($"',' or '{close}'");
                _position++;
                SkipSpace();
            }
        }
        _position++;
        _depth--;
    }

    private void Enter()
    {
        if (++_depth > JsonParser.MaxDepth) throw Error($"nested more than {JsonParser.MaxDepth} levels deep");
        _position++;
    }

    private (int Start, int Length) Token(string what)
    {
        SkipSpace();
        int start = _position;
        while (Peek() is (>= '0' and <= '9') or '-' or '+' or '.' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) _position++;
        return _position > start ? (start, _position - start) : throw Unexpected(what);
    }

    private void SkipString()
    {
        _position++;
        while (Peek() != '"')
        {
            if (_position >= text.Length) throw Error("unexpected end of the file inside of a string");
            _position += text[_position] == '\\' ? 2 : 1;
        }
        _position++;
    }

    private char SkipSpace()
    {
        while (Peek() is ' ' or '\n' or '\r' or '\t') _position++;
        return Peek();
    }

    private char Peek() => _position < text.Length ? text[_position] : '\0';

    private string Show(int start, int length) =>
        "'" + text.Substring(start, Math.Min(length, ShownLetters)) + (length > ShownLetters ? "...'" : "'");

    private FileFormatException Unexpected(string wanted) => Error(_position >= text.Length
        ? $"unexpected end of the file: {wanted} is missing"
        : $"expected {wanted}, found '{(text[_position] < ' ' ? '?' : text[_position])}'");
}
