using FeatureGen.Formats;
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

    /// <summary>Tracked stage: the models that are for a schema of the compilation, with its name.</summary>
    public const string AssignmentStage = "AssignedModels";

    /// <summary>Tracked stage: each schema with its model, if it has one.</summary>
    public const string OutputStage = "Files";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var declarations = context.CompilationProvider.Select(static (compilation, _) => new ProjectDeclarations(compilation));

        // The transform only names the type: it runs for every schema after every keystroke, and what reads the schema need not.
        var schemas = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.Schema,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, _) => IsFirst(target) ? SchemaReader.MetadataName((INamedTypeSymbol)target.TargetSymbol) : null)
            .Where(static name => name is not null)
            .Combine(declarations)
            .Select(static (pair, cancellationToken) => pair.Right.Read(pair.Left!, cancellationToken))
            .Where(static schema => schema is not null)
            .Select(static (schema, _) => schema!)
            .WithTrackingName(SchemaStage);

        var models = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => ModelItem.Of(pair.Left, pair.Right.GetOptions(pair.Left)))
            .Where(static item => item is not null)
            .Select(static (item, cancellationToken) => ModelSource.Read(item!, cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(ModelStage);

        var names = schemas.Select(static (schema, _) => schema.Manifest.Name).Collect();

        var ambiguousNames = names
            .Select(static (names, _) => HintNames.FindAmbiguous(names))
            .WithTrackingName(NameStage);

        var assigned = models.Collect()
            .Combine(names)
            .Select(static (pair, _) => ModelSource.Assign(pair.Left, pair.Right))
            .WithTrackingName(AssignmentStage);

        var outputs = schemas
            .Combine(ambiguousNames)
            .Combine(assigned)
            .Select(static (pair, _) =>
            {
                var ((schema, ambiguous), all) = pair;
                return new GeneratedFile(HintNames.Of(schema.Manifest.Name, ambiguous), schema, FindModel(schema, all));
            })
            .Where(static file => file.HintName is not null)
            .WithTrackingName(OutputStage);

        context.RegisterSourceOutput(outputs, static (production, file) =>
            production.AddSource(file.HintName!, SchemaEmitter.Emit(file.Schema, file.Model)));
    }

    // The attribute on two parts of a type is an error of the compiler's; the type is generated once all the same.
    private static bool IsFirst(GeneratorAttributeSyntaxContext target)
    {
        var first = AttributeNames.Find(target.TargetSymbol, AttributeNames.Schema)?.ApplicationSyntaxReference;
        return first is null || (first.SyntaxTree == target.TargetNode.SyntaxTree && target.TargetNode.Span.Contains(first.Span));
    }

    // The model to bake, or why there is none although the project has one.
    private static BoundModel? FindModel(SchemaModel schema, EquatableArray<ModelSource> models)
    {
        var candidates = models.Where(m => m.Schema == schema.Manifest.Name).ToList();
        if (candidates.Count == 0) return null;
        var small = candidates.Where(m => m.Text is not null).Select(m => m.Text!).ToList();
        return small.Count switch
        {
            0 => Problem("it has more weights than are baked; take it out of the project and load it with RankingModel.Load"),
            1 => small[0].BindTo(schema.Manifest),
            // Which of several the files' order puts first would be chance.
            _ => Problem($"the project has {small.Count} models of '{schema.Manifest.Name}'; take all but one out"),
        };

        static BoundModel Problem(string problem) => new(null, problem);
    }

    private sealed record GeneratedFile(string? HintName, SchemaModel Schema, BoundModel? Model);
}
