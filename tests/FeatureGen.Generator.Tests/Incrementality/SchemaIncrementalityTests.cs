using FeatureGen.Formats.Models;
using FeatureGen.Generator.Tests.Support;
using FeatureGen.Testing.Generators;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Tests.Incrementality;

public sealed class SchemaIncrementalityTests
{
    private const string Ad = """
        [FeatureSchema]
        [Cross(nameof(Brand), nameof(Kind))]
        public partial record Ad
        {
            // The price.
            [Numeric(Transform.Log1P)] public float Price { get; init; }
            [Hashed(Buckets = 64)] public string? Brand { get; init; }
            [Categorical("a", "b")] public string? Kind { get; init; }
        }
        """;

    private const string Visitor = "[FeatureSchema] public partial record Visitor([property: Bucketized(18, 65)] int? Age);";
    private const string Request = "[FeatureSchema] public partial record Request([property: Context] Visitor Visitor, [property: Item] Ad Ad);";

    private static readonly string[] s_stages =
    [
        SchemaGenerator.SchemaStage, SchemaGenerator.ModelStage, SchemaGenerator.NameStage, SchemaGenerator.AssignmentStage, SchemaGenerator.OutputStage,
    ];

    private readonly CSharpSourceGeneratorTest<SchemaGenerator> _test = SchemaProject.Create(Ad, Visitor, Request);
    private readonly string _adModel;

    public SchemaIncrementalityTests()
    {
        _adModel = _test.AddFullModel("Ad");
        _test.AddFullModel("Request", dimension: 2);
        _test.TestState.AddModel("Broken.model.json", "{");
        _test.TestState.AddModel("Other.model.json", _adModel.Replace("\"Ad\"", "\"Other\"", StringComparison.Ordinal));
        _test.TestState.AdditionalFiles.Add(("notes.txt", "no model"));
    }

    [Fact]
    public void Every_stage_holds_plain_data()
    {
        var verifier = new IncrementalityVerifier<SchemaGenerator>(_test.TestState);
        verifier.First
            .AssertSteps(s_stages)
            .AssertNoCompilerObjects();
        Assert.Equal(3, verifier.First.Steps[SchemaGenerator.SchemaStage].Count);
        Assert.Equal(3, verifier.First.Steps[SchemaGenerator.ModelStage].Count);
    }

    [Fact]
    public void Edits_that_do_not_matter_run_nothing_again()
    {
        var verifier = new IncrementalityVerifier<SchemaGenerator>(_test.TestState);
        verifier.UnrelatedEdit().AssertAllCached();
        verifier.EditSource("Test1.cs", "// The price.", "// The price in euros.").AssertAllCached();
        verifier.EditSource("Test1.cs", "float Price { get; init; }", "float Price { get; set; }\n    public int NoField { get; }").AssertAllCached();
        verifier.SetAdditionalFile("notes.txt", "still no model").AssertAllCached();
        verifier.EditOptions(state => state.GlobalOptions["build_property.RootNamespace"] = "A").AssertAllCached();
    }

    [Fact]
    public void A_changed_model_writes_one_file_again()
    {
        var verifier = new IncrementalityVerifier<SchemaGenerator>(_test.TestState);
        var changed = verifier.SetAdditionalFile("Ad.model.json", _adModel.Replace("\"bias\": 0.5", "\"bias\": 0.75", StringComparison.Ordinal));
        changed.AssertOnlyChanged(SchemaGenerator.ModelStage, SchemaGenerator.AssignmentStage, SchemaGenerator.OutputStage);
        Assert.Single(changed.SourceOutputs, r => r == IncrementalStepRunReason.Modified);
        Assert.Contains("Bias = 0.75F", changed.GeneratorRun["Ad.g.cs"], StringComparison.Ordinal);

        // Another layout of the same model, another broken file, a model of no schema: nothing to write.
        verifier.SetAdditionalFile("Ad.model.json", _adModel.Replace("\"bias\": 0.5", "\"bias\":   7.5e-1", StringComparison.Ordinal)).AssertAllCached();
        verifier.SetAdditionalFile("Broken.model.json", "[").AssertAllCached();
        var other = verifier.SetAdditionalFile("Other.model.json", _adModel.Replace("\"Ad\"", "\"Another\"", StringComparison.Ordinal));
        other.AssertOnlyChanged(SchemaGenerator.ModelStage);
        Assert.All(other.SourceOutputs, r => Assert.NotEqual(IncrementalStepRunReason.Modified, r));

        var removed = verifier.RemoveAdditionalFile("Ad.model.json").AssertChanged(SchemaGenerator.OutputStage);
        Assert.DoesNotContain("Score", removed.GeneratorRun["Ad.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Score", removed.GeneratorRun["Request.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_schema_writes_those_that_hold_it()
    {
        var verifier = new IncrementalityVerifier<SchemaGenerator>(_test.TestState);
        var changed = verifier.EditSource("Test2.cs", "18, 65", "18, 66").AssertOnlyChanged(SchemaGenerator.SchemaStage, SchemaGenerator.OutputStage);
        Assert.Equal(2, changed.SourceOutputs.Count(r => r == IncrementalStepRunReason.Modified));
        // The model of the joined schema does not fit any more.
        Assert.DoesNotContain("Weights", changed.GeneratorRun["Request.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Weights", changed.GeneratorRun["Ad.g.cs"], StringComparison.Ordinal);

        var added = verifier.AddSource("New.cs", "[FeatureSchema] public partial record AD([property: Numeric] int X);");
        Assert.Equal(["AD(0).g.cs", "Ad(1).g.cs", "Request.g.cs", "Visitor.g.cs"], added.GeneratorRun.Sources.Keys);
        Assert.Equal(["Ad.g.cs", "Request.g.cs", "Visitor.g.cs"], verifier.RemoveSource("New.cs").GeneratorRun.Sources.Keys);
    }

    [Fact]
    public void Output_does_not_depend_on_culture_or_run()
    {
        var expected = _test.Run().Sources;
        Assert.Equal(expected, _test.Run().Sources);
        FeatureGen.Testing.CultureScope.RunInEach(() => Assert.Equal(expected, _test.Run().Sources));
        Assert.All(expected.Values, text => Assert.DoesNotContain('\r', text));
    }
}
