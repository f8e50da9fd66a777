namespace FeatureGen.Testing.CodeFixes;

/// <summary>The scopes of FixAll that a test checks.</summary>
[Flags]
public enum FixAllScopes
{
    /// <summary>None: the fix has no FixAll.</summary>
    None = 0,

    /// <summary>One document after the other.</summary>
    Document = 1,

    /// <summary>The project at once.</summary>
    Project = 2,

    /// <summary>The solution at once.</summary>
    Solution = 4,

    /// <summary>All scopes.</summary>
    All = Document | Project | Solution,
}
