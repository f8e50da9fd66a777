using AdRanking;
using BenchmarkDotNet.Attributes;

namespace FeatureGen.Benchmarks;

/// <summary>
/// The ten best of 1,000 ads for a visitor, with the schema and the model of the sample: hashed and known texts, lists, a vector, crosses.
/// </summary>
[MemoryDiagnoser]
public class AdBenchmark
{
    private const int AdCount = 1_000;
    private const int TopCount = 10;

    private readonly Ranked[] _top = new Ranked[TopCount];
    private Visitor _visitor = null!;
    private Ad[] _ads = [];
    private AdImpression[] _impressions = [];
    private RankingModel<AdImpression> _model = null!;

    /// <summary>Makes the ads and loads the model.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _impressions = [.. new ImpressionLog(seed: 2).Impressions(AdCount).Select(Received)];
        _visitor = _impressions[0].Visitor;
        _impressions = [.. _impressions.Select(i => i with { Visitor = _visitor })];
        _ads = [.. _impressions.Select(i => i.Ad)];
        _model = RankingModel<AdImpression>.Load(Path.Combine(AppContext.BaseDirectory, "AdImpression.model.json"));
        if (Rank() != RankJoined()) throw new InvalidOperationException("The contestants disagree.");
    }

    /// <summary>The visitor once, and the ads.</summary>
    [Benchmark(Baseline = true)]
    public int Rank()
    {
        _model.Rank(_visitor, _ads.AsSpan(), _top);
        return _top[0].Index;
    }

    /// <summary>Each ad with its visitor.</summary>
    [Benchmark]
    public int RankJoined()
    {
        _model.Rank(_impressions, _top);
        return _top[0].Index;
    }

    // As from a network: no two ads share a string.
    private static AdImpression Received(AdImpression impression) => impression with
    {
        Ad = impression.Ad with
        {
            Brand = new string(impression.Ad.Brand),
            Category = new string(impression.Ad.Category),
            Tags = [.. impression.Ad.Tags!.Select(t => new string(t))],
        },
    };
}
