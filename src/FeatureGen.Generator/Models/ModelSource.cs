using System.Threading;
using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Models;

/// <summary>A model among a project's additional files.</summary>
/// <param name="Path">The file.</param>
/// <param name="Model">Its content.</param>
internal sealed record ModelSource(string Path, ModelFile Model)
{
    /// <summary>Reads a model; null if the file is malformed or too large to bake, which an analyzer reports.</summary>
    public static ModelSource? Read(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken)?.ToString() is not { } text) return null;
        try
        {
            var model = ModelFileJson.Read(text, file.Path);
            return FeatureFiles.WeightCount(model) > FeatureFiles.MaxBakedWeights ? null : new ModelSource(file.Path, model);
        }
        catch (FileFormatException)
        {
            return null;
        }
    }
}
