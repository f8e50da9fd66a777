using System.Collections.Immutable;
using FeatureGen.Generator.Models;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Files;

/// <summary>Says where code asks a schema for scores that has no model: before the first training all of it does.</summary>
/// <remarks>
/// The runtime library has methods that stand in for those of a model, so that the project builds and a model can be trained. Where they do
/// not bind (before C# 14, in a file without <c>using FeatureGen</c>) the compiler says that a method is missing, and this says why.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingModelAnalyzer : DiagnosticAnalyzer
{
    private const string StandIn = "FeatureGen.UntrainedSchema";

    /// <summary>FG2009</summary>
    public static readonly DiagnosticDescriptor MissingModel = new(
        "FG2009", "A schema that is to rank has no model",
        "'{0}' has no model in {1}, so {2}: {3}, or load one with RankingModel<{0}>.Load",
        "FeatureGen.Files", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Score, Rank and Explain of a schema are generated with a model of it; until the project has one, they throw.",
        RulePages.Of("FG2009"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [MissingModel];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(StandIn) is not { } standIn) return;
            start.RegisterSyntaxNodeAction(node => Analyze(node, standIn), SyntaxKind.SimpleMemberAccessExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol standIn)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        string member = access.Name.Identifier.ValueText;
        // The name is asked first: nearly all accesses are to other members.
        if (member is not (GeneratedNames.Score or GeneratedNames.Rank or GeneratedNames.Explain)) return;
        var (model, cancellationToken) = (context.SemanticModel, context.CancellationToken);
        var bound = model.GetSymbolInfo(access, cancellationToken).Symbol;
        if (bound is not null && !IsIn(bound, standIn)) return;
        if (model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is not INamedTypeSymbol schema || !IsSchema(schema)) return;
        if (bound is null && FieldSymbols.Members(schema, member).Any()) return;
        bool isHere = SymbolEqualityComparer.Default.Equals(schema.ContainingAssembly, context.Compilation.Assembly);
        // What keeps anything from being generated is an error that says so.
        if (isHere && !SchemaModels.Of(schema, cancellationToken).CanGenerate) return;
        var (project, advice) = !isHere ? Elsewhere(schema)
            : ModelOf(schema, context.Options) is { } file ? Unbaked(file)
            : Untrained(schema, bound is not null ? "build" : Build(access, standIn, model));
        string effect = bound is null ? $"there is no '{schema.Name}.{member}'" : $"'{schema.Name}.{member}' throws";
        context.ReportDiagnostic(Diagnostic.Create(MissingModel, access.GetLocation(), schema.Name, project, effect, advice));
    }

    // A member of an extension block is, to this compiler's interfaces, a member of a type within the class.
    private static bool IsIn(ISymbol member, INamedTypeSymbol type)
    {
        for (var holder = member.ContainingType; holder is not null; holder = holder.ContainingType)
            if (SymbolEqualityComparer.Default.Equals(holder.OriginalDefinition, type)) return true;
        return false;
    }

    private static bool IsSchema(INamedTypeSymbol type) => AttributeNames.Find(type, AttributeNames.Schema) is not null;

    private static (string Project, string Advice) Untrained(INamedTypeSymbol schema, string build) =>
        ("this project", $"{build}, train one with 'featuregen train' and put {schema.Name}.model.json beside the code");

    // How code builds in which nothing stands in for the call.
    private static string Build(SyntaxNode place, INamedTypeSymbol standIn, SemanticModel model) =>
        model.LookupNamespacesAndTypes(place.SpanStart, name: standIn.Name).IsEmpty
            ? "build with 'using FeatureGen'"
            : "build without the call";

    private static (string Project, string Advice) Elsewhere(INamedTypeSymbol schema) => (
        $"the project of '{schema.ContainingAssembly.Name}'",
        $"train one with 'featuregen train' and put {schema.Name}.model.json beside the code there");

    private static (string Project, string Advice) Unbaked(string file) =>
        ("this project that can be baked", $"see what FG2001 or FG2006 says of {file}");

    // The file of a model that is of the schema and yet not baked, because it cannot be read or a member is in its way.
    private static string? ModelOf(INamedTypeSymbol schema, AnalyzerOptions options)
    {
        string name = SchemaReader.MetadataName(schema);
        foreach (var file in options.AdditionalFiles)
        {
            var settings = options.AnalyzerConfigOptionsProvider.GetOptions(file);
            if (!FeatureFiles.IsOfKind(settings, FeatureFiles.Model) || file.GetText() is not { } text) continue;
            string? said = ModelText.Of(text).Model?.Schema ?? FeatureFiles.SchemaOf(settings);
            if (SchemaNames.Find(file.Path, said, [name]).Count == 1) return Path.GetFileName(file.Path);
        }
        return null;
    }
}
