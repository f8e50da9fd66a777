using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FeatureGen;

/// <summary>
/// What stands in for <c>Score</c>, <c>Rank</c> and <c>Explain</c> of a schema while its project has no model of it: calls compile, and
/// throw.
/// </summary>
/// <remarks>
/// Training reads the schema from the built assembly, so code that ranks must compile before there is anything to rank by. The methods of a
/// baked model are members of the schema, which the compiler prefers. The analyzers report each use of these (FG2009).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UntrainedSchema
{
    /// <summary>What each schema has.</summary>
    /// <typeparam name="T">The schema.</typeparam>
    extension<T>(T)
        where T : IFeatureSchema<T>
    {
        /// <summary>Throws: the project has no model of the schema.</summary>
        /// <param name="row">The row.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public static float Score(in T row) => throw NoModel<T>();

        /// <summary>Throws: the project has no model of the schema.</summary>
        /// <param name="rows">The rows.</param>
        /// <param name="scores">Takes nothing.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public static void Score(ReadOnlySpan<T> rows, Span<float> scores) => throw NoModel<T>();

        /// <summary>Throws: the project has no model of the schema.</summary>
        /// <param name="candidates">The rows.</param>
        /// <param name="top">Takes nothing.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public static int Rank(ReadOnlySpan<T> candidates, Span<Ranked> top) => throw NoModel<T>();

        /// <summary>Throws: the project has no model of the schema.</summary>
        /// <param name="row">The row.</param>
        /// <param name="contributions">Takes nothing.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public static void Explain(in T row, Span<float> contributions) => throw NoModel<T>();
    }

    /// <summary>What a schema of a context and an item has besides.</summary>
    /// <typeparam name="T">The schema.</typeparam>
    /// <typeparam name="TContext">What is known once a request.</typeparam>
    /// <typeparam name="TItem">What differs by candidate.</typeparam>
    extension<T, TContext, TItem>(T)
        where T : IJoinedSchema<T, TContext, TItem>
    {
        /// <summary>Throws: the project has no model of the schema.</summary>
        /// <param name="context">What is known of the request.</param>
        /// <param name="items">The candidates.</param>
        /// <param name="top">Takes nothing.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public static int Rank(in TContext context, ReadOnlySpan<TItem> items, Span<Ranked> top) => throw NoModel<T>();
    }

    private static InvalidOperationException NoModel<T>([CallerMemberName] string member = "")
        where T : IFeatureSchema<T>
    {
        string name = typeof(T).Name;
        return new InvalidOperationException(
            $"'{T.Schema.Name}' had no model in its project when '{name}.{member}' was compiled: train one with 'featuregen train', "
            + $"put {name}.model.json beside the code and build again, or load one with RankingModel<{name}>.Load.");
    }
}
