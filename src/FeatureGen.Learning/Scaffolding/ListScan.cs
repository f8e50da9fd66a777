using System.Text;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>What the elements of lists are, separated by <c>|</c>.</summary>
/// <param name="mostDistinct">So many distinct elements are kept; beyond, they are estimated.</param>
/// <param name="mostBytes">So many bytes of them are kept.</param>
internal sealed class ListScan(int mostDistinct, long mostBytes)
{
    private readonly ValueDictionary _elements = new();
    private DistinctCounter? _counter;
    private bool _hasFractions;
    private bool _areNumbers = true;

    /// <summary>The fewest and the most elements of a list.</summary>
    public (int Least, int Most) Lengths { get; private set; } = (int.MaxValue, 0);

    /// <summary>Distinct elements.</summary>
    public long Distinct => _counter?.Estimate() ?? _elements.Count - 1;

    /// <summary>Whether lists are of one length and of numbers, some of them with a fraction: an embedding.</summary>
    public bool IsVector => _areNumbers && _hasFractions && Lengths.Least == Lengths.Most && Lengths.Most > 1;

    /// <summary>The distinct elements in ordinal order; null if there are too many.</summary>
    public IReadOnlyList<string>? Texts()
    {
        if (_counter is not null) return null;
        var texts = Enumerable.Range(1, _elements.Count - 1).Select(code => Encoding.UTF8.GetString(_elements[code]));
        return [.. texts.Order(StringComparer.Ordinal)];
    }

    /// <summary>Adds a list.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        int length = 0;
        foreach (var range in text.Split((byte)'|'))
        {
            length++;
            var element = text[range];
            if (!element.IsEmpty) AddElement(element);
        }
        Lengths = (Math.Min(Lengths.Least, length), Math.Max(Lengths.Most, length));
    }

    private void AddElement(ReadOnlySpan<byte> element)
    {
        if (_areNumbers)
        {
            _areNumbers = Utf8Values.TryParseNumber(element, out double number);
            _hasFractions |= number != Math.Floor(number);
        }
        if (_counter is not null)
        {
            _counter.Add(ValueDictionary.HashOf(element));
            return;
        }
        if (_elements.GetOrAdd(element) < mostDistinct && _elements.MemoryBytes < mostBytes) return;
        _counter = new DistinctCounter();
        for (int code = 1; code < _elements.Count; code++) _counter.Add(ValueDictionary.HashOf(_elements[code]));
    }
}
