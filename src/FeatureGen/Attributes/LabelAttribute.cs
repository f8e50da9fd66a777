namespace FeatureGen;

/// <summary>
/// What is predicted; never extracted. Of two classes: a <see cref="bool"/>, a number that is 0 or 1, or a string or enumeration with
/// <see cref="Positive"/>. Of several: an integer, or a string or enumeration without it. Real: any other number, or a
/// <see cref="TimeSpan"/> (in seconds). <c>featuregen profile</c> measures fields against each; <c>train</c> and <c>evaluate</c> know two
/// classes.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class LabelAttribute : Attribute
{
    /// <summary>The text of the positive class of a string or an enumeration; without it, it has as many classes as values.</summary>
    public string? Positive { get; set; }
}
