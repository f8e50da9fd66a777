using System.Numerics.Tensors;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using FeatureGen.Formats.Models;

namespace FeatureGen.Benchmarks;

/// <summary>The ten best of 1,000 candidates of 40 fields, whole call: from records to the ranking.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class RankBenchmark
{
    private const int CandidateCount = 1_000;
    private const int TopCount = 10;

    private static readonly PropertyInfo[] s_numbers = [.. Enumerable.Range(0, Weights.NumberCount).Select(i => typeof(Candidate).GetProperty("Number" + i)!)];
    private static readonly PropertyInfo[] s_categories = [.. Enumerable.Range(0, Weights.CategoryCount).Select(i => typeof(Candidate).GetProperty("Category" + i)!)];

    private readonly Weights _weights = new(1);
    private readonly Ranked[] _top = new Ranked[TopCount];
    private readonly TopQueue _queue = new(TopCount);
    private readonly float[] _vector = new float[Weights.NumberCount + Weights.CategoryCount * Weights.ValueCount];
    private Candidate[] _candidates = [];
    private float[] _flat = [];
    private RankingModel<Candidate> _linear = null!, _machine = null!;

    /// <summary>Makes candidates and models, and checks that all contestants find the same best one.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _candidates = Candidates.Make(CandidateCount, seed: 2);
        _flat = [.. _weights.Numbers, .. _weights.Categories.SelectMany(c => c)];
        _linear = RankingModel<Candidate>.Bake(_weights.ToModel(ModelKind.Linear));
        _machine = RankingModel<Candidate>.Bake(_weights.ToModel(ModelKind.FactorizationMachine));
        int[] linear = [LinearGenerated(), LinearHandWritten(), LinearVectorAndDot(), LinearReflection()];
        int[] machine = [MachineGenerated(), MachineScalar()];
        if (linear.Distinct().Count() != 1 || machine.Distinct().Count() != 1) throw new InvalidOperationException("The contestants disagree.");
    }

    /// <summary>Ours.</summary>
    [Benchmark, BenchmarkCategory("linear")]
    public int LinearGenerated()
    {
        _linear.Rank(_candidates, _top);
        return _top[0].Index;
    }

    /// <summary>A sum written out by hand, and a priority queue.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("linear")]
    public int LinearHandWritten()
    {
        for (int i = 0; i < _candidates.Length; i++) _queue.Offer(i, HandWritten.Linear(in _candidates[i], _weights));
        return Best();
    }

    /// <summary>A one-hot vector a candidate, then a dot product.</summary>
    [Benchmark, BenchmarkCategory("linear")]
    public int LinearVectorAndDot()
    {
        Span<float> values = stackalloc float[Weights.NumberCount + Weights.CategoryCount];
        Span<int> positions = stackalloc int[Weights.NumberCount + Weights.CategoryCount];
        for (int i = 0; i < _candidates.Length; i++)
        {
            HandWritten.Active(in _candidates[i], values, positions);
            Array.Clear(_vector);
            for (int j = 0; j < values.Length; j++) _vector[positions[j]] = values[j];
            _queue.Offer(i, _weights.Bias + TensorPrimitives.Dot(_vector, _flat));
        }
        return Best();
    }

    /// <summary>Properties read by reflection.</summary>
    [Benchmark, BenchmarkCategory("linear")]
    public int LinearReflection()
    {
        for (int i = 0; i < _candidates.Length; i++)
        {
            object candidate = _candidates[i];
            float score = _weights.Bias;
            for (int j = 0; j < s_numbers.Length; j++) score += (float)s_numbers[j].GetValue(candidate)! * _weights.Numbers[j];
            for (int j = 0; j < s_categories.Length; j++) score += _weights.Categories[j][(int)s_categories[j].GetValue(candidate)!];
            _queue.Offer(i, score);
        }
        return Best();
    }

    /// <summary>Ours.</summary>
    [Benchmark, BenchmarkCategory("factorization machine")]
    public int MachineGenerated()
    {
        _machine.Rank(_candidates, _top);
        return _top[0].Index;
    }

    /// <summary>Rendle's sum of squares in plain loops, and a priority queue.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("factorization machine")]
    public int MachineScalar()
    {
        for (int i = 0; i < _candidates.Length; i++) _queue.Offer(i, HandWritten.Machine(in _candidates[i], _weights));
        return Best();
    }

    private int Best()
    {
        _queue.Take(_top);
        return _top[0].Index;
    }
}
