namespace FeatureGen.Formats.Json;

/// <summary>Parses strict JSON (RFC 8259) into <see cref="JsonValue"/>s with positions.</summary>
public sealed class JsonParser
{
    /// <summary>Deepest nesting of arrays and objects that is read.</summary>
    public const int MaxDepth = 64;

    /// <summary>Longest text that is read, in characters.</summary>
    public const int MaxLength = 1 << 27;

    private readonly string _text;
    private readonly string _path;
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private int _depth;

    private JsonParser(string text, string path)
    {
        _text = text;
        _path = path;
    }

    /// <summary>Parses one JSON document.</summary>
    /// <param name="text">The whole text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The text is not JSON, too long or nested too deeply.</exception>
    public static JsonValue Parse(string text, string path)
    {
        var parser = new JsonParser(text, path);
        if (text.Length > MaxLength) throw parser.Error($"the file has {text.Length} characters, more than the {MaxLength} that are read");
        parser.SkipByteOrderMark();
        parser.SkipSpace();
        var value = parser.ReadValue();
        parser.SkipSpace();
        if (parser._position < text.Length) throw parser.Error("unexpected text after the end of the document");
        return value;
    }

    private void SkipByteOrderMark()
    {
        if (_text.Length > 0 && _text[0] == '\uFEFF') _position = _lineStart = 1;
    }

    private JsonValue ReadValue()
    {
        int line = _line, column = _position - _lineStart + 1;
        JsonValue Value(JsonKind kind, object? content) => new(_path, line, column, kind, content);
        if (_position >= _text.Length) throw Missing("a value");
        char first = _text[_position];
        switch (first)
        {
            case '{': return Value(JsonKind.Object, ReadObject());
            case '[': return Value(JsonKind.Array, ReadArray());
            case '"': return Value(JsonKind.String, ReadString());
            case 't': ReadWord("true"); return Value(JsonKind.Boolean, true);
            case 'f': ReadWord("false"); return Value(JsonKind.Boolean, false);
            case 'n': ReadWord("null"); return Value(JsonKind.Null, null);
            case '-' or (>= '0' and <= '9'): return Value(JsonKind.Number, ReadNumber());
            default: throw Error($"unexpected character '{first}'");
        }
    }

    private List<KeyValuePair<string, JsonValue>> ReadObject()
    {
        var members = new List<KeyValuePair<string, JsonValue>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        ReadSequence('}', () =>
        {
            if (Peek() != '"') throw Missing("a member's name in quotes");
            var name = ReadString();
            if (!names.Add(name)) throw Error($"\"{name}\" stands twice in the same object");
            SkipSpace();
            if (Peek() != ':') throw Missing($"':' after \"{name}\"");
            _position++;
            SkipSpace();
            members.Add(new KeyValuePair<string, JsonValue>(name, ReadValue()));
        });
        return members;
    }

    private List<JsonValue> ReadArray()
    {
        var items = new List<JsonValue>();
        ReadSequence(']', () => items.Add(ReadValue()));
        return items;
    }

    private void ReadSequence(char close, Action readElement)
    {
        if (++_depth > MaxDepth) throw Error($"nested more than {MaxDepth} levels deep");
        _position++;
        SkipSpace();
        if (Peek() != close)
        {
            while (true)
            {
                readElement();
                SkipSpace();
                if (Peek() == close) break;
                if (Peek() != ',') throw Missing($"',' or '{close}'");
                _position++;
                SkipSpace();
            }
        }
        _position++;
        _depth--;
    }

    // A string holds no line feed, so its place is on the current line.
    private string ReadString() => JsonString.Read(_text, ref _position, (problem, position) => new(_path, _line, position - _lineStart + 1, problem));

    private string ReadNumber()
    {
        int start = _position;
        if (Peek() == '-') _position++;
        if (Peek() == '0') _position++;
        else ReadDigits();
        if (Peek() == '.')
        {
            _position++;
            ReadDigits();
        }
        if (Peek() is 'e' or 'E')
        {
            _position++;
            if (Peek() is '+' or '-') _position++;
            ReadDigits();
        }
        return _text.Substring(start, _position - start);
    }

    private void ReadDigits()
    {
        if (Peek() is < '0' or > '9') throw Missing("a digit");
        while (Peek() is >= '0' and <= '9') _position++;
    }

    private void ReadWord(string word)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0) throw Error($"unexpected character '{_text[_position]}'");
        _position += word.Length;
    }

    private void SkipSpace()
    {
        for (; _position < _text.Length; _position++)
        {
            char c = _text[_position];
            if (c == '\n')
            {
                _line++;
                _lineStart = _position + 1;
            }
            else if (c is not (' ' or '\t' or '\r'))
            {
                return;
            }
        }
    }

    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private FileFormatException Missing(string wanted) =>
        Error(_position >= _text.Length ? $"the file ends too early; expected {wanted}" : $"expected {wanted}");

    private FileFormatException Error(string problem) => new(_path, _line, _position - _lineStart + 1, problem);
}
