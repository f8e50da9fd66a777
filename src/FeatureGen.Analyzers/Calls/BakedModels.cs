using FeatureGen.Formats.Models;
using FeatureGen.Formats.Trees;
using FeatureGen.Generator.Models;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Calls;

/// <summary>The models among a project's files, as the generator bakes them.</summary>
internal sealed class BakedModels(AnalyzerOptions options)
{
    /// <summary>
    /// The file of a schema's model, where its scores are known to be log-odds; null of other models and where there is none.
    /// </summary>
    public string? LogOddsOf(INamedTypeSymbol schema)
    {
        var name = SchemaReader.MetadataName(schema);
        AdditionalText? only = null;
        ModelText? model = null;
        foreach (var file in options.AdditionalFiles)
        {
            var settings = options.AnalyzerConfigOptionsProvider.GetOptions(file);
            if (!FeatureFiles.IsOfKind(settings, FeatureFiles.Model) || file.GetText() is not { } text) continue;
            var content = ModelText.Of(text);
            if (content.Error is not null || content.IsTooLarge || !IsFor(file, content, settings, name)) continue;
            if (only is not null) return null;
            (only, model) = (file, content);
        }
        return model is not null && IsLogOdds(model) ? Path.GetFileName(only!.Path) : null;
    }

    private static bool IsFor(AdditionalText file, ModelText model, AnalyzerConfigOptions settings, string schema) =>
        (model.Model?.Schema ?? FeatureFiles.SchemaOf(settings)) is { } said
            ? said == schema
            : SchemaNames.Find(file.Path, null, [schema]).Count == 1;

    // Weighted sums are trained for a log loss alone; trees say what becomes of their sums, by a scale of their own now and then.
    private static bool IsLogOdds(ModelText model) =>
        model is { Model.Kind: ModelKind.Linear or ModelKind.FactorizationMachine }
        || (model.Ensemble ?? model.Model?.Ensemble) is { Link: TreeLink.Logistic, LinkScale: 1 };
}
