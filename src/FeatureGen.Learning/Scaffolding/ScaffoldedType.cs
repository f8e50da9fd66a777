namespace FeatureGen.Learning.Scaffolding;

/// <summary>A type that is scaffolded.</summary>
internal sealed class ScaffoldedType
{
    /// <summary>The name; of a part it is known once all members are.</summary>
    public string Name { get; set; } = "";

    /// <summary>The members, in the order of the columns.</summary>
    public List<ScaffoldedMember> Members { get; } = [];

    /// <summary>The types of the members, and theirs, outer ones first.</summary>
    public IEnumerable<ScaffoldedType> Parts =>
        Members.Where(member => member.Part is not null).SelectMany(member => member.Part!.Parts.Prepend(member.Part));

    /// <summary>Whether a member has the name.</summary>
    public bool Has(string name) => Members.Any(member => member.Name == name);
}
