using System.Globalization;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Identifiers of C#.</summary>
public static class CSharpNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new",
        "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short",
        "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong",
        "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        // In some places only, but they cannot name types, or are misread.
        "allows", "async", "await", "dynamic", "extension", "field", "file", "global", "nameof", "notnull", "nint", "nuint", "partial",
        "record", "required", "scoped", "unmanaged", "var", "when", "where", "with", "yield",
    };

    // Members of every record, of object, and what is generated into a schema.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Clone", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals",
        "ToString", "Schema", "Extract",
    };

    // What types and attributes of scaffolded code are called.
    private static readonly HashSet<string> Used = new(StringComparer.Ordinal)
    {
        "Attribute", "DateOnly", "DateTimeOffset", "FeatureGen", "Guid", "ReadOnlyMemory", "System", "TimePart", "TimeSpan", "Transform",
    };

    /// <summary>Whether a text can be an identifier, a keyword with <c>@</c> included.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0 && IsStart(text[0]) && text.All(IsPart);

    /// <summary>Whether a property of a schema can have the name.</summary>
    internal static bool CanBeMember(string name) => IsIdentifier(name) && !Taken.Contains(name)
        && !name.StartsWith("get_", StringComparison.Ordinal) && !name.StartsWith("set_", StringComparison.Ordinal)
        && !name.StartsWith("s_vocabulary", StringComparison.Ordinal) && name != "s_featureSchema" && name != "FeatureGenModel";

    /// <summary>Whether a type can have the name and be a schema: none of its members, nor a type that they use, has it.</summary>
    public static bool CanBeSchema(string name) => CanBeMember(name) && !Used.Contains(name);

    /// <summary>An identifier as code has it.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>An identifier made of the words of any text, each with a capital: <c>hours-per week</c> becomes HoursPerWeek.</summary>
    internal static string Pascal(string text)
    {
        var name = new System.Text.StringBuilder();
        bool starts = true;
        foreach (char c in text)
        {
            bool isLetter = c != '_' && IsPart(c);
            if (isLetter) name.Append(starts ? char.ToUpperInvariant(c) : c);
            starts = !isLetter;
        }
        if (name.Length == 0) name.Append("Column");
        if (!IsStart(name[0])) name.Insert(0, '_');
        return CanBeMember(name.ToString()) ? name.ToString() : name.Append("Value").ToString();
    }

    /// <summary>The name, with the first number behind it that makes it new.</summary>
    internal static string Unique(string name, Predicate<string> isTaken)
    {
        var unique = name;
        for (int i = 2; isTaken(unique); i++) unique = string.Create(CultureInfo.InvariantCulture, $"{name}{i}");
        return unique;
    }

    private static bool IsStart(char c) => c == '_' || char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => IsStart(c) || char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
