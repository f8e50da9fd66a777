using System.Collections.Immutable;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Tests;

/// <summary>Makes test projects with schemas, and the profiles and models that fit them.</summary>
internal static class Sample
{
    private const string Usings = "using System; using System.Collections.Immutable; using FeatureGen;\n";

    /// <summary>A test whose code sees FeatureGen. Usings are put before each source, on a line of their own.</summary>
    public static TTest Of<TTest, TAnalyzer>(TTest test, params string[] sources)
        where TTest : CSharpAnalyzerTest<TAnalyzer>
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        foreach (var source in sources) test.TestState.Sources.Add(Usings + source);
        AddReferences(test.TestState);
        return test;
    }

    /// <summary>An analyzer test.</summary>
    public static CSharpAnalyzerTest<TAnalyzer> Of<TAnalyzer>(params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new() => Of<CSharpAnalyzerTest<TAnalyzer>, TAnalyzer>(new(), sources);

    /// <summary>Source as a test has it.</summary>
    public static string Code(string source) => Usings + source;

    /// <summary>Adds a profile.</summary>
    public static void AddProfile(this TestState state, string name, string text) => state.AdditionalFiles.Add(name, text, ("FeatureGenFile", "profile"));

    /// <summary>Adds a drift report.</summary>
    public static void AddDrift(this TestState state, string name, string text) => state.AdditionalFiles.Add(name, text, ("FeatureGenFile", "drift"));

    /// <summary>Adds a model.</summary>
    public static void AddModel(this TestState state, string name, string text) => state.AdditionalFiles.Add(name, text, ("FeatureGenFile", "model"));

    /// <summary>Adds a model of another trainer, with the schema that its item says it is for.</summary>
    public static void AddTrees(this TestState state, string name, string text, string? schema = null) =>
        state.AdditionalFiles.Add(name, text, ("FeatureGenFile", "model"), ("FeatureGenSchema", schema ?? ""));

    /// <summary>The manifest of a type in sources with markup.</summary>
    public static SchemaManifest Manifest(string type, params string[] sources) => Manifest(type, null, sources);

    /// <summary>The manifest of a type in sources with markup that may refer to something else.</summary>
    public static SchemaManifest Manifest(string type, MetadataReference? reference, params string[] sources)
    {
        var compilation = Compile(sources);
        var symbol = (reference is null ? compilation : compilation.AddReferences(reference)).GetTypeByMetadataName(type)!;
        return SchemaReader.Read(symbol, CancellationToken.None).Manifest;
    }

    /// <summary>A compilation of sources with markup.</summary>
    public static CSharpCompilation Compile(params string[] sources)
    {
        var state = new TestState();
        foreach (var source in sources) state.Sources.Add(Usings + source);
        Markup.StripAll(state.Sources, []);
        AddReferences(state);
        return TestCompilation.Create(state, new TestOptions(state), NullableContextOptions.Enable);
    }

    /// <summary>A profile in which nothing is wrong with any field but those that are given.</summary>
    public static string Profile(SchemaManifest schema, params ProfileField[] fields) => ProfileFileJson.Write(new ProfileFile
    {
        Schema = schema.Name,
        Fingerprint = schema.Fingerprint,
        Method = "mutualInformation",
        Rows = 200_000,
        Label = "Clicked",
        LabelEntropy = 0.5,
        NoiseFields = 20,
        Fields = new(schema.Fields.Select(f => fields.FirstOrDefault(given => given.Name == f.Name) ?? Fine(f.Name))),
    });

    /// <summary>A drift report in which those fields have drifted, and no others.</summary>
    public static string Drift(SchemaManifest schema, params string[] drifted)
    {
        var field = new FieldDrift
        {
            Name = "", StabilityIndex = 0.412, StabilityIndexByChance = 0.002, JensenShannon = 0.21, QValue = 1e-30, CoverageWas = 1, CoverageIs = 1,
            Bins = new([new("'x\ny'", 0.1, 0.4125), new("any other", 0.9, 0.5375), new("missing", 0, 0.05)]),
        };
        field = field with { LargestChange = field.Bins[2] };
        return DriftReportJson.Write(new DriftReport
        {
            Schema = schema.Name,
            Fingerprint = schema.Fingerprint,
            ProfileRows = 200_000,
            Rows = 50_000,
            Threshold = 0.2,
            FalseDiscoveryRate = 0.01,
            Label = field with { Name = schema.Label?.Name ?? "", HasDrifted = drifted.Contains(schema.Label?.Name) },
            Fields = new(schema.Fields.Select(f => field with { Name = f.Name, Kind = f.Kind, HasDrifted = drifted.Contains(f.Name) })),
        });
    }

    /// <summary>A field that nothing is wrong with.</summary>
    public static ProfileField Fine(string name) => new() { Name = name, Score = 0.1, Share = 0.1, LabelShare = 0.1, Coverage = 1, Distinct = 100 };

    /// <summary>A linear model that uses the fields of a condition.</summary>
    public static string Model(SchemaManifest schema, Func<string, bool> uses) => ModelFileJson.Write(new ModelFile
    {
        Kind = ModelKind.Linear,
        Schema = schema.Name,
        Fingerprint = schema.Fingerprint,
        Fields = new(SchemaLayout.Of(schema).Fields.Where(f => uses(f.Field.Name)).Select(f => new ModelField
        {
            Name = f.Field.Name,
            Centers = new(new float[f.HasValues ? f.SlotCount : 0]),
            Scales = new(new float[f.HasValues ? f.SlotCount : 0]),
            Indices = new(f.HasValues ? [] : [1]),
            Weights = new(Enumerable.Repeat(0.5f, f.HasValues ? f.WeightCount : 1).ToArray()),
        })),
    });

    /// <summary>Runs all analyzers over whatever source and files there are; fails if one of them throws.</summary>
    /// <param name="state">The project.</param>
    /// <param name="severities">Severities as the project file sets them.</param>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(TestState state, IReadOnlyDictionary<string, ReportDiagnostic>? severities = null)
    {
        AddReferences(state);
        var options = new TestOptions(state);
        var runner = new AnalyzerRunner(AllRules.Analyzers, TestCompilation.AdditionalTexts(state), options, CompilerDiagnostics.None);
        var compilation = TestCompilation.Create(state, options, NullableContextOptions.Enable);
        return runner.RunAsync(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(severities ?? compilation.Options.SpecificDiagnosticOptions)));
    }

    /// <summary>Adds what a project that uses FeatureGen refers to.</summary>
    public static void AddReferences(TestState state)
    {
        state.AdditionalReferences.Add(typeof(FeatureSchemaAttribute).Assembly);
        state.AdditionalReferences.Add(typeof(SchemaManifest).Assembly);
    }
}
