using System.Runtime.Intrinsics;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Numerics;
using FeatureGen.Scoring;

namespace FeatureGen.Tests.Scoring;

/// <summary>Holds every vector width to the others, whichever of them the processor prefers.</summary>
public class KernelTests
{
    /// <summary>A multiple of every width, and neither of two nor of four of the widest.</summary>
    private const int Rows = 48;

    [Fact]
    public void Linear_sums_have_the_same_bits_on_every_width()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var (terms, slots) = Values(seed, ModelKind.Linear);
            var expected = Linear<Simd512, Vector512<float>, Vector512<int>>(terms, slots);
            Assert.Equal(expected, Linear<Simd256, Vector256<float>, Vector256<int>>(terms, slots));
            Assert.Equal(expected, Linear<Simd128, Vector128<float>, Vector128<int>>(terms, slots));
        }
    }

    [Fact]
    public void Factorization_sums_have_the_same_bits_on_every_width()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var (terms, slots) = Values(seed, ModelKind.FactorizationMachine);
            var expected = Factorization<Simd512, Vector512<float>, Vector512<int>>(terms, slots);
            Assert.Equal(expected, Factorization<Simd256, Vector256<float>, Vector256<int>>(terms, slots));
            Assert.Equal(expected, Factorization<Simd128, Vector128<float>, Vector128<int>>(terms, slots));
        }
    }

    /// <summary>The item terms of a model, and rows with 0 in place of indices: row 0 of the tables.</summary>
    private static (ModelTerms Terms, float[] Slots) Values(int seed, ModelKind kind)
    {
        var random = new RandomModel(seed, kind, fieldCount: 10);
        var tile = TestTile.Of([.. Enumerable.Range(0, Rows).Select(_ => random.Row())], random.Schema.SlotCount);
        foreach (var field in random.Schema.Fields.Where(f => !f.HasValues))
            for (int slot = 0; slot < field.SlotCount; slot++) tile.Column(field.FirstSlot + slot).Clear();
        var slots = new float[random.Schema.SlotCount * Rows];
        for (int slot = 0; slot < random.Schema.SlotCount; slot++) tile.Column(slot).CopyTo(slots.AsSpan(slot * Rows));
        return (new ModelTerms(random.Model, random.Schema), slots);
    }

    private static float[] Linear<TSimd, TFloat, TInt>(ModelTerms terms, float[] slots) where TSimd : ISimd<TFloat, TInt>
    {
        var sums = new float[Rows];
        var tile = new TileBlock(new FeatureTile(slots, terms.SlotCount, Rows), 0);
        foreach (var run in terms.ItemRuns.Where(r => r.IsValue))
            Assert.Equal(Rows, LinearKernel.Add<TSimd, TFloat, TInt>(terms.Terms.AsSpan(run.First, run.Count), tile, 0, sums));
        return sums;
    }

    private static float[] Factorization<TSimd, TFloat, TInt>(ModelTerms terms, float[] slots) where TSimd : ISimd<TFloat, TInt>
    {
        float[] sums = new float[Rows], squares = new float[Rows];
        var missing = new MissingValue[terms.Terms.Length];
        var tile = new TileBlock(new FeatureTile((float[])slots.Clone(), terms.SlotCount, Rows), 0);
        foreach (var run in terms.ItemRuns.Where(r => r.IsValue))
            QuadraticKernel.Add<TSimd, TFloat, TInt>(
                terms.Terms.AsSpan(run.First, run.Count), tile, 0, sums, missing.AsSpan(run.First, run.Count));
        var phase = new Phase(terms.Terms, terms.ItemRuns, missing);
        EmbeddingKernel.Squares<TSimd, TFloat, TInt>(terms, tile, default, default, in phase, squares);
        return [.. sums, .. squares, .. missing.Select(m => (float)m.Rows)];
    }
}
