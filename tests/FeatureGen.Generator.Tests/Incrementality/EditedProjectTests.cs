using FeatureGen.Generator.Tests.Support;
using FeatureGen.Testing.Compilations;
using FeatureGen.Testing.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Generator.Tests.Incrementality;

/// <summary>After whatever edits, the generator gives what it gives for the project as it then is; and it reads schemas only when a declaration changed.</summary>
public sealed class EditedProjectTests
{
    private const int Walks = 6, Edits = 12;

    private static readonly string[] s_files =
    [
        """
        {0}
        [FeatureSchema] {1}
        public partial record Ad : Base
        {{
            [Numeric{2}] public float Price {{ get; init; }} {3}
            {4} public string[]? Tags {{ get; init; }}
            [Numeric] public double Margin {{ get {{ {5} }} }}
            [Categorical] public Tier Tier {{ get; init; }}
            [Categorical(Min = 1, Max = Limits.Stars)] public int Stars {{ get; init; }}
            [Numeric] public Number Number {{ get; init; }}
            {6}
        }}
        """,
        """
        {7}
        public abstract record Base {{ {8} }}
        public enum Tier {{ A = 1, B{9} }}
        public static class Limits {{ public const int Stars = {10}; public static int Any() {{ return {11}; }} }}
        """,
        "public partial record Ad {{ {12} }} [FeatureSchema] public partial record Visitor([property: Numeric] int Age) {{ {13} }}",
    ];

    // The first of each is how the project starts. Some change what is generated, some only look like it.
    private static readonly string[][] s_choices =
    [
        ["using Number = System.Single;", "using Number = System.Double;", "#nullable disable\nusing Number = System.Single;"],
        ["", "[Cross(nameof(Stars), nameof(Tier))]", "[Cross(nameof(Stars), nameof(Tier), Buckets = 7)]"],
        ["", "(Transform.Log1P)", "(Transform.Clip, Min = 0, Max = 2)"],
        ["", "= 3;", "= 4;"],
        ["[Hashed, MultiValued]", "[Hashed, MultiValued(Max = 3)]", "[Ignore(\"x\")]", "\n#nullable disable\n[Hashed, MultiValued]"],
        ["return Price;", "return 2 * Price;", "throw new Exception();"],
        ["", "[Label] public bool Clicked { get; init; }", "public void Bucketized() { int x = 3; }", "[Weight] public float W { get; init; }"],
        ["", "#nullable disable"],
        ["[Hashed] public long Id { get; init; }", "[Hashed(Buckets = 9)] public long Id { get; init; }", "[Hashed] public Guid Id => Guid.Empty;", ""],
        ["", ", C", " = 9"],
        ["5", "6", "2 + 2"],
        ["1", "2"],
        ["", "[Numeric] public float More { get; init; }", "public int Same() => 3;", "public int Same() => 4;", "private float Price2 => Price;"],
        ["", "[Numeric] public float Score { get; init; }", "public static void Extract() { }"],
    ];

    [Fact]
    public void Any_edits_give_what_the_project_as_it_is_then_gives()
    {
        var kinds = new HashSet<bool>();
        for (int seed = 0; seed < Walks; seed++)
        {
            var random = new Random(seed);
            var chosen = new int[s_choices.Length];
            var verifier = new IncrementalityVerifier<SchemaGenerator>(Project(chosen).TestState);
            for (int edit = 0; edit < Edits; edit++)
            {
                int place = random.Next(chosen.Length);
                var before = Texts(chosen);
                chosen[place] = random.Next(s_choices[place].Length);
                var after = Texts(chosen);
                int file = Enumerable.Range(0, before.Length).FirstOrDefault(f => before[f] != after[f], -1);
                if (file < 0) continue;
                var run = verifier.EditSource($"Test{file + 1}.cs", before[file], after[file]);
                Assert.Equal(Project(chosen).Run().Sources, run.GeneratorRun.Sources);
                kinds.Add(run.Steps[SchemaGenerator.SchemaStage].All(r => r == IncrementalStepRunReason.Cached));
            }
        }
        Assert.Equal(2, kinds.Count);
    }

    [Theory]
    [InlineData("return Price;", "return Price * Math.PI;", true)]
    [InlineData("Any() { return 1; }", "Any() { int x = 1; return x; }", true)]
    [InlineData("public const int Stars = 5;", "public const int Stars = 4;", false)]
    [InlineData("public enum Tier { A = 1, B }", "public enum Tier { A = 1, B, C }", false)]
    [InlineData("[Categorical] public Tier", "[Categorical(OutOfVocabulary = 2)] public Tier", false)]
    public void Schemas_are_read_again_when_a_declaration_changed(string part, string edited, bool isBody)
    {
        var texts = Texts(new int[s_choices.Length]);
        var verifier = new IncrementalityVerifier<SchemaGenerator>(Project(new int[s_choices.Length]).TestState);
        var run = verifier.EditSource($"Test{Array.FindIndex(texts, t => t.Contains(part, StringComparison.Ordinal)) + 1}.cs", part, edited);
        Assert.Equal(isBody, run.Steps[SchemaGenerator.SchemaStage].All(r => r == IncrementalStepRunReason.Cached));
    }

    // An editor gives a referenced project as its compilation, a new one after each edit of it.
    [Fact]
    public void A_referenced_project_counts_by_what_it_declares()
    {
        string text = Generate("public class Item { [FeatureGen.Numeric] public float Price { get; set; } int X() { return 1; } }", null, out var driver);
        Assert.Equal(text, Generate("public class Item { [FeatureGen.Numeric] public float Price { get; set; } int X() { return 2; } }", driver, out driver));
        Assert.All(Stage(driver), step => Assert.All(step.Outputs, o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason)));
        Assert.NotEqual(text, Generate("public class Item { [FeatureGen.Numeric] public float Worth { get; set; } int X() { return 2; } }", driver, out driver));
    }

    private static IEnumerable<IncrementalGeneratorRunStep> Stage(GeneratorDriver driver) =>
        driver.GetRunResult().Results[0].TrackedSteps[SchemaGenerator.SchemaStage];

    private static readonly SyntaxTree s_ad = CSharpSyntaxTree.ParseText("[FeatureGen.FeatureSchema] public partial class Ad : Item { }");

    private static string Generate(string referenced, GeneratorDriver? driver, out GeneratorDriver next)
    {
        var references = ReferenceAssemblies.Net100.Add(ReferenceAssemblies.FromFile(typeof(FeatureSchemaAttribute).Assembly.Location))
            .Add(ReferenceAssemblies.FromFile(typeof(Transform).Assembly.Location));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var items = CSharpCompilation.Create("Items", [CSharpSyntaxTree.ParseText(referenced)], references, options);
        var ads = CSharpCompilation.Create("Ads", [s_ad], [.. references, items.ToMetadataReference()], options);
        driver ??= CSharpGeneratorDriver.Create(
            [new SchemaGenerator().AsSourceGenerator()], driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
        next = driver.RunGenerators(ads);
        return next.GetRunResult().Results[0].GeneratedSources.Single().SourceText.ToString();
    }

    private static string[] Texts(int[] chosen)
    {
        object[] parts = [.. chosen.Select((choice, place) => s_choices[place][choice])];
        return [.. s_files.Select(f => string.Format(System.Globalization.CultureInfo.InvariantCulture, f, parts))];
    }

    private static CSharpSourceGeneratorTest<SchemaGenerator> Project(int[] chosen) => SchemaProject.Create(Texts(chosen));
}
