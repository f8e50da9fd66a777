using System.Collections.Frozen;

namespace FeatureGen.Encoders;

/// <summary>
/// A fixed list of texts as indices: 0 for null and the empty text, 1 to <see cref="Count"/> the texts in their order (compared ordinally),
/// behind them the out-of-vocabulary buckets. Immutable, so any number of threads may use it.
/// </summary>
public sealed class Vocabulary
{
    private readonly FrozenDictionary<string, int> indices;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> indicesBySpan;

    /// <summary>A vocabulary of the texts in their order.</summary>
    /// <param name="values">The texts, each once, none of them empty.</param>
    /// <param name="outOfVocabulary">How many buckets other texts share by their hash; without any they are missing.</param>
    /// <exception cref="ArgumentException">A text is null, empty or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outOfVocabulary"/> is negative.</exception>
    public Vocabulary(ReadOnlySpan<string> values, int outOfVocabulary)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outOfVocabulary);
        var builder = new Dictionary<string, int>(values.Length, StringComparer.Ordinal);
        foreach (string value in values)
        {
            int place = builder.Count;
            if (string.IsNullOrEmpty(value))
                throw new ArgumentException(
                    $"Value {place} of the vocabulary is empty: take it out (it is always missing).", nameof(values));
            if (!builder.TryAdd(value, 1 + place))
                throw new ArgumentException(
                    $"The vocabulary has '{value}' at {builder[value] - 1} and at {place}: keep one.", nameof(values));
        }
        indices = builder.ToFrozenDictionary(StringComparer.Ordinal);
        indicesBySpan = indices.GetAlternateLookup<ReadOnlySpan<char>>();
        OutOfVocabulary = outOfVocabulary;
    }

    /// <summary>How many texts it knows.</summary>
    public int Count => indices.Count;

    /// <summary>How many buckets the texts share that it does not know.</summary>
    public int OutOfVocabulary { get; }

    /// <summary>How many indices there are: the missing one, the texts, the buckets.</summary>
    public int IndexSpace => 1 + Count + OutOfVocabulary;

    /// <summary>The index of the text.</summary>
    public int Index(string? value)
    {
        if (string.IsNullOrEmpty(value)) return 0;
        return indices.TryGetValue(value, out int index) ? index : Unknown(value);
    }

    /// <inheritdoc cref="Index(string)"/>
    public int Index(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty) return 0;
        return indicesBySpan.TryGetValue(value, out int index) ? index : Unknown(value);
    }

    private int Unknown(ReadOnlySpan<char> value) =>
        OutOfVocabulary == 0 ? 0 : Count + Hashing.Bucket(Hashing.Of(value), OutOfVocabulary);
}
