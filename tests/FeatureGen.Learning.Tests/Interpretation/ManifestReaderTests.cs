using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Testing;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Learning.Tests.Interpretation;

public sealed class ManifestReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_only_schema_needs_no_name()
    {
        var schema = Schema("Shop.AdImpression");
        var read = ManifestReader.Read(Emit(schema));

        Assert.Equal(schema, read);
        Assert.Equal(schema.Fingerprint, read.Fingerprint);
    }

    [Theory]
    [InlineData("Shop.Ad", "Shop.Ad")]
    [InlineData("Visitor", "Shop.Visitor")]
    [InlineData("Outer.Ad", "Outer+Ad")]
    [InlineData("Outer+Ad", "Outer+Ad")]
    public void A_schema_is_selected_by_full_or_simple_name(string type, string expected)
    {
        var path = Emit(Schema("Shop.Ad"), Schema("Shop.Visitor"), Schema("Outer+Ad"));

        Assert.Equal(expected, ManifestReader.Read($"{path}:{type}").Name);
    }

    [Fact]
    public void Several_schemas_without_a_name_are_listed()
    {
        var path = Emit(Schema("Shop.Visitor"), Schema("Shop.Ad"));

        AssertFails(path, "holds several schemas; add one of these names after a colon: Shop.Ad, Shop.Visitor.");
        AssertFails(path + ":Adv", "holds no schema 'Adv'; add one of these names after a colon: Shop.Ad, Shop.Visitor.");
    }

    [Fact]
    public void What_is_no_assembly_with_a_schema_is_said()
    {
        AssertFails(_folder.File("absent.dll"), "does not exist");
        AssertFails(_folder.Write("text.dll", "not an assembly"), "is not a .NET assembly");
        AssertFails(_folder.Write("empty.dll", ""), "is not a .NET assembly");
        AssertFails(typeof(SchemaManifest).Assembly.Location, "holds no schema; mark a partial type with [FeatureSchema]");
    }

    private static void AssertFails(string selection, string message) =>
        Assert.Contains(message, Assert.Throws<SchemaException>(() => ManifestReader.Read(selection)).Message, StringComparison.Ordinal);

    private static SchemaManifest Schema(string name) => new()
    {
        Name = name,
        Fields = new([new FieldManifest { Name = "Größe \"x\"", Kind = FieldKind.Numeric, Type = ScalarType.Single }]),
    };

    private string Emit(params SchemaManifest[] schemas)
    {
        var source = string.Concat(schemas.Select(schema =>
            $"[assembly: FeatureGen.FeatureSchemaManifest({SymbolDisplay.FormatLiteral(SchemaManifestJson.Write(schema), quote: true)})]\n"));
        var compilation = CSharpCompilation.Create(
            "Schemas",
            [CSharpSyntaxTree.ParseText("[assembly: System.Reflection.AssemblyTitle(\"other\")]\n" + source)],
            [.. ReferenceAssemblies.Net100, MetadataReference.CreateFromFile(typeof(FeatureSchema).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var path = _folder.File("schemas.dll");
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return path;
    }
}
