using System.Globalization;
using FeatureGen.Formats.Trees;
using FeatureGen.Formats.Trees.Binding;
using FeatureGen.Scoring;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>Makes records with properties <c>F0</c> to <c>F27</c>, or some of them, of rows of floats.</summary>
internal static class Records
{
    /// <summary>Makes the first records.</summary>
    public static T[] Make<T>(float[] rows, int count) where T : struct, IFeatureSchema<T>
    {
        var fields = FeaturesOf<T>().Select(feature => (Feature: feature, Property: typeof(T).GetProperty($"F{feature}")!)).ToArray();
        var records = new T[count];
        for (int row = 0; row < count; row++)
        {
            object record = new T();
            foreach (var (feature, property) in fields) property.SetValue(record, rows[row * GbdtFiles.FeatureCount + feature]);
            records[row] = (T)record;
        }
        return records;
    }

    /// <summary>The features that records of a type have.</summary>
    public static IEnumerable<int> FeaturesOf<T>() where T : IFeatureSchema<T> =>
        T.Schema.Fields.Select(field => int.Parse(field.Field.Name.AsSpan(1), CultureInfo.InvariantCulture));

    /// <summary>Binds an ensemble to a schema: feature f3 to the field named F3, whichever part of the schema it is in.</summary>
    public static TreeEnsemble Bound<T>(TreeEnsemble ensemble) where T : IFeatureSchema<T>
    {
        var fields = T.Schema.Fields.Select(field => field.Field.Name).ToDictionary(name => name[(name.LastIndexOf('F') + 1)..]);
        var map = ensemble.Features.ToDictionary(feature => feature.Name, feature => fields[feature.Name[1..]]);
        return TreeBinder.Bind(ensemble, T.Schema.Manifest, map).Ensemble!;
    }

    /// <summary>Makes a model of an ensemble that is bound as <see cref="Bound"/> does it.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="specialises">Whether requests specialise the ensemble; null: where that is expected to pay.</param>
    public static RankingModel<T> Bind<T>(TreeEnsemble ensemble, bool? specialises = null) where T : IFeatureSchema<T> =>
        new(new TreeScorer(Bound<T>(ensemble), T.Schema, specialises));
}
