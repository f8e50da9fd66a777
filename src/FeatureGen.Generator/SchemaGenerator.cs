using System.Collections.Immutable;
using FeatureGen.Formats.Models;
using FeatureGen.Generator.Emission;
using FeatureGen.Generator.Models;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Generator;

/// <summary>Writes extraction for every schema of a project, and scoring and ranking where a model of it is among the project's files.</summary>
/// <remarks>It reports nothing: what is wrong with a schema or a file is said by the analyzers, which read both the same way.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    /// <summary>Tracked stage: the schemas of the compilation.</summary>
    public const string SchemaStage = "Schemas";

    /// <summary>Tracked stage: the readable models among the additional files.</summary>
    public const string ModelStage = "Models";

    /// <summary>Tracked stage: each schema with its model, if it has one.</summary>
    public const string OutputStage = "SchemasWithModels";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schemas = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.Schema,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellationToken) => SchemaReader.Read((INamedTypeSymbol)target.TargetSymbol, cancellationToken))
            .Where(static schema => schema.CanGenerate)
            .WithTrackingName(SchemaStage);

        var models = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => FeatureFiles.IsOfKind(pair.Right.GetOptions(pair.Left), FeatureFiles.Model))
            .Select(static (pair, _) => pair.Left)
            .Select(static (file, cancellationToken) => ModelSource.Read(file, cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(ModelStage);

        var outputs = schemas
            .Combine(models.Collect())
            .Select(static (pair, _) => new SchemaWithModel(pair.Left, FindModel(pair.Left, pair.Right)))
            .WithTrackingName(OutputStage);

        context.RegisterSourceOutput(outputs, static (production, output) =>
            production.AddSource(SchemaEmitter.HintName(output.Schema), SchemaEmitter.Emit(output.Schema, output.Model)));
    }

    // Of two models for one schema none is chosen: which one the files' order puts first would be chance.
    private static ModelFile? FindModel(SchemaModel schema, ImmutableArray<ModelSource> models)
    {
        var candidates = models.Where(m => m.Model.Schema == schema.Manifest.Name).ToList();
        return candidates.Count == 1 && candidates[0].Model.FindMismatch(schema.Manifest) is null ? candidates[0].Model : null;
    }

    private sealed record SchemaWithModel(SchemaModel Schema, ModelFile? Model);
}
