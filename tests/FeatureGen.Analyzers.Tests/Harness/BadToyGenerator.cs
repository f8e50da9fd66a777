using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Harness;

/// <summary>Does what a generator must not: throws, makes a warning, keeps a symbol - as the name of the marked class tells.</summary>
public sealed class BadToyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider
            .ForAttributeWithMetadataName("ToyAttribute", static (_, _) => true, static (c, _) => new Holder(c.TargetSymbol.Name, [c.TargetSymbol]))
            .WithTrackingName("Types");
        context.RegisterSourceOutput(types, static (c, type) =>
        {
            if (type.Name == "Throws")
                throw new InvalidOperationException("the toy broke");
            c.AddSource(type.Name, "public class Undocumented { private int _unused; }");
        });
    }

    private sealed record Holder(string Name, ISymbol[] Symbols);
}
