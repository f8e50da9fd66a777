using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Decides what a label is: two classes, several, or a number.</summary>
/// <remarks>
/// Through a schema the type decides: truth values and named positives are two classes, texts and enumerations several, spans of time a
/// number (in seconds). Numbers that are all 0 or 1 are two classes; of the others, integers with at most 32 different values are
/// classes, everything else is real. Without a schema a label is real if it has more than 32 different values, all numbers. Both is
/// decided by the first 8,192 rows.
/// </remarks>
internal sealed class LabelChoice
{
    /// <summary>The most different numbers that are taken for classes.</summary>
    public const int MostClasses = 32;

    private const int RowsToDecide = 1 << 13;
    private readonly PreviewSource _source;
    private readonly string _name;
    private readonly int _column;

    private LabelChoice(PreviewSource source, string name)
    {
        (_source, _name) = (source, name);
        _column = source.Names.ToList().IndexOf(name);
        if (_column < 0) throw DataFormatException.NoColumn(source.Path, name, source.Names);
    }

    /// <summary>What the label of a schema is.</summary>
    /// <param name="source">The table.</param>
    /// <param name="label">The label.</param>
    /// <param name="wanted">What the user says that it is; null if nothing.</param>
    /// <exception cref="SchemaException">It cannot be what the user says.</exception>
    public static LabelRule Of(PreviewSource source, LabelManifest label, TargetKind? wanted)
    {
        var choice = new LabelChoice(source, label.Name);
        bool hasName = label.Type is ScalarType.String or ScalarType.Enum;
        if (wanted == TargetKind.Real && (hasName || label.Type == ScalarType.Boolean))
            throw new SchemaException($"the label '{label.Name}' is no number in the schema, so it cannot be profiled as a real one.");
        if (hasName) return label.Positive is null || wanted == TargetKind.Classes ? LabelRule.AnyClass(label.Name) : LabelRule.Binary(label);
        if (label.Type == ScalarType.Boolean || wanted == TargetKind.Binary) return LabelRule.Binary(label);
        NumberParser parser = (ReadOnlySpan<byte> text, out double number) => TryRead(label.Type, text, out number);
        if (wanted is null && label.Type != ScalarType.TimeSpan)
        {
            var seen = choice.Look(parser);
            bool isWhole = label.Type is ScalarType.Integer or ScalarType.Unsigned;
            if (seen.AreZeroOrOne) return LabelRule.Binary(label);
            if (isWhole && seen.Distinct <= MostClasses) wanted = TargetKind.Classes;
        }
        return wanted == TargetKind.Classes ? LabelRule.NumberedClass(label.Name, parser) : choice.Number(parser);
    }

    /// <summary>What a column is.</summary>
    /// <param name="source">The table.</param>
    /// <param name="name">The column.</param>
    /// <param name="wanted">What the user says that it is; null if nothing.</param>
    public static LabelRule Of(PreviewSource source, string name, TargetKind? wanted)
    {
        var choice = new LabelChoice(source, name);
        if (wanted is null)
        {
            var seen = choice.Look(Utf8Values.TryParseNumber);
            wanted = seen.AreNumbers && seen.Distinct > MostClasses ? TargetKind.Real : TargetKind.Classes;
        }
        return wanted == TargetKind.Real ? choice.Number(Utf8Values.TryParseNumber) : LabelRule.AnyClass(name);
    }

    /// <summary>A label of a schema as a number; spans of time in seconds.</summary>
    internal static bool TryRead(ScalarType type, ReadOnlySpan<byte> text, out double number)
    {
        number = double.NaN;
        // Written with digits it is read as a double: a decimal or single of the schema is kept as it is written.
        if (type is ScalarType.Single or ScalarType.Double or ScalarType.Decimal) return Utf8Values.TryParseNumber(text, out number);
        if (!ScalarText.TryParse(type, text, out var value)) return false;
        number = type switch
        {
            ScalarType.TimeSpan => new TimeSpan(value.Integer).TotalSeconds,
            ScalarType.Unsigned => (ulong)value.Integer,
            _ => value.Integer,
        };
        return true;
    }

    private LabelRule Number(NumberParser parser)
    {
        _source.Look(_source.Capacity);
        var values = new List<double>();
        var label = new RealLabel(parser, [], 0, 0);
        foreach (double value in Values(label)) values.Add(value);
        values.Sort();
        var numbers = new List<double>();
        var counts = new List<long>();
        double mean = 0;
        for (int i = 0; i < values.Count; i++)
        {
            mean += (values[i] - mean) / (i + 1);
            if (i == 0 || values[i] != values[i - 1])
            {
                numbers.Add(values[i]);
                counts.Add(0);
            }
            counts[^1]++;
        }
        int bins = _source.IsAtEnd ? LabelBins.For(values.Count) : LabelBins.Most;
        double[] starts = values.Count == 0 ? [0] : QuantileBins.Starts(numbers.ToArray(), counts.ToArray(), bins);
        return LabelRule.Number(_name, label with { Starts = starts, Settled = values.Count, Origin = mean });
    }

    private LabelFacts Look(NumberParser parser)
    {
        _source.Look(RowsToDecide);
        var distinct = new HashSet<double>();
        bool areNumbers = true, areZeroOrOne = true;
        foreach (var text in Texts())
        {
            bool isNumber = parser(text.Span, out double number) && double.IsFinite(number);
            bool isCode = text.Length > 1 && text.Span[0] == (byte)'0' && char.IsAsciiDigit((char)text.Span[1]);
            areNumbers &= isNumber && !isCode;
            areZeroOrOne &= !isNumber || number is 0 or 1;
            if (isNumber && distinct.Count <= MostClasses) distinct.Add(number);
        }
        return new LabelFacts(distinct.Count, areNumbers, areZeroOrOne);
    }

    private IEnumerable<double> Values(RealLabel label)
    {
        foreach (var text in Texts())
            if (label.TryRead(text.Span, out double value) && !double.IsNaN(value)) yield return value;
    }

    /// <summary>The labels at hand that are not missing.</summary>
    private IEnumerable<ReadOnlyMemory<byte>> Texts()
    {
        var view = new ColumnView();
        foreach (var block in _source.Blocks)
        {
            view.Load(block, _column);
            for (int row = 0; row < view.Count; row++)
                if (view.Lengths[row] > 0) yield return view.Text.AsMemory(view.Starts[row], view.Lengths[row]);
        }
    }

    private readonly record struct LabelFacts(int Distinct, bool AreNumbers, bool AreZeroOrOne);
}
