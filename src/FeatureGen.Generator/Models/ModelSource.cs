using System.Collections.Immutable;
using System.Threading;
using FeatureGen.Formats;

namespace FeatureGen.Generator.Models;

/// <summary>A model among a project's additional files.</summary>
/// <param name="Path">The file.</param>
/// <param name="Schema">The schema that the file, or the project, says it is for; null if neither does.</param>
/// <param name="Text">What it says; null if it is too large to bake.</param>
internal sealed record ModelSource(string Path, string? Schema, ModelText? Text)
{
    /// <summary>Reads a model; null if the file is malformed, which an analyzer reports.</summary>
    public static ModelSource? Read(ModelItem item, CancellationToken cancellationToken)
    {
        if (item.File.GetText(cancellationToken) is not { } source) return null;
        var text = ModelText.Of(source);
        if (text.Error is not null) return null;
        return new ModelSource(item.File.Path, text.Model is null ? item.Schema : text.Model.Schema, text.IsTooLarge ? null : text);
    }

    /// <summary>Gives each model the schema of the project that it is for; leaves out those that are for none.</summary>
    public static EquatableArray<ModelSource> Assign(ImmutableArray<ModelSource> models, ImmutableArray<string> schemas) => new(
        from model in models
        let found = SchemaNames.Find(model.Path, model.Schema, schemas)
        where found.Count == 1
        select model with { Schema = found[0] });
}
