using System.Threading;
using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Models;

/// <summary>A model among a project's additional files.</summary>
/// <param name="Path">The file.</param>
/// <param name="Model">Its content; of a model that is too large to bake without its fields.</param>
/// <param name="IsTooLarge">Whether it is too large to bake.</param>
internal sealed record ModelSource(string Path, ModelFile Model, bool IsTooLarge)
{
    /// <summary>Reads a model; null if the file is malformed, which an analyzer reports.</summary>
    public static ModelSource? Read(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken)?.ToString() is not { } text) return null;
        try
        {
            var model = ModelFileJson.Read(text, file.Path);
            bool isTooLarge = FeatureFiles.WeightCount(model) > FeatureFiles.MaxBakedWeights;
            return new ModelSource(file.Path, isTooLarge ? model with { Fields = default } : model, isTooLarge);
        }
        catch (FileFormatException)
        {
            return null;
        }
    }
}
