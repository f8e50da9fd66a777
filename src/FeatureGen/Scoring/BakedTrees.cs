using System.Buffers;
using System.Buffers.Text;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Scoring;

/// <summary>Reads the trees that a generator put into a binary.</summary>
internal static class BakedTrees
{
    /// <summary>Reads a model.</summary>
    /// <param name="schema">The name of the schema.</param>
    /// <param name="fingerprint">The fingerprint of the schema that the trees were bound to.</param>
    /// <param name="base64">The bytes of <see cref="TreeEnsembleBlob"/> as base64.</param>
    /// <exception cref="ArgumentException">The text or the bytes are damaged.</exception>
    public static ModelFile Read(string schema, string fingerprint, ReadOnlySpan<byte> base64)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        if (Base64.DecodeFromUtf8(base64, bytes, out int read, out int written) != OperationStatus.Done)
            throw new ArgumentException($"The baked trees are no base64 from character {read} on; build the project again.", nameof(base64));
        return new ModelFile
        {
            Kind = ModelKind.Trees,
            Schema = schema,
            Fingerprint = fingerprint,
            Ensemble = TreeEnsembleBlob.Read(bytes[..written]),
        };
    }
}
