using System.Reflection;
using System.Runtime.InteropServices;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>XGBoost's C API, where the system has the library.</summary>
internal static class XGBoostLibrary
{
    private const string Name = "xgboost";

    private static readonly string[] s_candidates = ["libxgboost.so.0", "libxgboost.so", "libxgboost.dylib", "xgboost.dll"];
    private static readonly nint s_library = Find();

    /// <summary>Whether the library was found.</summary>
    public static bool IsInstalled => s_library != 0;

    /// <summary>The library's version.</summary>
    public static string Version
    {
        get
        {
            XGBoostVersion(out int major, out int minor, out int patch);
            return FormattableString.Invariant($"{major}.{minor}.{patch}");
        }
    }

    /// <summary>Turns the library's complaint into an exception.</summary>
    public static void Require(int status)
    {
        if (status != 0) throw new InvalidOperationException($"XGBoost: {Marshal.PtrToStringUTF8(XGBGetLastError())}");
    }

    [DllImport(Name)]
    public static extern int XGBoosterCreate(nint matrices, ulong count, out nint booster);

    [DllImport(Name)]
    public static extern int XGBoosterFree(nint booster);

    [DllImport(Name)]
    public static extern int XGBoosterLoadModel(nint booster, byte[] path);

    [DllImport(Name)]
    public static extern int XGBoosterSetParam(nint booster, byte[] name, byte[] value);

    [DllImport(Name)]
    public static extern int XGBoosterPredictFromDense(
        nint booster, byte[] values, byte[] options, nint matrix, out nint shape, out ulong dimensions, out nint result);

    [DllImport(Name)]
    public static extern int XGDMatrixCreateFromMat(nint values, ulong rowCount, ulong columnCount, float missing, out nint matrix);

    [DllImport(Name)]
    public static extern int XGProxyDMatrixCreate(out nint matrix);

    [DllImport(Name)]
    public static extern int XGDMatrixFree(nint matrix);

    [DllImport(Name)]
    public static extern int XGBoosterPredictFromDMatrix(
        nint booster, nint matrix, byte[] options, out nint shape, out ulong dimensions, out nint result);

    [DllImport(Name)]
    private static extern nint XGBGetLastError();

    [DllImport(Name)]
    private static extern void XGBoostVersion(out int major, out int minor, out int patch);

    private static nint Find()
    {
        nint library = 0;
        if (!s_candidates.Any(candidate => NativeLibrary.TryLoad(candidate, out library))) return 0;
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Name ? library : 0);
        return library;
    }
}
