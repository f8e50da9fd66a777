using System.Collections.Immutable;
using FeatureGen.Generator;
using FeatureGen.Generator.Schema;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Analyzers.Tests.Corpus;

/// <summary>Builds files of the corpus as a user's project is built: with the generator, models of schemas and all analyzers.</summary>
internal static class CorpusProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // C# 14, which users have, is a preview here: it takes arrays for spans where types are inferred.
    private static readonly CSharpParseOptions s_language = TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview);

    private static readonly Lazy<MetadataReference> s_frameworks = new(CompileFrameworks);

    /// <summary>What compiler (errors) and analyzers find.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(IReadOnlyList<CorpusFile> files)
    {
        var state = NewState(files);
        state.AdditionalReferences.Add(s_frameworks.Value);
        Compilation compilation = Compile(state);
        foreach (string schema in files.SelectMany(file => file.Baked).Distinct(StringComparer.Ordinal))
        {
            var type = compilation.GetTypeByMetadataName(schema)
                ?? throw new FormatException($"No file has the schema '{schema}' that is said to be baked.");
            state.AddModel(schema + ".model.json", Sample.Model(SchemaReader.Read(type, CancellationToken.None).Manifest, _ => true));
        }
        var options = new TestOptions(state);
        var texts = TestCompilation.AdditionalTexts(state);
        var driver = TestCompilation.CreateDriver(texts, options, new SchemaGenerator()).WithUpdatedParseOptions(s_language);
        TestCompilation.RunGenerators(driver, compilation, out compilation);
        return new AnalyzerRunner(AllRules.Analyzers, texts, options, CompilerDiagnostics.Errors).RunAsync(compilation);
    }

    private static TestState NewState(IReadOnlyList<CorpusFile> files)
    {
        var state = new TestState();
        state.Sources.Add(("GlobalUsings.cs", Usings));
        foreach (var file in files) state.Sources.Add(file.Source);
        Sample.AddReferences(state);
        return state;
    }

    private static CSharpCompilation Compile(TestState state)
    {
        var compilation = TestCompilation.Create(state, new TestOptions(state), NullableContextOptions.Enable);
        var trees = compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), s_language, tree.FilePath));
        return compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
    }

    // An assembly of its own: what a framework does with a type cannot be seen in the project.
    private static PortableExecutableReference CompileFrameworks()
    {
        var state = NewState(CorpusFile.Frameworks);
        state.AssemblyName = "Frameworks";
        using var image = new MemoryStream();
        var result = Compile(state).Emit(image);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
        Failure.ThrowIfAny(errors, "The frameworks of the corpus do not compile");
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
