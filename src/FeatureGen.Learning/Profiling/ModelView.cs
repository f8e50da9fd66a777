using FeatureGen.Formats;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees.Importance;
using FeatureGen.Learning.Importance;

namespace FeatureGen.Learning.Profiling;

/// <summary>Adds to a profile what a model says about the fields.</summary>
public static class ModelView
{
    /// <summary>Adds the permutation importances of a model and, of trees, their splits and gains.</summary>
    /// <param name="profile">The profile of the model's schema.</param>
    /// <param name="name">What the profile calls the model.</param>
    /// <param name="model">The model.</param>
    /// <param name="schema">The schema of both.</param>
    /// <param name="permutation">How much the model depends on each field of the schema.</param>
    /// <returns>The profile; its order is still that of what the data says.</returns>
    public static ProfileFile Add(
        ProfileFile profile, string name, ModelFile model, SchemaManifest schema, PermutationResult permutation)
    {
        var splits = model.Ensemble is { } trees ? TreeImportances.OfFields(trees, SchemaLayout.Of(schema)) : null;
        var uses = new Dictionary<string, FieldUse>(StringComparer.Ordinal);
        for (int i = 0; i < permutation.Fields.Count; i++)
            uses.Add(permutation.Fields[i].Name, Use(permutation.Fields[i], splits?[i]));
        return profile with
        {
            Model = new ProfileModel
            {
                Name = name,
                Kind = model.Kind,
                Loss = JsonWriter.CamelCase(permutation.Loss.ToString()),
                BaseLoss = permutation.BaseLoss,
                BaseAuc = permutation.BaseAuc,
                Rows = permutation.Rows,
                Repeats = permutation.Repeats,
            },
            Fields = new(profile.Fields.Select(field => field with { Use = uses[field.Name] })),
        };
    }

    private static FieldUse Use(FieldPermutation permutation, SplitImportance? splits) => new()
    {
        GainShare = splits?.GainShare,
        Splits = splits?.Splits,
        LossIncrease = permutation.LossIncrease,
        LossDeviation = permutation.LossDeviation,
        AucDrop = permutation.AucDrop,
        AucDeviation = permutation.AucDeviation,
    };
}
