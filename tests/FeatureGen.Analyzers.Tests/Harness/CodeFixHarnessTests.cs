using FeatureGen.Testing.CodeFixes;
using Xunit.Sdk;
using Verify = FeatureGen.Testing.CodeFixes.CSharpCodeFixVerifier<
    FeatureGen.Analyzers.Tests.Harness.ToyAnalyzer, FeatureGen.Analyzers.Tests.Harness.ToyCodeFix>;

namespace FeatureGen.Analyzers.Tests.Harness;

public sealed class CodeFixHarnessTests
{
    [Fact]
    public async Task Fixes_one_by_one_and_all_at_once()
    {
        await Verify.VerifyCodeFixAsync("class C { int [|bad1|]; int [|bad2|]; }", "class C { int good1; int good2; }", "good");
        var expected = Verify.Diagnostic("TOY001").WithLocation(0).WithArguments("bad1", "C");
        await Verify.VerifyCodeFixAsync("class C { int {|#0:bad1|}; }", [expected], "class C { int good1; }", "good");
    }

    [Fact]
    public async Task Fixes_several_files_beside_generated_code()
    {
        var test = new CSharpCodeFixTest<ToyAnalyzer, ToyCodeFix>
        {
            TestCode = "sealed class ToyAttribute : System.Attribute { } [Toy] partial class Abc { int [|bad|] = Length; }",
            FixedCode = "sealed class ToyAttribute : System.Attribute { } [Toy] partial class Abc { int good = Length; }",
            Generators = { new ToyGenerator() },
            CodeActionEquivalenceKey = "good",
        };
        test.TestState.Sources.Add(("Other.cs", "class Other { int [|bad|]; }"));
        test.TestState.Sources.Add(("Untouched.cs", "class Untouched { }"));
        test.FixedState.Sources.Add(("Other.cs", "class Other { int good; }"));
        await test.RunAsync();
    }

    [Fact]
    public async Task One_fix_of_several_can_be_checked()
    {
        var test = new CSharpCodeFixTest<ToyAnalyzer, ToyCodeFix>
        {
            TestCode = "class C { int [|bad1|]; int [|bad2|]; }",
            FixedCode = "class C { int good1; int [|bad2|]; }",
            CodeActionEquivalenceKey = "good",
            NumberOfIncrementalIterations = 1,
            FixAllScopes = FixAllScopes.None,
        };
        await test.RunAsync();
    }

    [Theory]
    [InlineData("class C { int [|bad|]; }", "class C { int fine; }", "good", "After the single fixes")]
    [InlineData("class C { int bad; }", "class C { int good; }", "good", "Found, but not expected")]
    [InlineData("class C { int [|bad|]; }", "class C { int good; }", null, "good, worse")]
    [InlineData("class C { int [|bad|]; }", "class C { int badlybad; }", "worse", "still offered")]
    [InlineData("class C { int [|bad|]; int M() => bad; }", "class C { int good; int M() => bad; }", "good", "CS0103")]
    public async Task Wrong_fixes_fail(string source, string fixedSource, string? key, string message)
    {
        var exception = await Assert.ThrowsAsync<XunitException>(() => Verify.VerifyCodeFixAsync(source, fixedSource, key));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_text_means_that_no_fix_is_offered()
    {
        await Verify.VerifyCodeFixAsync("class C { int [|bad|]; }", "class C { int [|bad|]; }", "unknown");
        await Assert.ThrowsAsync<XunitException>(() => Verify.VerifyCodeFixAsync("class C { int [|bad|]; }", "class C { int [|bad|]; }", "good"));
    }
}
