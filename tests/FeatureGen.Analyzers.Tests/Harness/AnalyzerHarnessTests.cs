using FeatureGen.Testing.Analyzers;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;
using Verify = FeatureGen.Testing.Analyzers.CSharpAnalyzerVerifier<FeatureGen.Analyzers.Tests.Harness.ToyAnalyzer>;

namespace FeatureGen.Analyzers.Tests.Harness;

public sealed class AnalyzerHarnessTests
{
    [Fact]
    public async Task Marked_findings_are_matched()
    {
        await Verify.VerifyAnalyzerAsync("class C { int fine; }");
        await Verify.VerifyAnalyzerAsync("class C { int [|bad1|]; int {|TOY001:bad2|}; }");
        await Verify.VerifyAnalyzerAsync(
            "class C { int {|#0:bad1|}; int\nbad2; int {|#1:badx|}; {|CS0246:Missing|} y; }",
            Verify.Diagnostic().WithLocation(0).WithArguments("bad1", "C").WithSeverity(DiagnosticSeverity.Warning),
            Verify.Diagnostic("TOY001").WithSpan(2, 1, 2, 5).WithMessage("Rename 'bad2' of 'C'"),
            Verify.Diagnostic(ToyAnalyzer.Rule).WithLocation(1));
    }

    [Theory]
    [InlineData("class C { int [|fine|]; }", "Expected, but not found")]
    [InlineData("class C { int bad; }", "Found, but not expected")]
    [InlineData("class C { int [|ba|]d; }", "(1,15)-(1,17)")]
    [InlineData("class C { int {|TOY002:bad|}; }", "TOY002")]
    [InlineData("class C { int [|{|TOY001:bad|}|]; }", "Expected, but not found")]
    [InlineData("class C { int boom; }", "the toy broke")]
    [InlineData("class C { Missing x; }", "CS0246")]
    public async Task Wrong_markup_fails(string source, string message) =>
        await Fails(message, () => Verify.VerifyAnalyzerAsync(source));

    [Fact]
    public async Task Wrong_messages_fail()
    {
        const string Source = "class C { int {|#0:bad|}; }";
        DiagnosticResult finding = Verify.Diagnostic().WithLocation(0);
        await Assert.ThrowsAsync<XunitException>(() => Verify.VerifyAnalyzerAsync(Source, finding.WithMessage("Rename")));
        await Assert.ThrowsAsync<XunitException>(() => Verify.VerifyAnalyzerAsync(Source, finding.WithArguments("bad", "D")));
        await Assert.ThrowsAsync<XunitException>(() => Verify.VerifyAnalyzerAsync(Source, finding.WithSeverity(DiagnosticSeverity.Error)));
        await Assert.ThrowsAsync<XunitException>(() => Verify.VerifyAnalyzerAsync(Source, finding, finding));
        await Assert.ThrowsAsync<XunitException>(() => Verify.VerifyAnalyzerAsync(Source, Verify.Diagnostic()));
    }

    [Theory]
    [InlineData("class C { int [|bad; }")]
    [InlineData("class C { int bad|]; }")]
    [InlineData("class C { int [|bad|}; }")]
    public async Task Unbalanced_markup_is_an_error_of_the_test(string source) =>
        await Assert.ThrowsAsync<FormatException>(() => Verify.VerifyAnalyzerAsync(source));

    [Fact]
    public async Task Options_and_severities_come_from_the_config_files()
    {
        var test = new CSharpAnalyzerTest<ToyAnalyzer> { TestCode = "class C { int bad; int {|#0:ugly|}; }" };
        test.TestState.Sources.Add(("quiet/Q.cs", "class Q { int ugly; }"));
        test.TestState.AnalyzerConfigFiles.Add((".editorconfig", """
            root = true
            [*.cs]
            toy_prefix = ugly
            dotnet_diagnostic.TOY001.severity = error
            """));
        test.TestState.AnalyzerConfigFiles.Add(("quiet/.editorconfig", "[*.cs]\ndotnet_diagnostic.TOY001.severity = none\n"));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("TOY001", DiagnosticSeverity.Error).WithLocation(0));
        await test.RunAsync();
    }

    [Fact]
    public async Task Findings_in_additional_files_are_matched()
    {
        var test = new CSharpAnalyzerTest<ToyFileAnalyzer> { TestCode = "class C { }" };
        test.TestState.AdditionalFiles.Add(("a.json", "{\n  \"x\": {|TOY002:wrong|} }"));
        test.TestState.AdditionalFiles.Add(("b.json", "{\n  \"x\": wrong }"));
        test.TestState.AdditionalFiles.Add(("c.json", null));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("TOY002").WithLocation("b.json", 2, 8));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("TOY003").WithMessage("Unreadable"));
        await test.RunAsync();
    }

    [Fact]
    public async Task A_generator_can_run_beside_the_analyzer()
    {
        const string Source = "sealed class ToyAttribute : System.Attribute { } [Toy] partial class Abc { int [|bad|] = Length; }";
        await new CSharpAnalyzerTest<ToyAnalyzer> { TestCode = Source, Generators = { new ToyGenerator() } }.RunAsync();
        await Fails("CS0103", () => Verify.VerifyAnalyzerAsync(Source));
    }

    private static async Task Fails(string message, Func<Task> verify) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<XunitException>(verify)).Message, StringComparison.Ordinal);
}
