using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using FeatureGen.Formats.Models;

namespace FeatureGen.Benchmarks;

/// <summary>The score of one candidate of 40 fields, from the record on. The candidates rotate, as those of a service do.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ScoreBenchmark
{
    private const int CandidateCount = 1_000;

    private readonly Weights _weights = new(1);
    private readonly float[] _slots = new float[Candidate.Schema.SlotCount];
    private readonly Candidate[] _candidates = Candidates.Make(CandidateCount, seed: 2);
    private RankingModel<Candidate> _linear = null!, _machine = null!;
    private int _next;

    /// <summary>Makes the models, and checks that the contestants agree.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _linear = RankingModel<Candidate>.Bake(_weights.ToModel(ModelKind.Linear));
        _machine = RankingModel<Candidate>.Bake(_weights.ToModel(ModelKind.FactorizationMachine));
        foreach (ref readonly var candidate in _candidates.AsSpan())
            if (Math.Abs(_linear.Score(in candidate) - HandWritten.Linear(in candidate, _weights)) > 1e-4
                || Math.Abs(_machine.Score(in candidate) - HandWritten.Machine(in candidate, _weights)) > 1e-4)
                throw new InvalidOperationException("The contestants disagree.");
    }

    /// <summary>Ours.</summary>
    [Benchmark, BenchmarkCategory("linear")]
    public float LinearGenerated() => _linear.Score(in Next());

    /// <summary>A sum written out by hand.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("linear")]
    public float LinearHandWritten() => HandWritten.Linear(in Next(), _weights);

    /// <summary>Ours, extraction alone.</summary>
    [Benchmark, BenchmarkCategory("linear")]
    public float Extract()
    {
        Candidate.Extract(in Next(), _slots);
        return _slots[0];
    }

    /// <summary>Ours.</summary>
    [Benchmark, BenchmarkCategory("factorization machine")]
    public float MachineGenerated() => _machine.Score(in Next());

    /// <summary>Rendle's sum of squares in plain loops.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("factorization machine")]
    public float MachineScalar() => HandWritten.Machine(in Next(), _weights);

    private ref readonly Candidate Next() => ref _candidates[_next = _next == CandidateCount - 1 ? 0 : _next + 1];
}
