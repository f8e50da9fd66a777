using FeatureGen.Formats;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Trees;
using FeatureGen.Learning.Data;

namespace FeatureGen.Tool.Commands;

/// <summary>The rows of a table as a model's own features ask for them: columns are bound by name, further columns are ignored.</summary>
/// <remarks>
/// An empty cell is missing. A category is found by its text in the model's own list; a text that is not there is missing, which is what
/// the trainers make of a category that training did not see. What no tree asks for is not read.
/// </remarks>
internal sealed class ModelRows
{
    private const int MostRows = 1000;
    private const int MostNumbers = 1 << 20;
    private const int MostShown = 60;
    private const int MostNamed = 5;

    private readonly CsvDataReader _reader;
    private readonly int[] _ordinals;
    private readonly Dictionary<string, int>?[] _codes;
    private readonly TreeEnsemble _model;
    private readonly int _blockRows;
    private readonly float[] _block;
    private readonly int[] _asked;

    /// <exception cref="DataFormatException">A feature has no column.</exception>
    public ModelRows(TreeEnsemble model, CsvDataReader reader)
    {
        _model = model;
        _reader = reader;
        _ordinals = Bind(model, reader);
        _codes = [.. model.Features.Select(Codes)];
        _blockRows = Math.Clamp(MostNumbers / Math.Max(Math.Max(_ordinals.Length, model.OutputCount), 1), 1, MostRows);
        _block = new float[_ordinals.Length * _blockRows];
        _block.AsSpan().Fill(float.NaN);
        _asked = [.. model.AskedFeatures()];
    }

    /// <summary>The most rows of a block.</summary>
    public int BlockRows => _blockRows;

    /// <summary>Reads the next rows: a slot a feature. There are none at the end.</summary>
    /// <exception cref="DataFormatException">A value is no number.</exception>
    public FeatureTile ReadBlock()
    {
        int count = 0;
        for (; count < _blockRows && _reader.Read(); count++)
            foreach (int feature in _asked) _block[feature * _blockRows + count] = Value(feature);
        // Columns stand one behind the other, also those of the last rows.
        if (count < _blockRows)
            foreach (int feature in _asked) _block.AsSpan(feature * _blockRows, count).CopyTo(_block.AsSpan(feature * count));
        return new FeatureTile(_block, _ordinals.Length, count);
    }

    private float Value(int feature)
    {
        int ordinal = _ordinals[feature];
        var text = _reader.GetUtf8(ordinal);
        if (_codes[feature] is { } codes) return Code(codes, feature, text);
        if (text.IsEmpty) return float.NaN;
        if (Utf8Values.TryParseNumber(text, out double number)) return (float)number;
        return Utf8Values.TryParseBoolean(text, out bool truth) ? (truth ? 1 : 0) : throw NoNumber(feature);
    }

    private float Code(Dictionary<string, int> codes, int feature, ReadOnlySpan<byte> text)
    {
        if (codes.TryGetValue(text.IsEmpty ? "" : _reader.GetString(_ordinals[feature]), out int code)) return code;
        if (!Utf8Values.TryParseNumber(text, out double number)) return float.NaN;
        if (codes.TryGetValue(NumberText.Of(number), out code)) return code;
        return _model.Features[feature].TakesCodes ? (float)number : float.NaN;
    }

    private DataFormatException NoNumber(int feature)
    {
        var text = _reader.GetString(_ordinals[feature]);
        var shown = text.Length > MostShown ? text[..MostShown] + "..." : text;
        return _reader.Error(_ordinals[feature], _model.Features[feature].IsCategorical
            ? $"'{shown}' is not a number. The model holds no list of this feature's categories: give their codes."
            : $"'{shown}' is not a number. Write it like 12.5 or 1e-3, or leave the field empty if the value is missing.");
    }

    private static int[] Bind(TreeEnsemble model, CsvDataReader reader)
    {
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < reader.FieldCount; i++) ordinals.Add(reader.Names[i], i);
        var missing = model.Features.Select(feature => feature.Name).Where(name => !ordinals.ContainsKey(name)).ToArray();
        return missing.Length == 0 ? [.. model.Features.Select(feature => ordinals[feature.Name])] : throw NoColumns(missing, reader);
    }

    private static DataFormatException NoColumns(string[] missing, CsvDataReader reader)
    {
        var near = string.Join(", ", NearNames.Find(missing[0], reader.Names).Select(name => $"'{name}'"));
        var others = string.Join(", ", missing.Skip(1).Take(MostNamed).Select(name => $"'{name}'"))
            + (missing.Length > 1 + MostNamed ? FormattableString.Invariant($" and {missing.Length - 1 - MostNamed} more") : "");
        return new DataFormatException(reader.Path, 1, missing[0],
            "the model's feature has no column here; columns are matched by name, case matters."
            + (others.Length > 0 ? $" Missing too: {others}." : "")
            + (near.Length > 0 ? $" Columns with a similar name: {near}." : ""));
    }

    private static Dictionary<string, int>? Codes(TreeFeature feature)
    {
        if (feature.Categories.Count == 0) return null;
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int code = 0; code < feature.Categories.Count; code++) codes.TryAdd(feature.Categories[code], code);
        return codes;
    }
}
