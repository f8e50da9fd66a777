using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>The reference ensembles, (a) of 100 trees and (b) of 500, and rows for them.</summary>
internal static class GbdtFiles
{
    public const int RowCount = 1_000, FeatureCount = 28;

    /// <summary>The ensembles.</summary>
    public static readonly string[] Names = ["a", "b"];

    /// <summary>Why nothing can be measured, or null.</summary>
    public static string? SkipReason => SharedFolder.SkipReason("models/gbdt");

    /// <summary>The path of an ensemble, as XGBoost wrote it.</summary>
    public static string PathOf(string name) => SharedFolder.File($"models/gbdt/{name}.json");

    /// <summary>Reads an ensemble.</summary>
    public static TreeEnsemble Read(string name) => XGBoostReader.Read(File.ReadAllText(PathOf(name)), name);

    /// <summary>The rows, one after the other.</summary>
    public static float[] Rows() =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/test1000.f32"))).ToArray();

    /// <summary>A row of some.</summary>
    public static ReadOnlySpan<float> Row(float[] rows, int row) => rows.AsSpan(row * FeatureCount, FeatureCount);
}
