using System.Globalization;
using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Output;

/// <summary>How many different values a field has; an estimate says so.</summary>
internal static class DistinctText
{
    /// <summary>In a table.</summary>
    public static string Short(ProfileField field) => Text(field, "~");

    /// <summary>In a sentence.</summary>
    public static string Long(ProfileField field) => Text(field, "about ");

    private static string Text(ProfileField field, string about) =>
        (field.Counted == ProfileCounting.Exactly ? "" : about) + field.Distinct.ToString(CultureInfo.InvariantCulture);
}
