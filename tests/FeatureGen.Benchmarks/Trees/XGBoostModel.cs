using System.Runtime.InteropServices;
using System.Text;
using static FeatureGen.Benchmarks.Trees.XGBoostLibrary;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>An ensemble in XGBoost itself, on one thread.</summary>
internal sealed class XGBoostModel : IDisposable
{
    private static readonly byte[] s_margins = Options(type: 1), s_contributions = Options(type: 2);

    private readonly nint _booster;

    // What in-place prediction would else make anew each call, for more than a row of the smaller ensemble takes.
    private readonly nint _proxy;

    public XGBoostModel(string path)
    {
        Require(XGBoosterCreate(0, 0, out _booster));
        Require(XGBoosterLoadModel(_booster, Text(path)));
        Require(XGBoosterSetParam(_booster, Text("nthread"), Text("1")));
        Require(XGProxyDMatrixCreate(out _proxy));
    }

    /// <summary>Computes a margin a row.</summary>
    public void Margins(XGBoostRows rows, Span<float> margins)
    {
        Require(XGBoosterPredictFromDense(_booster, rows.Description, s_margins, _proxy, out _, out _, out nint result));
        Copy(result, margins[..rows.RowCount]);
    }

    /// <summary>Lays rows out for <see cref="Contributions"/>; <see cref="Free"/> it.</summary>
    public static nint Matrix(XGBoostRows rows)
    {
        Require(XGDMatrixCreateFromMat(rows.Address, (ulong)rows.RowCount, (ulong)rows.ColumnCount, float.NaN, out nint matrix));
        return matrix;
    }

    /// <summary>Frees a matrix.</summary>
    public static void Free(nint matrix) => Require(XGDMatrixFree(matrix));

    /// <summary>Computes the contributions of the features and the bias, row after row.</summary>
    public void Contributions(nint matrix, Span<float> contributions)
    {
        Require(XGBoosterPredictFromDMatrix(_booster, matrix, s_contributions, out _, out _, out nint result));
        Copy(result, contributions);
    }

    public void Dispose()
    {
        Free(_proxy);
        Require(XGBoosterFree(_booster));
    }

    private static void Copy(nint result, Span<float> target)
    {
        for (int i = 0; i < target.Length; i++) target[i] = BitConverter.Int32BitsToSingle(Marshal.ReadInt32(result, i * sizeof(float)));
    }

    private static byte[] Options(int type) => Text(FormattableString.Invariant(
        $$"""{"type":{{type}},"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false,"missing":NaN,"cache_id":0}"""));

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
