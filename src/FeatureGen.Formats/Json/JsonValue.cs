using System.Globalization;

namespace FeatureGen.Formats.Json;

/// <summary>A JSON value that knows where in its file it stands, so that a wrong value is reported with its place.</summary>
/// <remarks>
/// The JSON reader of netstandard2.0 gives no positions, and an analyzer may bring no dependency along: hence our own, small and strict.
/// </remarks>
public sealed class JsonValue
{
    private readonly string _path;
    private readonly object? _content;

    internal JsonValue(string path, int line, int column, JsonKind kind, object? content)
    {
        _path = path;
        _content = content;
        Line = line;
        Column = column;
        Kind = kind;
    }

    /// <summary>What the value is.</summary>
    public JsonKind Kind { get; }

    /// <summary>1-based line of the value's first character.</summary>
    public int Line { get; }

    /// <summary>1-based column of the value's first character.</summary>
    public int Column { get; }

    /// <summary>The elements of an array.</summary>
    /// <exception cref="FileFormatException">The value is not an array.</exception>
    public IReadOnlyList<JsonValue> Items => (List<JsonValue>)Expect(JsonKind.Array, "an array");

    /// <summary>The members of an object, in the order of the file.</summary>
    /// <exception cref="FileFormatException">The value is not an object.</exception>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members => (List<KeyValuePair<string, JsonValue>>)Expect(JsonKind.Object, "an object");

    /// <summary>The member of that name.</summary>
    /// <exception cref="FileFormatException">The value is not an object or has no such member.</exception>
    public JsonValue this[string name] => Find(name) ?? throw Error($"\"{name}\" is missing");

    /// <summary>The member of that name, or null if it is absent or <c>null</c>.</summary>
    /// <exception cref="FileFormatException">The value is not an object.</exception>
    public JsonValue? Find(string name)
    {
        foreach (var member in Members)
            if (string.Equals(member.Key, name, StringComparison.Ordinal))
                return member.Value.Kind == JsonKind.Null ? null : member.Value;
        return null;
    }

    /// <summary>The string.</summary>
    /// <exception cref="FileFormatException">The value is not a string.</exception>
    public string AsString() => (string)Expect(JsonKind.String, "a string");

    /// <summary>The boolean.</summary>
    /// <exception cref="FileFormatException">The value is not a boolean.</exception>
    public bool AsBoolean() => (bool)Expect(JsonKind.Boolean, "true or false");

    /// <summary>The number as a finite double.</summary>
    /// <exception cref="FileFormatException">The value is not a number, or outside of the range of double.</exception>
    public double AsDouble()
    {
        var text = (string)Expect(JsonKind.Number, "a number");
        // Beyond the range some runtimes give an infinity and some fail.
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsInfinity(number);
        return isNumber ? number : throw Error($"{text} is outside of the range of a number");
    }

    /// <summary>The number as a finite float.</summary>
    /// <exception cref="FileFormatException">The value is not a number, or outside of the range of float.</exception>
    public float AsSingle()
    {
        var text = (string)Expect(JsonKind.Number, "a number");
        bool isNumber = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && !float.IsInfinity(number);
        return isNumber ? number : throw Error($"{text} is outside of the range of a 32-bit float");
    }

    /// <summary>The number as a whole number.</summary>
    /// <exception cref="FileFormatException">The value is not a whole number of 64 bits.</exception>
    public long AsInt64()
    {
        var text = (string)Expect(JsonKind.Number, "a whole number");
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Error($"{text} is not a whole number");
    }

    /// <summary>The number as a whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <exception cref="FileFormatException">The value is not such a number.</exception>
    public int AsInt32(int min = int.MinValue, int max = int.MaxValue)
    {
        long number = AsInt64();
        return number >= min && number <= max ? (int)number : throw Error($"{number} is not between {min} and {max}");
    }

    /// <summary>The string as an enumeration value, by its camel-cased name.</summary>
    /// <exception cref="FileFormatException">The value is not one of the names.</exception>
    public TEnum AsEnum<TEnum>()
        where TEnum : struct, Enum
    {
        var text = AsString();
        // Names rather than values: an array of values of a type parameter is what native compilation warns about.
        var names = Enum.GetNames(typeof(TEnum));
        foreach (var name in names)
            if (string.Equals(JsonWriter.CamelCase(name), text, StringComparison.Ordinal)) return (TEnum)Enum.Parse(typeof(TEnum), name);
        throw Error($"\"{text}\" is not one of {string.Join(", ", names.Select(JsonWriter.CamelCase))}");
    }

    /// <summary>An error at this value's place.</summary>
    public FileFormatException Error(string problem) => new(_path, Line, Column, problem);

    private object Expect(JsonKind kind, string wanted) =>
        Kind == kind ? _content! : throw Error($"expected {wanted}, found {Describe()}");

    private string Describe() => Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "a boolean",
        JsonKind.Number => "a number",
        JsonKind.String => "a string",
        JsonKind.Array => "an array",
        _ => "an object",
    };
}
