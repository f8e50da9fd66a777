using FeatureGen.Analyzers.Calls;
using FeatureGen.Generator;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>Makes projects that score and rank with generated code and with loaded models.</summary>
internal static class CallTest
{
    private const string Schemas = """
        [FeatureSchema] public partial record Visitor { [Numeric] public float Age { get; init; } }
        [FeatureSchema] public partial record struct Ad { [Numeric] public float Price { get; set; } public bool IsHidden { get; init; } }
        [FeatureSchema] public partial record struct Impression
        {
            [Context] public required Visitor Visitor { get; init; }
            [Item] public required Ad Ad { get; init; }
            [Label] public bool Clicked { get; init; }
        }
        public class FactAttribute : Attribute;
        public class SpecialFactAttribute : FactAttribute;
        """;

    private const string Usings = """
        global using System.Collections.Generic;
        global using System.Diagnostics;
        global using System.Linq;
        global using System.Runtime.InteropServices;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>A test of sources beside the schemas <c>Ad</c> and <c>Impression</c>, which have models.</summary>
    public static CSharpAnalyzerTest<CallAnalyzer> Of(params string[] sources) => Of(new CSharpAnalyzerTest<CallAnalyzer>(), sources);

    /// <summary>The same, of a test of a fix of members.</summary>
    public static CSharpCodeFixTest<CallAnalyzer, TFix> Fix<TFix>(string members, string mended, string? key = null)
        where TFix : CodeFixProvider, new() => FixOf<TFix>([Shop(members)], [Shop(mended)], key);

    /// <summary>The same, of whole files.</summary>
    public static CSharpCodeFixTest<CallAnalyzer, TFix> FixOf<TFix>(string[] sources, string[] mended, string? key = null)
        where TFix : CodeFixProvider, new()
    {
        var test = Of(new CSharpCodeFixTest<CallAnalyzer, TFix>(), sources);
        for (int i = 0; i < mended.Length; i++) test.FixedState.Sources.Add(($"/0/Test{i + 1}.cs", Sample.Code(mended[i])));
        test.CodeActionEquivalenceKey = key is null ? null : "FeatureGen." + key;
        return test;
    }

    private static TTest Of<TTest>(TTest test, params string[] sources)
        where TTest : CSharpAnalyzerTest<CallAnalyzer>
    {
        Sample.Of<TTest, CallAnalyzer>(test, [Schemas, .. sources]);
        test.TestState.Sources.Add(Usings);
        foreach (var schema in new[] { "Ad", "Impression" })
            test.TestState.AddModel(schema + ".model.json", Sample.Model(Sample.Manifest(schema, Schemas), _ => true));
        test.Generators.Add(new SchemaGenerator());
        return test;
    }

    /// <summary>Runs members of a class that has models, <c>ads</c> and a <c>visitor</c> at hand, against their markup.</summary>
    public static Task RunAsync(string members) => Of(Shop(members)).RunAsync();

    private static string Shop(string members) => $$"""
        class Shop(RankingModel<Ad> model, RankingModel<Impression> joined, Visitor visitor, Ad[] stock)
        {
            object Unused => (model, joined, visitor, stock);
        {{members}}
        }
        """;
}
