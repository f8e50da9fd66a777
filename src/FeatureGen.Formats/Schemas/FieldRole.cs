namespace FeatureGen.Formats.Schemas;

/// <summary>When a field is known.</summary>
public enum FieldRole
{
    /// <summary>Differs by candidate.</summary>
    Item,

    /// <summary>Known once a request.</summary>
    Context,
}
