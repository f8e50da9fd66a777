using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;
using FeatureGen.Generator.Tests.Support;
using FeatureGen.Testing;
using FeatureGen.Testing.Compilations;
using FeatureGen.Trees;

namespace FeatureGen.Generator.Tests.Models;

/// <summary>Trees of other trainers among the files of a project: their own scores, to the bit, from the compiled schema.</summary>
public sealed class BakedTreesTests
{
    private const int FieldCount = 28;

    private static readonly string s_wide = $$"""
        namespace Shop
        {
            [FeatureSchema]
            public partial class Wide
            {
                {{string.Join("\n        ", Enumerable.Range(0, FieldCount).Select(i => $"[Numeric] public float f{i} {{ get; set; }}"))}}
                public static Wide[] Read(float[] v)
                {
                    var rows = new Wide[v.Length / {{FieldCount}}];
                    for (int i = 0, k = 0; i < rows.Length; i++)
                        rows[i] = new() { {{string.Join(", ", Enumerable.Range(0, FieldCount).Select(i => $"f{i} = v[k++]"))}} };
                    return rows;
                }
            }
        }
        """;

    [SharedFact("models/gbdt")]
    public async Task Scores_of_an_XGBoost_model_are_XGBoosts_own_to_the_bit()
    {
        using var assembly = await LoadWide("b.json", ("FeatureGenSchema", "Shop.Wide"));
        foreach (string kind in new[] { "", "nan" })
            AssertScores(Floats($"margin{kind}_b.f32"), assembly, Floats($"test1000{kind}.f32"));
    }

    // LightGBM adds in double precision what XGBoost, which the file comes from, adds in single: its margins are near, not the same.
    [SharedFact("models/gbdt")]
    public async Task Scores_of_a_LightGBM_model_are_its_double_sums_rounded_once()
    {
        const string File = "models/gbdt/a.lightgbm.txt";
        var scorer = new EnsembleScorer(LightGbmReader.Read(System.IO.File.ReadAllText(SharedFolder.File(File)), File));
        using var assembly = await LoadWide("a.lightgbm.txt", ("FeatureGenSchema", "Shop.Wide"));
        float[] values = Floats("test1000nan.f32"), near = Floats("marginnan_a.f32");
        var expected = new float[near.Length];
        var margin = new double[1];
        for (int row = 0; row < expected.Length; row++)
        {
            scorer.Margins(values.AsSpan(row * FieldCount, FieldCount), margin);
            expected[row] = (float)margin[0];
            Assert.Equal(near[row], expected[row], 1e-5f);
        }
        AssertScores(expected, assembly, values);
    }

    private static async Task<LoadedAssembly> LoadWide(string file, params (string, string)[] metadata)
    {
        var test = SchemaProject.Create(s_wide);
        test.TestState.AdditionalFiles.Add(file, File.ReadAllText(SharedFolder.File("models/gbdt/" + file)), [("FeatureGenFile", "model"), .. metadata]);
        return (await test.RunAsync()).Load();
    }

    private static void AssertScores(float[] expected, LoadedAssembly assembly, float[] values)
    {
        var rows = assembly.Invoke<Array>("Shop.Wide", "Read", values);
        var wide = SchemaHandle.Of(assembly, "Shop.Wide");
        var bits = expected.Select(BitConverter.SingleToInt32Bits);
        Assert.Equal(bits, wide.ScoreAll(rows).Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(bits, wide.ScoreEach(rows).Select(BitConverter.SingleToInt32Bits));
        var best = expected.Select((score, index) => (score, index)).OrderByDescending(pair => pair.score).ThenBy(pair => pair.index).Take(10);
        Assert.Equal(best, wide.Rank(rows, 10).Select(ranked => (ranked.Score, ranked.Index)));
    }

    private static float[] Floats(string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/" + name))).ToArray();
}
