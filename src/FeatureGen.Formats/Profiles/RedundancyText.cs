using static System.FormattableString;

namespace FeatureGen.Formats.Profiles;

/// <summary>Why a field is redundant, in words: the same in the tool and in the build.</summary>
public static class RedundancyText
{
    /// <summary>
    /// The evidence, as in <c>(a function of it, NMI 0.98, 20 of 20 resamples); given it, 'Battery' adds 0.0001 nats of 0.0412</c>.
    /// </summary>
    /// <param name="field">A field that another stands for.</param>
    public static string Evidence(ProfileField field)
    {
        if (field.Redundancy is not { } redundancy) return Invariant($"(similarity {field.Similarity:F2})");
        var relation = Words(redundancy.Relation);
        return Invariant($"({relation}NMI {field.Similarity:F2}, {redundancy.Held} of {redundancy.Resamples} resamples); given it, ")
            + Invariant($"'{field.Name}' adds {Math.Max(0, redundancy.Added):F4} nats of {redundancy.Alone:F4}");
    }

    private static string Words(ProfileRelation relation) => relation switch
    {
        ProfileRelation.Duplicate => "the same values, ",
        ProfileRelation.Recoding => "one to one, ",
        ProfileRelation.Monotone => "rises or falls with it, ",
        ProfileRelation.Function => "a function of it, ",
        ProfileRelation.NearFunction => "nearly a function of it, ",
        _ => "",
    };
}
