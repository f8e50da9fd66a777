using System.Runtime.InteropServices;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Trees;
using FeatureGen.Formats.Trees.Binding;
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

    private const string Small = """
        namespace Shop { [FeatureSchema] public partial record Ad([property: Numeric] float A, [property: Numeric] float? B, [property: Numeric] float C); }
        namespace News { [FeatureSchema] public partial record Post([property: Numeric] float A, [property: Numeric] float? B); }
        public partial class Outer { [FeatureSchema] public partial record Post([property: Numeric] float A, [property: Numeric] float? B); }
        """;

    [Theory]
    [InlineData("Ad.model.txt", null, "Shop.Ad")]
    [InlineData("Ad.model.json", null, "Shop.Ad")]
    [InlineData("models/Ad.v2.model.txt", null, "Shop.Ad")]
    [InlineData("Shop.Ad.model.json", null, "Shop.Ad")]
    [InlineData("News.Post.model.txt", null, "News.Post")]
    [InlineData("Outer+Post.model.txt", null, "Outer+Post")]
    [InlineData("Post.model.txt", null, null)]
    [InlineData("ad.model.txt", null, null)]
    [InlineData("gbdt.json", "Outer+Post", "Outer+Post")]
    [InlineData("Ad.model.txt", "News.Post", "News.Post")]
    [InlineData("Ad.model.txt", "Ad", null)]
    public void A_file_is_for_the_schema_that_its_item_or_its_name_says(string file, string? said, string? schema)
    {
        var test = SchemaProject.Create(Small);
        bool isJson = file.EndsWith("json", StringComparison.Ordinal);
        test.TestState.AddTrees(file, isJson ? TreeTexts.XGBoost("A", "B") : TreeTexts.LightGbm(["A", "B"]), said);
        var scoring = test.Run().Sources.Where(source => source.Value.Contains("BakeTrees", StringComparison.Ordinal)).Select(source => source.Key);
        Assert.Equal(schema is null ? [] : [schema + ".g.cs"], scoring);
    }

    [Fact]
    public async Task Small_models_score_by_their_rules_and_ask_for_no_other_field()
    {
        const string Row = """
            [FeatureSchema]
            public partial class Row
            {
                [Numeric] public float A { get; set; }
                [Numeric] public float? B { get; set; }
                [Numeric] public float C => throw new InvalidOperationException("extracted");
                public static Row[] Get() => [new() { A = -1, B = 0.5f }, new() { A = 0, B = 1 }, new() { A = 1, B = null }];
            }
            """;
        var lightGbm = TreeTexts.LightGbm(["A", "B"], unused: ["C"]);
        var imported = TreeBinder.Bind(TreeModelReader.Read(lightGbm, ""), SchemaProject.Create(Row).Manifest("Row"));
        // LightGBM: at most; NaN counts as 0. XGBoost: less; NaN goes right.
        foreach (var (file, text, scores) in new[]
        {
            ("Row.model.txt", lightGbm, new[] { 2f, 2f, 1.5f }),
            ("imported.model.json", ModelFileJson.Write(imported), [2f, 2f, 1.5f]),
            ("Row.model.json", TreeTexts.XGBoost("A", "B"), [2f, 1f, 1f]),
        })
        {
            var test = SchemaProject.Create(Row);
            test.TestState.AddTrees(file, text);
            using var assembly = (await test.RunAsync()).Load();
            var row = SchemaHandle.Of(assembly, "Row");
            var rows = assembly.Invoke<Array>("Row", "Get");
            Assert.Equal(scores, row.ScoreAll(rows));
            Assert.Equal([0, 1], row.Rank(rows, 2).Select(ranked => ranked.Index));
        }
    }

    [Fact]
    public void A_model_that_cannot_be_baked_leaves_methods_that_say_why()
    {
        AssertProblem("Ad.model.txt", TreeTexts.LightGbm(["A", "Price"]), "Price");
        AssertProblem("Ad.model.txt", TreeTexts.LightGbm(["A", "B"], classes: 2), "outputs");
        AssertProblem("Ad.model.txt", TreeTexts.LightGbmChain("A", 125_000), "it has more weights than are baked");

        static void AssertProblem(string file, string text, string reason)
        {
            var test = SchemaProject.Create(Small);
            test.TestState.AddTrees(file, text);
            var generated = test.Run()["Shop.Ad.g.cs"];
            Assert.Contains("public static float Score(", generated, StringComparison.Ordinal);
            Assert.Matches($"InvalidOperationException\\(\"The model is not baked: .*{reason}.*\\.\"", generated);
        }
    }

    [SharedFact("models/gbdt")]
    public async Task Scores_of_an_XGBoost_model_are_XGBoosts_own_to_the_bit()
    {
        using var assembly = await LoadWide("b.json");
        foreach (string kind in new[] { "", "nan" })
            AssertScores(Floats($"margin{kind}_b.f32"), assembly, Floats($"test1000{kind}.f32"));
    }

    // LightGBM adds in double precision what XGBoost, which the file comes from, adds in single: its margins are near, not the same.
    [SharedFact("models/gbdt")]
    public async Task Scores_of_a_LightGBM_model_are_its_double_sums_rounded_once()
    {
        const string File = "models/gbdt/a.lightgbm.txt";
        var scorer = new EnsembleScorer(LightGbmReader.Read(System.IO.File.ReadAllText(SharedFolder.File(File)), File));
        using var assembly = await LoadWide("a.lightgbm.txt");
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

    private static async Task<LoadedAssembly> LoadWide(string file)
    {
        var test = SchemaProject.Create(s_wide);
        test.TestState.AddTrees(file, File.ReadAllText(SharedFolder.File("models/gbdt/" + file)), "Shop.Wide");
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
