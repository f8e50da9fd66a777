using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>
/// What the examples about calls take for granted: a schema with a model, rows of it, and a web framework by the names of its types.
/// </summary>
internal static class CallSurroundings
{
    private const string Usings = """
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Runtime.InteropServices;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Mvc;
        """;

    private const string Schemas = """
        [FeatureSchema] public partial record Visitor { [Numeric] public float Age { get; init; } }
        [FeatureSchema] public partial record struct Ad { [Numeric] public float Price { get; init; } }
        [FeatureSchema] public partial record struct AdImpression
        {
            [Context] public required Visitor Visitor { get; init; }
            [Item] public required Ad Ad { get; init; }
        }
        """;

    private const string Frameworks = """
        namespace Microsoft.AspNetCore.Mvc { public class ControllerBase; }
        namespace Microsoft.AspNetCore.Builder
        {
            public class WebApplication;
            public class WebApplicationBuilder { public Services Services { get; } = new(); }
            public class Services { public void AddSingleton<T>(Func<IServiceProvider, T> create) { } }
            public static class EndpointRouteBuilderExtensions
            {
                public static void MapPost(this WebApplication app, string pattern, Delegate handler) { }
            }
        }
        public record RankRequest(AdImpression Impression);
        """;

    private const string StatementsHead = """
        public abstract class Service(Visitor visitor, Ad[] ads, List<AdImpression> impressions, List<float> scores, AdImpression row,
            RankingModel<AdImpression> model, WebApplication app, WebApplicationBuilder builder)
        {
            public abstract void Show(Ad ad);
            public object Known => (visitor, ads, impressions, scores, row, model, app, builder);
            public void Serve()
            {

        """;

    private static readonly Lazy<string> s_model = new(() => Sample.Model(Sample.Manifest("AdImpression", Schemas), _ => true));

    /// <summary>The code as a file: statements become a method's.</summary>
    public static string Complete(string code) =>
        code.Contains("class ", StringComparison.Ordinal) ? code : $"{StatementsHead}{code}}}\n}}\n";

    /// <summary>Adds the files around it.</summary>
    public static void AddTo(TestState state)
    {
        foreach (string source in new[] { Usings, Sample.Code(Schemas), Sample.Code(Frameworks) }) state.Sources.Add(source);
        state.AddModel("AdImpression.model.json", s_model.Value);
    }
}
