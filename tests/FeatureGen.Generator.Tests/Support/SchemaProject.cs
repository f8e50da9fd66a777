using FeatureGen.Testing.Compilations;
using FeatureGen.Testing.Generators;

namespace FeatureGen.Generator.Tests.Support;

/// <summary>Test projects that reference the runtime library.</summary>
internal static class SchemaProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using FeatureGen;
        """;

    /// <summary>A project with these sources, called <c>Test1.cs</c>, <c>Test2.cs</c>, ...</summary>
    public static CSharpSourceGeneratorTest<SchemaGenerator> Create(params ReadOnlySpan<string> sources)
    {
        var test = new CSharpSourceGeneratorTest<SchemaGenerator> { TestCode = Usings };
        foreach (var source in sources) test.TestState.Sources.Add(source);
        test.TestState.AdditionalReferences.Add(typeof(FeatureSchema).Assembly);
        test.TestState.AdditionalReferences.Add(typeof(Transform).Assembly);
        return test;
    }

    /// <summary>Adds a model as MSBuild would.</summary>
    public static void AddModel(this TestState state, string name, string? text) => state.AdditionalFiles.Add(name, text, ("FeatureGenFile", "model"));

    /// <summary>Adds a model of another trainer, with the schema that its item says it is for.</summary>
    public static void AddTrees(this TestState state, string name, string text, string? schema = null) =>
        state.AdditionalFiles.Add(name, text, ("FeatureGenFile", "model"), ("FeatureGenSchema", schema ?? ""));

    /// <summary>Generates with all checks of the harness, and loads the result.</summary>
    public static async Task<LoadedAssembly> LoadAsync(params string[] sources) => (await Create(sources).RunAsync()).Load();
}
