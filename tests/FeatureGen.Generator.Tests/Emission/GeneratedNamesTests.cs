using FeatureGen.Generator.Schema;
using FeatureGen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Tests.Emission;

/// <summary>The list of generated names is what is generated.</summary>
public sealed class GeneratedNamesTests
{
    private const string Everything = """
        [FeatureSchema] public partial record Visitor([property: Categorical("a")] string Plan, [property: Hashed] int City);
        [FeatureSchema] public partial record Ad([property: Categorical("b", "c"), MultiValued] string[] Tags, [property: Vector(3)] float[] Title, [property: Timestamp(TimePart.HourOfDay)] DateTimeOffset At);
        [FeatureSchema, Cross("Visitor.Plan", "Visitor.City")]
        public partial record Impression([property: Context] Visitor Visitor, [property: Item] Ad Ad);
        """;

    [Theory]
    [InlineData("Impression", true)]
    [InlineData("Visitor", false)]
    public async Task All_members_of_a_schema_are_listed_and_said_to_be_generated(string type, bool isJoined)
    {
        var test = SchemaProject.Create(Everything);
        test.AddFullModel(type);
        var run = await test.RunAsync();
        var members = run.Compilation.GetTypeByMetadataName(type)!.GetMembers()
            .Where(m => !m.IsImplicitlyDeclared && m.Locations.Any(l => l.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true))
            .Where(m => m is not IMethodSymbol { MethodKind: MethodKind.PropertyGet } and not IMethodSymbol { ExplicitInterfaceImplementations.Length: > 0 })
            .ToList();
        Assert.All(members, m => Assert.True(AttributeNames.IsOfGenerator(m), m.Name));
        var listed = GeneratedNames.OfSchema(test.Manifest(type).Fields, isJoined).Concat(GeneratedNames.OfModel);
        Assert.Equal(listed.Order(StringComparer.Ordinal), members.Select(m => m.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_field_that_is_experimental_is_read_all_the_same()
    {
        // The harness compiles what is generated, in which an experimental member would be an error.
        var run = await SchemaProject.Create(
            """
            #pragma warning disable SHOP001, SHOP002, SHOP003, SHOP004
            using System.Diagnostics.CodeAnalysis;
            [Experimental("SHOP001")] public enum Color { Red }
            [Experimental("SHOP003"), FeatureSchema] public partial record Brand([property: Numeric] int Size);
            [FeatureSchema] public partial record Ad([property: Item] Brand Brand, [property: Context] Visitor Visitor)
            {
                [Categorical] public Color? Color { get; init; }
                [Experimental("SHOP002"), Numeric] public float Price { get; init; }
                [Obsolete("see docs", DiagnosticId = "SHOP004"), Numeric] public float Old { get; init; }
                [Experimental("SHOP005"), Ignore("not read")] public float Other { get; init; }
            }
            [FeatureSchema] public partial record Visitor([property: Hashed, MultiValued] Color[] Colors);
            """).RunAsync();
        foreach (var id in new[] { "SHOP001", "SHOP002", "SHOP003", "SHOP004" }) Assert.Contains("disable " + id, run["Ad.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("SHOP005", run["Ad.g.cs"], StringComparison.Ordinal);
    }
}
