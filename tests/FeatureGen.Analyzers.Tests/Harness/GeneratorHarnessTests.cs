using FeatureGen.Testing.Generators;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;
using Verify = FeatureGen.Testing.Generators.CSharpSourceGeneratorVerifier<FeatureGen.Analyzers.Tests.Harness.ToyGenerator>;
using VerifyBad = FeatureGen.Testing.Generators.CSharpSourceGeneratorVerifier<FeatureGen.Analyzers.Tests.Harness.BadToyGenerator>;

namespace FeatureGen.Analyzers.Tests.Harness;

public sealed class GeneratorHarnessTests
{
    private const string Attribute = "internal sealed class ToyAttribute : System.Attribute { }\n";

    private const string Caller = """
        static class Caller
        {
            static int Run(int n) => n * Abc.Length + Abc.Files;
            static void Fill(System.Span<int> span) => span.Fill(Abc.Length);
        }
        """;

    [Fact]
    public async Task Generated_code_is_compiled_and_run()
    {
        var test = new CSharpSourceGeneratorTest<ToyGenerator>
        {
            TestCode = Attribute + "[Toy] partial class Abc { }",
            TestState = { Sources = { ("Caller.cs", Caller) } },
            CompileBefore = false,
        };
        test.TestState.AdditionalFiles.Add("a.json", "{}", ("Kind", "toy"));
        test.TestState.AdditionalFiles.Add("b.json", "{}", ("Kind", "toy;lost"));
        test.TestState.AdditionalFiles.Add(("c.json", "{}"));
        GeneratorRun run = await test.RunAsync();
        using var loaded = run.Load();
        // As in a build, what follows the semicolon is a comment: a and b are of the kind.
        Assert.Equal(32, loaded.Invoke<int>("Caller", "Run", 10));
        int[] filled = new int[2];
        loaded.CreateDelegate<FillSpan>("Caller", "Fill")(filled);
        Assert.Equal([3, 3], filled);
        Assert.Contains("Length = 3", run["Abc.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expected_output_is_compared()
    {
        const string Source = Attribute + "[Toy] partial class Abc { }";
        string text = (await Verify.VerifyGeneratorAsync(Source))["Abc.g.cs"];
        string other = text.Replace("enable", "disable", StringComparison.Ordinal);
        await Verify.VerifyGeneratorAsync(Source, ("Abc.g.cs", text));
        await Fails("line 2", () => Verify.VerifyGeneratorAsync(Source, ("Abc.g.cs", other)));
        await Fails("No source 'X.g.cs'", () => Verify.VerifyGeneratorAsync(Source, ("X.g.cs", text)));
    }

    [Fact]
    public async Task What_users_would_suffer_from_fails()
    {
        await Fails("the toy broke", () => VerifyBad.VerifyGeneratorAsync(Attribute + "[Toy] class Throws { }"));
        await Fails("CS0169", () => VerifyBad.VerifyGeneratorAsync(Attribute + "[Toy] class Warns { }"));
        await Fails("CS1591", () => VerifyBad.VerifyGeneratorAsync(Attribute + "[Toy] class Warns { }"));
        await Fails("do not compile before", () => Verify.VerifyGeneratorAsync(Attribute + "class Caller { int X = Y; }"));
        // The toy does not look whether the class is partial.
        await Fails("do not compile after", () => Verify.VerifyGeneratorAsync(Attribute + "[Toy] class Abc { }"));
    }

    [Fact]
    public void Steps_tell_why_they_ran()
    {
        var test = new CSharpSourceGeneratorTest<ToyGenerator> { TestCode = Attribute + "[Toy] partial class Abc { }" };
        test.TestState.AdditionalFiles.Add("a.json", "{}", ("Kind", "toy"));
        var verifier = new IncrementalityVerifier<ToyGenerator>(test.TestState);
        verifier.First.AssertSteps("Files", "Names").AssertNoCompilerObjects();
        Assert.Equal([IncrementalStepRunReason.New], verifier.First.Steps["Names"]);

        verifier.UnrelatedEdit().AssertAllCached();
        verifier.SetAdditionalFile("a.json", "{ }").AssertOnlyChanged("Files");
        verifier.EditSource("Test0.cs", "Abc", "Abcd").AssertOnlyChanged("Names");
        verifier.EditOptions(static state => state.GlobalOptions["x"] = "y").AssertAllCached();
        IncrementalRun removed = verifier.RemoveAdditionalFile("a.json").AssertChanged("Files");
        Assert.Contains("Files = 0", removed.GeneratorRun["Abcd.g.cs"], StringComparison.Ordinal);
        IncrementalRun added = verifier.AddSource("New.cs", "[Toy] partial class Second { }").AssertOnlyChanged("Names");
        Assert.Equal(2, added.GeneratorRun.Sources.Count);

        Assert.Throws<XunitException>(() => added.AssertAllCached());
        Assert.Throws<XunitException>(() => added.AssertCached("Names"));
        Assert.Throws<XunitException>(() => added.AssertChanged("Unknown"));
        Assert.Throws<XunitException>(() => added.AssertSteps("Names", "Unknown"));
    }

    [Fact]
    public void A_symbol_in_the_model_is_found_with_its_path()
    {
        var test = new CSharpSourceGeneratorTest<BadToyGenerator> { TestCode = Attribute + "[Toy] class Warns { }" };
        IncrementalRun first = new IncrementalityVerifier<BadToyGenerator>(test.TestState).First;
        var exception = Assert.Throws<XunitException>(() => first.AssertNoCompilerObjects());
        Assert.Contains("'Types'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Holder.Symbols[0] is a", exception.Message, StringComparison.Ordinal);
    }

    private static async Task Fails(string message, Func<Task> verify) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<XunitException>(verify)).Message, StringComparison.Ordinal);

    private delegate void FillSpan(Span<int> span);
}
