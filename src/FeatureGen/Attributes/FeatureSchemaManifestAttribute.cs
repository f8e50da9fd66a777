using System.ComponentModel;

namespace FeatureGen;

/// <summary>A schema of this assembly as data. Written by the generator; the <c>featuregen</c> tool reads it from metadata without running the assembly.</summary>
/// <param name="manifest">The manifest, JSON.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FeatureSchemaManifestAttribute(string manifest) : Attribute
{
    /// <summary>The manifest, JSON.</summary>
    public string Manifest { get; } = manifest;
}
