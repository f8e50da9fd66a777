using System.Globalization;
using System.Text;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>
/// Which types the values of a column can be read as. A type is possible only while every value is what the tool, reading through a schema,
/// accepts for it; so a scaffolded type always reads the data that it was made from.
/// </summary>
internal sealed class TypeInference
{
    private const int MostStrangers = 3;
    private const int NumbersPerStranger = 10;
    private const int DigitsOfAnySingle = 6;

    // The first that is possible is chosen.
    private static readonly ScalarType[] Candidates =
    [
        ScalarType.Boolean, ScalarType.Integer, ScalarType.Unsigned, ScalarType.Double, ScalarType.DateOnly, ScalarType.DateTimeOffset,
        ScalarType.TimeSpan, ScalarType.Guid,
    ];

    private readonly List<string> _strangers = [];
    private int _possible = (1 << Candidates.Length) - 1;
    private int _numbers;

    /// <summary>Whether numbers are written like <c>007</c>: a code, not a quantity.</summary>
    public bool HasLeadingZeros { get; private set; }

    /// <summary>Whether truth values are written as words.</summary>
    public bool HasTruthWords { get; private set; }

    /// <summary>Whether a <see cref="float"/> keeps every digit that is written.</summary>
    public bool FitsSingle { get; private set; } = true;

    /// <summary>The smallest and the largest whole number.</summary>
    public (long Min, long Max) Whole { get; private set; } = (long.MaxValue, long.MinValue);

    /// <summary>Parts of dates that vary.</summary>
    public TimeSpread Times { get; } = new();

    /// <summary>The few values that alone keep the column from being numbers; empty if it is one of numbers, or not by far.</summary>
    public IReadOnlyList<string> Strangers => _numbers >= NumbersPerStranger * _strangers.Count ? _strangers : [];

    /// <summary>The type.</summary>
    public ScalarType Type
    {
        get
        {
            foreach (var type in Candidates)
                if (Can(type)) return IsCode(type) ? ScalarType.String : type;
            return ScalarType.String;
        }
    }

    /// <summary>Whether all values can be read as a type.</summary>
    public bool Can(ScalarType type) => type switch
    {
        ScalarType.String => true,
        ScalarType.Double => _strangers.Count == 0 && IsPossible(type),
        _ => IsPossible(type),
    };

    /// <summary>Adds a value, which is not empty; the same one again changes nothing.</summary>
    /// <returns>The number that it is, or NaN.</returns>
    public double Add(ReadOnlySpan<byte> text)
    {
        double number = double.NaN;
        for (int i = 0; i < Candidates.Length; i++)
        {
            if ((_possible >> i & 1) == 0) continue;
            if (!Accepts(Candidates[i], text, out var value)) Reject(i, text);
            else if (Candidates[i] == ScalarType.Double) number = NoteNumber(text, value.Real);
            else Note(text, value);
        }
        return number;
    }

    private bool IsPossible(ScalarType type) => (_possible >> Array.IndexOf(Candidates, type) & 1) != 0;

    private bool IsCode(ScalarType type) =>
        HasLeadingZeros && type is (ScalarType.Integer or ScalarType.Unsigned or ScalarType.Double);

    private static bool Accepts(ScalarType type, ReadOnlySpan<byte> text, out Scalar value) =>
        ScalarText.TryParse(type, text, out value) && (type != ScalarType.TimeSpan || text.Contains((byte)':'));

    private void Reject(int candidate, ReadOnlySpan<byte> text)
    {
        bool isNumber = Candidates[candidate] == ScalarType.Double;
        if (isNumber)
        {
            // A few strange words among numbers are worth a remark.
            var stranger = Encoding.UTF8.GetString(text);
            if (_strangers.Contains(stranger)) return;
            _strangers.Add(stranger);
            if (_strangers.Count <= MostStrangers) return;
            _strangers.Clear();
        }
        _possible &= ~(1 << candidate);
    }

    private void Note(ReadOnlySpan<byte> text, in Scalar value)
    {
        if (value.Type == ScalarType.Integer) Whole = (Math.Min(Whole.Min, value.Integer), Math.Max(Whole.Max, value.Integer));
        else if (value.Type == ScalarType.DateTimeOffset) Times.Add(new DateTime(value.Integer, DateTimeKind.Utc));
        else if (value.Type == ScalarType.Boolean) HasTruthWords |= !char.IsAsciiDigit((char)text[0]);
    }

    private double NoteNumber(ReadOnlySpan<byte> text, double number)
    {
        if (_numbers < int.MaxValue) _numbers++;
        HasLeadingZeros |= text.Length > 1 && text[0] == (byte)'0' && char.IsAsciiDigit((char)text[1]);
        FitsSingle = FitsSingle && KeepsDigits(text, number);
        return number;
    }

    private static bool KeepsDigits(ReadOnlySpan<byte> text, double number)
    {
        if (!double.IsFinite(number) || number == 0) return true;
        float single = (float)number;
        if (!float.IsNormal(single)) return false;
        return text.Length <= DigitsOfAnySingle || single == number
            || double.Parse(NumberText.Of(single), NumberStyles.Float, CultureInfo.InvariantCulture) == number;
    }
}
