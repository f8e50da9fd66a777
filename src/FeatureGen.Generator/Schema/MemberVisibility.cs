namespace FeatureGen.Generator.Schema;

/// <summary>How visible a member may be that names certain types.</summary>
public enum MemberVisibility
{
    /// <summary><c>private</c></summary>
    Private,

    /// <summary><c>internal</c></summary>
    Internal,

    /// <summary><c>public</c></summary>
    Public,
}
