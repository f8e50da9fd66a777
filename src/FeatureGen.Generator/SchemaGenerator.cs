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

    /// <summary>Tracked stage: the names of schemas that differ in case at most.</summary>
    public const string NameStage = "AmbiguousNames";

    /// <summary>Tracked stage: each schema with its model, if it has one.</summary>
    public const string OutputStage = "Files";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schemas = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.Schema,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellationToken) => IsFirst(target) ? SchemaReader.Read((INamedTypeSymbol)target.TargetSymbol, cancellationToken) : null)
            .Where(static schema => schema is { CanGenerate: true })
            .Select(static (schema, _) => schema!)
            .WithTrackingName(SchemaStage);

        var models = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => FeatureFiles.IsOfKind(pair.Right.GetOptions(pair.Left), FeatureFiles.Model))
            .Select(static (pair, _) => pair.Left)
            .Select(static (file, cancellationToken) => ModelSource.Read(file, cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(ModelStage);

        var ambiguousNames = schemas
            .Select(static (schema, _) => schema.Manifest.Name)
            .Collect()
            .Select(static (names, _) => HintNames.FindAmbiguous(names))
            .WithTrackingName(NameStage);

        var outputs = schemas
            .Combine(ambiguousNames)
            .Combine(models.Collect())
            .Select(static (pair, _) =>
            {
                var ((schema, ambiguous), all) = pair;
                var (model, problem) = FindModel(schema, all);
                return new GeneratedFile(HintNames.Of(schema.Manifest.Name, ambiguous), schema, model, problem);
            })
            .Where(static file => file.HintName is not null)
            .WithTrackingName(OutputStage);

        context.RegisterSourceOutput(outputs, static (production, file) =>
            production.AddSource(file.HintName!, SchemaEmitter.Emit(file.Schema, file.Model, file.Problem)));
    }

    // The attribute on two parts of a type is an error of the compiler's; the type is generated once all the same.
    private static bool IsFirst(GeneratorAttributeSyntaxContext target)
    {
        var first = AttributeNames.Find(target.TargetSymbol, AttributeNames.Schema)?.ApplicationSyntaxReference;
        return first is null || (first.SyntaxTree == target.TargetNode.SyntaxTree && target.TargetNode.Span.Contains(first.Span));
    }

    // The model to bake, or why there is none although the project has one.
    private static (ModelFile? Model, string? Problem) FindModel(SchemaModel schema, ImmutableArray<ModelSource> models)
    {
        var candidates = models.Where(m => m.Model.Schema == schema.Manifest.Name).ToList();
        if (candidates.Count == 0) return default;
        var small = candidates.Where(m => !m.IsTooLarge).ToList();
        if (small.Count == 0) return (null, "it has more weights than are baked; take it out of the project and load it with RankingModel.Load");
        // Which of several the files' order puts first would be chance.
        if (small.Count > 1) return (null, $"the project has {small.Count} models of '{schema.Manifest.Name}'; take all but one out");
        return small[0].Model.FindMismatch(schema.Manifest) is { } mismatch ? (null, mismatch) : (small[0].Model, null);
    }

    private sealed record GeneratedFile(string? HintName, SchemaModel Schema, ModelFile? Model, string? Problem);
}
