using System.Text;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Numbers the groups of rows in order of appearance.</summary>
internal sealed class GroupReader(Cell cell)
{
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private byte[] _lastKey = [];
    private int _lastKeyLength = -1;
    private int _lastGroup;

    public int Read()
    {
        var key = cell.Text;
        // Logs hold the rows of a request side by side.
        if (_lastKeyLength >= 0 && key.SequenceEqual(_lastKey.AsSpan(0, _lastKeyLength))) return _lastGroup;
        var text = Encoding.UTF8.GetString(key);
        if (!_groups.TryGetValue(text, out int group)) _groups.Add(text, group = _groups.Count);
        if (_lastKey.Length < key.Length) _lastKey = new byte[2 * key.Length];
        key.CopyTo(_lastKey);
        (_lastKeyLength, _lastGroup) = (key.Length, group);
        return group;
    }
}
