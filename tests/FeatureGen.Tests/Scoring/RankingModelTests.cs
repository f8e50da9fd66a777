using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Scoring;
using FeatureGen.Testing;
using FeatureGen.Tests.Trees.Kernels;

namespace FeatureGen.Tests.Scoring;

public sealed class RankingModelTests : IDisposable
{
    private static readonly RandomModel Source = CopiedRow.Source;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("featuregen-");

    public static TheoryData<int> Lengths => [0, 1, 2, 15, 16, 63, 64, 65, 200, 1000];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, MemberData(nameof(Lengths))]
    public void Rows_are_scored_in_tiles_and_ranked_like_a_sort(int length)
    {
        var rows = Rows(length);
        foreach (var file in new[] { Source.Model, Linear(), Trees() })
        {
            var model = RankingModel<CopiedRow>.Bake(file);
            var scorer = ModelScorer.Create(file, Source.Schema);
            var expected = rows.Select(r => scorer.Score(r.Slots)).ToArray();
            var scores = new float[length + 3];
            model.Score(rows, scores);
            Assert.Equal(expected, scores[..length]);
            Assert.Equal(expected, rows.Select(r => model.Score(r)));
            var top = new Ranked[10];
            int count = model.Rank(rows, top);
            var sorted = expected.Select((s, i) => new Ranked(i, s)).OrderByDescending(r => r.Score).ThenBy(r => r.Index);
            Assert.Equal(sorted.Take(10), top[..count]);
        }
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Items_under_a_context_are_ranked_like_their_joined_rows(int length)
    {
        var context = new CopiedContext(Source.Row());
        var rows = Enumerable.Range(0, length).Select(_ => new CopiedRow(Source.RowLike(context.Slots))).ToArray();
        var items = rows.Select(r => new CopiedItem(r.Slots)).ToArray();
        foreach (var file in new[] { Source.Model, Trees() })
        {
            var model = RankingModel<CopiedRow>.Bake(file);
            float[] expected = new float[length], actual = new float[length];
            model.Score(rows, expected);
            model.Score(context, items, actual);
            Assert.Equal(expected, actual);
            Ranked[] top = new Ranked[5], topOfItems = new Ranked[5];
            Assert.Equal(model.Rank(rows, top), model.Rank(context, items, topOfItems));
            Assert.Equal(top, topOfItems);
        }
    }

    [Fact]
    public void A_row_is_explained_by_field()
    {
        var model = RankingModel<CopiedRow>.Bake(Source.Model);
        var row = Rows(1)[0];
        var contributions = new float[Source.Schema.Fields.Count];
        model.Explain(row, contributions);
        Assert.Equal(model.Score(row) - model.Bias, contributions.Sum(), 1e-3);
    }

    [Fact]
    public void A_row_of_many_slots_is_scored_like_rows()
    {
        var model = RankingModel<WideRow>.Bake(new ModelFile
        {
            Kind = ModelKind.Linear, Schema = "Wide", Fingerprint = WideRow.Schema.Fingerprint, Bias = 1,
            Fields = new(WideRow.Schema.Fields.Select(f => new ModelField
            {
                Name = f.Field.Name, Centers = new([0f]), Scales = new([1f]), Weights = new([0.5f, 0f]),
            })),
        });
        WideRow[] rows = [new(2), new(-1)];
        var scores = new float[2];
        model.Score(rows, scores);
        Assert.Equal([1 + WideRow.FieldCount, 1 - WideRow.FieldCount / 2], scores);
        Assert.Equal(scores, rows.Select(r => model.Score(r)));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var rows = Rows(300);
        var items = rows.Select(r => new CopiedItem(r.Slots)).ToArray();
        var context = new CopiedContext(rows[0].Slots);
        var scores = new float[300];
        var contributions = new float[Source.Schema.Fields.Count];
        var top = new Ranked[10];
        foreach (var file in new[] { Source.Model, Linear(), Trees() })
        {
            var model = RankingModel<CopiedRow>.Bake(file);
            void Call()
            {
                model.Score(rows[0]);
                model.Score(rows, scores);
                model.Rank(rows, top);
                model.Rank(context, items, top);
                model.Explain(rows[0], contributions);
            }
            AllocationAssert.AssertNoAllocation(Call);
        }
    }

    [Fact]
    public void A_loaded_model_gives_the_bits_of_the_baked_one()
    {
        var loaded = RankingModel<CopiedRow>.Load(Write("model.json", ModelFileJson.Write(Source.Model)));
        var baked = RankingModel<CopiedRow>.Bake(Source.Model);
        var rows = Rows(100);
        Assert.Equal(rows.Select(r => baked.Score(r)), rows.Select(r => loaded.Score(r)));
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_named_and_leaves_the_model_in_place()
    {
        var good = ModelFileJson.Write(Source.Model);
        var model = RankingModel<CopiedRow>.Load(Write("good.json", good));
        var row = Rows(1)[0];
        float before = model.Score(row);
        Refuse(Write("other.json", ModelFileJson.Write(Source.Model with { Fingerprint = "0123456789abcdef" })), "train it again");
        Refuse(Write("truncated.json", good[..(good.Length / 2)]), "");
        Refuse(Write("empty.json", ""), "");
        var invalid = Path.Combine(_folder.FullName, "invalid.json");
        File.WriteAllBytes(invalid, [(byte)'{', 0xFF, 0xFE, 0x80]);
        Refuse(invalid, "UTF-8");
        Assert.Throws<FileNotFoundException>(() => model.Reload(Path.Combine(_folder.FullName, "absent.json")));
        Assert.Equal(before, model.Score(row));

        void Refuse(string path, string reason)
        {
            var error = Assert.Throws<FileFormatException>(() => model.Reload(path));
            Assert.StartsWith(path, error.Message);
            Assert.Contains(reason, error.Message);
            Assert.Throws<FileFormatException>(() => RankingModel<CopiedRow>.Load(path));
        }
    }

    [Fact]
    public async Task Reloading_while_others_rank_never_mixes_two_models()
    {
        string[] paths = [Write("fm.json", ModelFileJson.Write(Source.Model)), Write("linear.json", ModelFileJson.Write(Linear()))];
        var rows = Rows(200);
        var expected = paths.Select(p =>
        {
            var top = new Ranked[20];
            RankingModel<CopiedRow>.Load(p).Rank(rows, top);
            return top;
        }).ToArray();
        Assert.NotEqual(expected[0], expected[1]);
        var model = RankingModel<CopiedRow>.Load(paths[0]);
        using var done = new CancellationTokenSource();
        var ranking = Task.Run(() =>
        {
            var seen = new int[2];
            var top = new Ranked[20];
            while (!done.IsCancellationRequested || seen.Contains(0))
            {
                model.Rank(rows, top);
                int which = Array.FindIndex(expected, e => e.AsSpan().SequenceEqual(top));
                if (which < 0) return false;
                seen[which]++;
            }
            return true;
        });
        for (int i = 0; i < 40; i++) model.Reload(paths[i % 2]);
        done.Cancel();
        // Should the other thread not have seen both yet, it sees them here.
        while (!ranking.IsCompleted) { model.Reload(paths[0]); model.Reload(paths[1]); }
        Assert.True(await ranking);
    }

    [Fact]
    public void Memory_that_cannot_hold_the_result_is_refused()
    {
        var model = RankingModel<CopiedRow>.Bake(Source.Model);
        var rows = Rows(3);
        Assert.Throws<ArgumentException>(() => model.Score(rows, new float[2]));
        var items = rows.Select(r => new CopiedItem(r.Slots)).ToArray();
        Assert.Throws<ArgumentException>(() => model.Score(new CopiedContext(rows[0].Slots), items, new float[2]));
        Assert.Throws<ArgumentException>(() => model.Explain(rows[0], []));
        Assert.Equal(0, model.Rank(rows, []));
    }

    private static CopiedRow[] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => new CopiedRow(Source.Row()))];

    private static ModelFile Linear() => Source.Model with
    {
        Kind = ModelKind.Linear,
        Dimension = 0,
        Fields = new(Source.Model.Fields.Select(f => f with { Embeddings = default })),
    };

    private static ModelFile Trees() => new()
    {
        Kind = ModelKind.Trees,
        Schema = Source.Schema.Name,
        Fingerprint = Source.Schema.Fingerprint,
        Ensemble = new RandomEnsemble(7, mostLeaves: 20, mostTrees: 100, featureCount: Source.Schema.SlotCount, outputCount: 1).Ensemble,
    };

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
