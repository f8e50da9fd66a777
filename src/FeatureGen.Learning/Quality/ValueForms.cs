using System.Text;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Quality;

/// <summary>Tells the forms of values.</summary>
internal static class ValueForms
{
    private const int LongestShape = 40;

    /// <summary>The form of a value.</summary>
    /// <param name="text">The value.</param>
    /// <param name="number">The number that it is; NaN if it is none.</param>
    public static ValueForm Of(ReadOnlySpan<byte> text, out double number)
    {
        if (PlainDecimal.TryParse(text, out number)) return ValueForm.Number;
        number = double.NaN;
        text = text.Trim(" \t"u8);
        if (text.IsEmpty || MissingWords.Contain(text)) return ValueForm.None;
        if (Utf8Values.TryParseNumber(text, out number)) return ValueForm.Number;
        number = double.NaN;
        if (Ascii.EqualsIgnoreCase(text, "true"u8) || Ascii.EqualsIgnoreCase(text, "false"u8)) return ValueForm.TrueOrFalse;
        if (Ascii.EqualsIgnoreCase(text, "yes"u8) || Ascii.EqualsIgnoreCase(text, "no"u8)) return ValueForm.YesOrNo;
        return text.Length <= LongestShape && text.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 ? OfDigits(text) : ValueForm.Text;
    }

    /// <summary>What values of the form are called.</summary>
    public static string Words(ValueForm form) => form switch
    {
        ValueForm.Number => "numbers",
        ValueForm.CommaNumber => "numbers with a comma",
        ValueForm.TrueOrFalse => "true or false",
        ValueForm.YesOrNo => "yes or no",
        ValueForm.Date => "dates like 2024-01-31",
        ValueForm.Time => "times like 2024-01-31T12:00",
        ValueForm.SlashedDate => "dates like 2024/01/31",
        ValueForm.DayFirst => "dates like 31/01/2024",
        ValueForm.MonthFirst => "dates like 01/31/2024",
        ValueForm.DottedDate => "dates like 31.01.2024",
        _ => "texts",
    };

    private static ValueForm OfDigits(ReadOnlySpan<byte> text)
    {
        if (IsCommaNumber(text)) return ValueForm.CommaNumber;
        if (!TakeNumber(ref text, out int first) || text.IsEmpty) return ValueForm.Text;
        byte separator = text[0];
        text = text[1..];
        if (!TakeNumber(ref text, out int second) || text.IsEmpty || text[0] != separator) return ValueForm.Text;
        text = text[1..];
        if (!TakeNumber(ref text, out int third)) return ValueForm.Text;
        bool isTime = !text.IsEmpty && text[0] is (byte)'T' or (byte)' ';
        if (!text.IsEmpty && !isTime) return ValueForm.Text;
        bool startsWithYear = first > 31 && IsDay(second, third);
        if (separator == (byte)'-') return !startsWithYear ? ValueForm.Text : isTime ? ValueForm.Time : ValueForm.Date;
        if (separator == (byte)'.') return IsDay(second, first) ? ValueForm.DottedDate : ValueForm.Text;
        if (separator != (byte)'/') return ValueForm.Text;
        if (startsWithYear) return ValueForm.SlashedDate;
        bool dayFirst = IsDay(second, first), monthFirst = IsDay(first, second);
        return dayFirst && monthFirst ? ValueForm.None : dayFirst ? ValueForm.DayFirst : monthFirst ? ValueForm.MonthFirst : ValueForm.Text;
    }

    private static bool IsDay(int month, int day) => month is >= 0 and <= 12 && day is >= 0 and <= 31;

    private static bool TakeNumber(ref ReadOnlySpan<byte> text, out int number)
    {
        int digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0) digits = text.Length;
        number = 0;
        if (digits is 0 or > 4) return false;
        foreach (byte digit in text[..digits]) number = 10 * number + digit - '0';
        text = text[digits..];
        return true;
    }

    // 12,5 and 1.234,5 and 1,234: whatever the comma means, no reader of numbers takes it.
    private static bool IsCommaNumber(ReadOnlySpan<byte> text)
    {
        if (text[0] is (byte)'-' or (byte)'+') text = text[1..];
        return text.Contains((byte)',') && text.IndexOfAnyExcept("0123456789.,"u8) < 0 && text.Length > 2
            && char.IsAsciiDigit((char)text[0]) && char.IsAsciiDigit((char)text[^1]);
    }
}
