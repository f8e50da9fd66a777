using FeatureGen.Generator.Tests.Support;
using FeatureGen.Testing;
using FeatureGen.Testing.Generators;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Tests.Incrementality;

/// <summary>Models of other trainers, whose schemas are found among those of the compilation.</summary>
public sealed class TreeModelIncrementalityTests
{
    private const string Ad = "[FeatureSchema] public partial record Ad([property: Numeric] float A, [property: Numeric] float B);";
    private const string Post = "[FeatureSchema] public partial record Post([property: Numeric] float A);";

    private readonly CSharpSourceGeneratorTest<SchemaGenerator> _test = SchemaProject.Create(Ad, Post);

    public TreeModelIncrementalityTests()
    {
        _test.TestState.AddTrees("Ad.model.txt", TreeTexts.LightGbm(["A", "B"]));
        _test.TestState.AddTrees("gbdt.json", TreeTexts.XGBoost("A"), "Post");
        _test.TestState.AddTrees("New.model.txt", TreeTexts.LightGbm(["X"]));
    }

    [Fact]
    public void Edits_that_do_not_matter_read_and_bind_nothing_again()
    {
        var verifier = new IncrementalityVerifier<SchemaGenerator>(_test.TestState);
        verifier.First.AssertNoCompilerObjects();
        verifier.UnrelatedEdit().AssertAllCached();
        verifier.EditOptions(state => state.GlobalOptions["build_property.RootNamespace"] = "A").AssertAllCached();
        // Another layout of the same trees.
        verifier.SetAdditionalFile("Ad.model.txt", TreeTexts.LightGbm(["A", "B"]).Replace("leaf_value=1 0.5", "leaf_value=1e0 5e-1", StringComparison.Ordinal))
            .AssertAllCached();
    }

    [Fact]
    public void A_schema_that_changes_leaves_the_models_of_others_alone()
    {
        var verifier = new IncrementalityVerifier<SchemaGenerator>(_test.TestState);
        var changed = verifier.EditSource("Test2.cs", "float A)", "float A, [property: Numeric] float New)")
            .AssertOnlyChanged(SchemaGenerator.SchemaStage, SchemaGenerator.OutputStage);
        Assert.Single(changed.SourceOutputs, r => r == IncrementalStepRunReason.Modified);
        Assert.Contains("BakeTrees", changed.GeneratorRun["Post.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_changes_with_its_text_and_with_what_its_item_says()
    {
        var verifier = new IncrementalityVerifier<SchemaGenerator>(_test.TestState);
        var changed = verifier.SetAdditionalFile("Ad.model.txt", TreeTexts.LightGbm(["B", "A"]));
        changed.AssertOnlyChanged(SchemaGenerator.ModelStage, SchemaGenerator.AssignmentStage, SchemaGenerator.OutputStage);
        Assert.Single(changed.SourceOutputs, r => r == IncrementalStepRunReason.Modified);

        verifier.EditOptions(state => state.AdditionalFiles[1] = state.AdditionalFiles[1] with
        {
            Metadata = state.AdditionalFiles[1].Metadata.SetItem("FeatureGenSchema", "Ad"),
        });
        var moved = verifier.RemoveAdditionalFile("Ad.model.txt").GeneratorRun;
        Assert.Contains("BakeTrees", moved["Ad.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Score", moved["Post.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_that_comes_later_takes_the_model_that_is_named_like_it()
    {
        var verifier = new IncrementalityVerifier<SchemaGenerator>(_test.TestState);
        var added = verifier.AddSource("New.cs", "[FeatureSchema] public partial record New([property: Numeric] int X);");
        added.AssertCached(SchemaGenerator.ModelStage);
        Assert.Contains("BakeTrees", added.GeneratorRun["New.g.cs"], StringComparison.Ordinal);
        Assert.Single(added.SourceOutputs, r => r == IncrementalStepRunReason.New);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, added.SourceOutputs);
    }
}
