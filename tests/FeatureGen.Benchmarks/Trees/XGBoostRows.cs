using System.Runtime.InteropServices;
using System.Text;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>Rows where XGBoost reads them: an array that stays in its place and, prepared, what says where that is.</summary>
internal sealed class XGBoostRows
{
    private readonly float[] _values;

    public XGBoostRows(ReadOnlySpan<float> rows, int rowCount)
    {
        _values = GC.AllocateArray<float>(rows.Length, pinned: true);
        rows.CopyTo(_values);
        RowCount = rowCount;
        int columns = rows.Length / rowCount;
        // Numpy's array interface.
        Description = Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $$"""{"data":[{{Address}},true],"shape":[{{rowCount}},{{columns}}],"typestr":"<f4","version":3}""") + '\0');
    }

    public int RowCount { get; }

    public int ColumnCount => _values.Length / RowCount;

    public byte[] Description { get; }

    public nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0);
}
