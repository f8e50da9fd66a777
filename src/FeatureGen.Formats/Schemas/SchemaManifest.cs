using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FeatureGen.Formats.Schemas;

/// <summary>A schema as plain data: what the generator writes into the assembly and the tool reads from it.</summary>
public sealed record SchemaManifest
{
    private readonly Lazy<string> _fingerprint;

    /// <summary>Creates an empty manifest; set its members.</summary>
    public SchemaManifest() => _fingerprint = new Lazy<string>(ComputeFingerprint);

    private SchemaManifest(SchemaManifest original)
    {
        Name = original.Name;
        Fields = original.Fields;
        Label = original.Label;
        Group = original.Group;
        Weight = original.Weight;
        _fingerprint = new Lazy<string>(ComputeFingerprint);
    }

    /// <summary>The full metadata name of the type, or the name of a table without a schema.</summary>
    public required string Name { get; init; }

    /// <summary>The fields: declared ones in order, nested ones in place, crosses last.</summary>
    public EquatableArray<FieldManifest> Fields { get; init; }

    /// <summary>What is predicted, if the schema says so.</summary>
    public LabelManifest? Label { get; init; }

    /// <summary>The name of the property whose equal values make a group (a request, a query).</summary>
    public string? Group { get; init; }

    /// <summary>The name of the property that weighs a row in training.</summary>
    public string? Weight { get; init; }

    /// <summary>16 hexadecimal digits that change when extraction changes: the fields, their order, kinds and settings.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <inheritdoc/>
    public bool Equals(SchemaManifest? other) =>
        other is not null && Name == other.Name && Fields == other.Fields && Label == other.Label && Group == other.Group && Weight == other.Weight;

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(Name.GetHashCode() * 31 + Fields.GetHashCode());

    private string ComputeFingerprint()
    {
        var relevant = new SchemaManifest { Name = Name, Fields = new(Fields.Select(Relevant)) };
        var text = SchemaManifestJson.WriteFields(relevant);
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Take(8).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static FieldManifest Relevant(FieldManifest field) =>
        field.Kind == FieldKind.Hashed ? field with { Keep = null, Vocabulary = default, Codes = default } : field with { Keep = null };
}
