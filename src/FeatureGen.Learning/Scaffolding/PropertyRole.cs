namespace FeatureGen.Learning.Scaffolding;

/// <summary>What a scaffolded property is for.</summary>
public enum PropertyRole
{
    /// <summary>It is a field.</summary>
    Field,

    /// <summary>It is predicted.</summary>
    Label,

    /// <summary>Its equal values make a group.</summary>
    Group,

    /// <summary>It is left out.</summary>
    Ignored,
}
