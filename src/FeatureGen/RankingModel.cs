using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Trees;
using FeatureGen.Scoring;

namespace FeatureGen;

/// <summary>A model over a schema: scores and ranks rows, and explains scores. Any number of threads may use one at once.</summary>
/// <remarks>
/// Scores are margins (log-odds; <see cref="Logistic"/> makes probabilities of them). A row's score has the same bits whether it is scored
/// alone or among others. Nothing is allocated once the array pool is warm.
/// </remarks>
/// <typeparam name="T">The schema.</typeparam>
public sealed class RankingModel<T>
    where T : IFeatureSchema<T>
{
    private volatile ModelScorer _scorer;

    internal RankingModel(ModelScorer scorer) => _scorer = scorer;

    /// <summary>The score of a row to which no field contributes; of trees, the expected score over the training data, or the score without
    /// trees where the model cannot be explained.</summary>
    public float Bias => _scorer.Bias;

    /// <summary>The scorer at this moment; a call reads it once, so that a reload never mixes two models.</summary>
    internal ModelScorer Scorer => _scorer;

    /// <summary>Loads a model file.</summary>
    /// <param name="path">The path of a <c>*.model.json</c>, or of a model of LightGBM (text), XGBoost or CatBoost (JSON) whose features
    /// are named like fields of the schema.</param>
    /// <exception cref="FileFormatException">The file is no model, or one of another schema or of another state of this one, or its
    /// features do not fit the fields.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RankingModel<T> Load(string path) => new(ModelLoader.Load(path, T.Schema));

    /// <summary>Makes a model of what a generator read at build time. Called by generated code.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">The model is of another schema.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RankingModel<T> Bake(ModelFile model) => new(ModelScorer.Create(model, T.Schema));

    /// <summary>Makes a model of trees that a generator read at build time. Called by generated code.</summary>
    /// <param name="schema">The name of the schema.</param>
    /// <param name="fingerprint">The fingerprint of the schema that the trees were bound to.</param>
    /// <param name="base64">The trees, as <see cref="TreeEnsembleBlob"/> writes them, in base64.</param>
    /// <exception cref="FormatException">The text is no base64.</exception>
    /// <exception cref="ArgumentException">The trees are damaged or of another schema.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RankingModel<T> BakeTrees(string schema, string fingerprint, string base64)
    {
        var model = new ModelFile
        {
            Kind = ModelKind.Trees,
            Schema = schema,
            Fingerprint = fingerprint,
            Ensemble = TreeEnsembleBlob.Read(Convert.FromBase64String(base64)),
        };
        return new(ModelScorer.CreateSound(model, T.Schema));
    }

    /// <summary>
    /// Replaces the model by that of a file. Calls under way end with the old model, calls that begin afterwards use the new one;
    /// if the file cannot be used the old model stays.
    /// </summary>
    /// <param name="path">The path of a file as <see cref="Load(string)"/> takes it.</param>
    /// <exception cref="FileFormatException">The file is no model, or one of another schema or of another state of this one, or its
    /// features do not fit the fields.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Reload(string path) => _scorer = ModelLoader.Load(path, T.Schema);

    /// <summary>Scores one row.</summary>
    /// <param name="row">The row.</param>
    [SkipLocalsInit]
    public float Score(in T row)
    {
        var scorer = _scorer;
        if (scorer.SlotCount > Tiles.FloatsOnStack) return ScoreInPool(scorer, in row);
        Span<float> slots = stackalloc float[Tiles.FloatsOnStack];
        return Score(scorer, in row, slots);
    }

    /// <summary>Scores rows.</summary>
    /// <param name="rows">The rows, any number.</param>
    /// <param name="scores">Takes a score a row.</param>
    /// <exception cref="ArgumentException">There is less room than rows.</exception>
    public void Score(ReadOnlySpan<T> rows, Span<float> scores)
    {
        if (scores.Length < rows.Length)
            throw new ArgumentException($"The scores of {rows.Length} rows do not fit into {scores.Length} floats.", nameof(scores));
        Score(_scorer, rows, scores[..rows.Length]);
    }

    /// <summary>Finds the rows with the greatest scores.</summary>
    /// <param name="candidates">The rows, any number.</param>
    /// <param name="top">Takes the best rows, the best first; of equal scores the one with the smaller index is better. Its length is how
    /// many are wanted.</param>
    /// <returns>How many were found: the number of candidates if it is less than the length of <paramref name="top"/>.</returns>
    public int Rank(ReadOnlySpan<T> candidates, Span<Ranked> top)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(candidates.Length);
        try
        {
            var scores = rented.AsSpan(0, candidates.Length);
            Score(_scorer, candidates, scores);
            return TopK.Select(scores, top);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Says what each field contributes to the score of a row: the score minus <see cref="Bias"/> in parts.</summary>
    /// <param name="row">The row.</param>
    /// <param name="contributions">Takes a contribution a field of the schema, in log-odds.</param>
    /// <exception cref="ArgumentException">There is less room than fields.</exception>
    /// <exception cref="InvalidOperationException">The model is of trees that do not say how much training data came to their nodes (ONNX),
    /// that have linear models as leaves, or paths of more than 4,096 slots; the message names the tree.</exception>
    public void Explain(in T row, Span<float> contributions)
    {
        var scorer = _scorer;
        int slotCount = T.Schema.SlotCount;
        float[] slots = ArrayPool<float>.Shared.Rent(slotCount);
        try
        {
            T.Extract(new ReadOnlySpan<T>(in row), new FeatureTile(slots, slotCount, 1, scorer.WantedFields));
            scorer.Explain(slots.AsSpan(0, slotCount), contributions);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(slots);
        }
    }

    private static float Score(ModelScorer scorer, in T row, Span<float> memory)
    {
        var slots = memory[..scorer.SlotCount];
        T.Extract(new ReadOnlySpan<T>(in row), new FeatureTile(slots, slots.Length, 1, scorer.WantedFields));
        return scorer.ScoreInPlace(slots);
    }

    private static float ScoreInPool(ModelScorer scorer, in T row)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(scorer.SlotCount);
        try
        {
            return Score(scorer, in row, rented);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private static void Score(ModelScorer scorer, ReadOnlySpan<T> rows, Span<float> scores)
    {
        int slotCount = T.Schema.SlotCount;
        int tileRows = Math.Min(rows.Length, scorer.TileRows);
        float[]? rented = null;
        Span<float> slots = Tiles.FitsOnStack(slotCount, tileRows)
            ? stackalloc float[slotCount * tileRows]
            : (rented = ArrayPool<float>.Shared.Rent(slotCount * tileRows));
        try
        {
            for (int first = 0; first < rows.Length; first += tileRows)
            {
                int count = Math.Min(tileRows, rows.Length - first);
                var tile = new FeatureTile(slots, slotCount, count, scorer.WantedFields);
                T.Extract(rows.Slice(first, count), tile);
                scorer.Score(tile, scores.Slice(first, count));
            }
        }
        finally
        {
            if (rented is not null) ArrayPool<float>.Shared.Return(rented);
        }
    }
}
