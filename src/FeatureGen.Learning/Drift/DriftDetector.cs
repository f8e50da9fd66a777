using System.Data.Common;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Drift;

/// <summary>
/// Holds new rows against a profile: counts them in the bins that the profile froze, in one pass and bounded memory, and tells what has
/// changed by more than chance.
/// </summary>
public static class DriftDetector
{
    /// <summary>Compares rows with those of a profile.</summary>
    /// <param name="reader">The rows, before the first. They need not have labels.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="schema">The schema that the profile was measured through; null if it was measured without one.</param>
    /// <param name="options">What counts as a drift.</param>
    /// <param name="progress">Told how many rows were read, now and then.</param>
    /// <param name="cancellation">Ends the work with an exception.</param>
    /// <exception cref="SchemaException">The profile is of another schema, or keeps no distributions.</exception>
    /// <exception cref="DataFormatException">The data is faulty, lacks a column, or has no rows.</exception>
    public static DriftReport Compare(
        DbDataReader reader, ProfileFile profile, SchemaManifest? schema = null, DriftOptions? options = null,
        IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(profile);
        if (FindMismatch(profile, schema) is { } mismatch) throw new SchemaException(mismatch);
        options ??= new DriftOptions();
        var plan = schema is null ? DriftPlan.Of(profile) : DriftPlan.Of(profile, schema);
        var source = WindowSource.Of(TableProfiler.SourceOf(reader), options.Window);
        var counter = new DriftCounter(source, plan, profile.Label, options.Threads);
        counter.Run(progress, cancellation);
        return new DriftBuilder(profile, schema, counter, options).Build();
    }

    /// <summary>Why rows read through a schema, or without one, cannot be held against a profile; null if they can.</summary>
    public static string? FindMismatch(ProfileFile profile, SchemaManifest? schema)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Fields.All(field => field.Distribution is null))
            return "the profile keeps no distributions, it is of an older version; profile its data again";
        if (schema is null)
        {
            return profile.Fingerprint is null
                ? null
                : $"the profile was measured through the schema '{profile.Schema}', and data must be read the same way; name the "
                    + "built assembly that holds it by --schema";
        }
        if (profile.Fingerprint is null) return "the profile was measured without a schema; leave --schema away";
        if (profile.Schema != schema.Name) return $"the profile is of the schema '{profile.Schema}', not of '{schema.Name}'";
        return profile.Fingerprint == schema.Fingerprint
            ? null
            : $"the profile was measured through fingerprint {profile.Fingerprint} of '{profile.Schema}', which is now "
                + $"{schema.Fingerprint}; profile data again through the schema as it is";
    }
}
