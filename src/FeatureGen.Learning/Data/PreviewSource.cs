using System.Runtime.ExceptionServices;

namespace FeatureGen.Learning.Data;

/// <summary>A table whose first rows can be looked at before they are read.</summary>
internal sealed class PreviewSource(IBlockSource source) : IBlockSource
{
    private const int MostRows = 1 << 16;
    private const int LeastRows = 1 << 12;
    private const long CellsAtHand = 1 << 22;

    private readonly Queue<RecordBlock> _blocks = new();
    private ExceptionDispatchInfo? _error;
    private bool _isAtEnd;
    private int _rows;

    public string Path => source.Path;

    public IReadOnlyList<string> Names => source.Names;

    /// <summary>The most rows that can be looked at in advance; it depends on the number of columns alone.</summary>
    public int Capacity => (int)Math.Clamp(CellsAtHand / Math.Max(1, Names.Count), LeastRows, MostRows);

    /// <summary>The rows at hand.</summary>
    public IEnumerable<RecordBlock> Blocks => _blocks;

    /// <summary>Whether nothing follows the rows at hand.</summary>
    public bool IsAtEnd => _isAtEnd;

    /// <summary>Reads on until so many rows are at hand, or the table ends. What is wrong with it is said when it is its turn.</summary>
    public void Look(int rows)
    {
        while (!_isAtEnd && _rows < rows)
        {
            var block = new RecordBlock();
            try
            {
                _isAtEnd = !source.ReadBlock(block, rows - _rows);
            }
            catch (DataFormatException error)
            {
                (_error, _isAtEnd) = (ExceptionDispatchInfo.Capture(error), true);
            }
            if (_isAtEnd) return;
            _rows += block.RowCount;
            _blocks.Enqueue(block);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Blocks at hand come as they are: who limits rows must not do so below <see cref="Capacity"/> at the start.</remarks>
    public bool ReadBlock(RecordBlock block, int maxRows)
    {
        if (_blocks.TryDequeue(out var first))
        {
            block.Exchange(first);
            return true;
        }
        _error?.Throw();
        return !_isAtEnd && source.ReadBlock(block, maxRows);
    }
}
