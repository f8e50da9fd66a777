using FeatureGen.Analyzers.Calls;
using FeatureGen.Generator;
using FeatureGen.Testing.Analyzers;

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
    public static CSharpAnalyzerTest<CallAnalyzer> Of(params string[] sources)
    {
        var test = Sample.Of<CallAnalyzer>([Schemas, .. sources]);
        test.TestState.Sources.Add(Usings);
        foreach (var schema in new[] { "Ad", "Impression" })
            test.TestState.AddModel(schema + ".model.json", Sample.Model(Sample.Manifest(schema, Schemas), _ => true));
        test.Generators.Add(new SchemaGenerator());
        return test;
    }

    /// <summary>Runs members of a class that has models, <c>ads</c> and a <c>visitor</c> at hand, against their markup.</summary>
    public static Task RunAsync(string members) => Of($$"""
        class Shop(RankingModel<Ad> model, RankingModel<Impression> joined, Visitor visitor, Ad[] stock)
        {
            object Unused => (model, joined, visitor, stock);
        {{members}}
        }
        """).RunAsync();
}
