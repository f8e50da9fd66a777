using System.ComponentModel;
using FeatureGen.Formats.Schemas;

namespace FeatureGen;

/// <summary>A schema at run time: its fields, where their slots are, and its fingerprint.</summary>
public sealed class FeatureSchema
{
    private readonly SchemaLayout _layout;

    /// <summary>Creates the schema of a manifest.</summary>
    public FeatureSchema(SchemaManifest manifest)
    {
        Manifest = manifest;
        _layout = SchemaLayout.Of(manifest);
    }

    /// <summary>The schema as plain data.</summary>
    public SchemaManifest Manifest { get; }

    /// <summary>The full metadata name of the type.</summary>
    public string Name => Manifest.Name;

    /// <summary>16 hexadecimal digits that change when extraction changes. Models and profiles carry the one they were made for.</summary>
    public string Fingerprint => Manifest.Fingerprint;

    /// <summary>The fields with their slots, in order.</summary>
    public IReadOnlyList<FieldLayout> Fields => _layout.Fields;

    /// <summary>The length of the extracted vector.</summary>
    public int SlotCount => _layout.SlotCount;

    /// <summary>The number of weights of a model that uses every field.</summary>
    public int WeightCount => _layout.WeightCount;

    /// <summary>Reads the schema from a manifest's JSON. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static FeatureSchema Parse(string manifest) => new(SchemaManifestJson.Read(manifest, "manifest"));
}
