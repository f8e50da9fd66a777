using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Benchmarks.Analysis;

/// <summary>The source of a project of many schemas, as a team might write them: records and classes, public and internal, a quarter of them with
/// computed fields, crosses and a nested schema, with the code that fills the internal ones, and services that know nothing of features.</summary>
internal static class SchemaProject
{
    /// <summary>The fields of a schema, without crosses and those of its nested schema.</summary>
    public const int Fields = 20;

    /// <summary>The file whose method body a keystroke changes.</summary>
    public const string EditedPath = "Services/Service0.cs";

    private const int SchemasOfFile = 2, SchemasOfService = 10, Methods = 10;

    private static readonly string[] s_subjects =
        ["Ad", "Item", "Seller", "Visitor", "Basket", "Campaign", "Page", "Store", "Brand", "Offer", "Session", "Shipment", "Review", "Search", "Coupon", "Device"];

    private static readonly (string Attribute, string Type, string Aspect)[] s_fields =
    [
        ("Numeric(Transform.Log1P)", "float", "Price"), ("Numeric", "double", "Margin"), ("Bucketized(10, 100, 1_000)", "int", "Sales"),
        ("Bucketized(18, 30, 45, 65)", "int?", "Age"), ("Categorical", "Tier", "Tier"), ("Categorical(\"new\", \"used\", \"refurbished\")", "string?", "Condition"),
        ("Hashed(Buckets = 65_536)", "string?", "Name"), ("Hashed(Buckets = 16_384)", "long", "Id"), ("Hashed(Buckets = 4_096), MultiValued(Max = 8)", "string[]?", "Tags"),
        ("Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek)", "DateTimeOffset", "SeenAt"), ("Numeric(Transform.Log1P)", "int", "Views"),
        ("Numeric(Transform.Clip, Min = 0, Max = 1)", "float", "Share"), ("Hashed", "string?", "City"), ("Hashed(Buckets = 256)", "string?", "Country"),
        ("Categorical(Min = 1, Max = 5)", "int", "Stars"), ("Numeric", "bool", "IsActive"), ("Vector(16)", "ReadOnlyMemory<float>", "Embedding"),
        ("Numeric", "TimeSpan", "Delay"), ("Hashed(Buckets = 1_024)", "Guid", "Key"), ("Numeric(Transform.Sqrt)", "float?", "Weight"),
    ];

    /// <summary>The files of a project with so many schemas.</summary>
    public static CSharpCompilation Compile(int schemas)
    {
        var files = new List<(string Path, string Text)> { ("Tier.cs", "namespace Shop;\npublic enum Tier { Bronze, Silver, Gold, Platinum }\n") };
        for (int i = 0; i < schemas; i += SchemasOfFile)
            files.Add(($"Areas/Schemas{i}.cs", Header + string.Concat(Enumerable.Range(i, Math.Min(SchemasOfFile, schemas - i)).Select(Schema))));
        for (int i = 0; i < schemas; i += SchemasOfService) files.Add(($"Services/Service{i}.cs", Service(i, 0)));
        var references = ReferenceAssemblies.Net100.Add(ReferenceAssemblies.FromFile(typeof(FeatureSchemaAttribute).Assembly.Location))
            .Add(ReferenceAssemblies.FromFile(typeof(SchemaManifest).Assembly.Location));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithNullableContextOptions(NullableContextOptions.Enable);
        return CSharpCompilation.Create("Shop", files.Select(f => Parse(f.Path, f.Text)), references, options);
    }

    /// <summary>The project after a keystroke in one method of a service.</summary>
    public static Compilation Edit(Compilation project, int edit)
    {
        var old = project.SyntaxTrees.First(t => t.FilePath == EditedPath);
        return project.ReplaceSyntaxTree(old, Parse(EditedPath, Service(0, edit)));
    }

    private const string Header = "using System;\nusing System.Data;\nusing FeatureGen;\nnamespace Shop.Areas;\n";

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default, path);

    // Of four schemas the first is rich, the second public, the third is internal and filled by its reader, the fourth is made of a constructor.
    private static string Schema(int number) => (number % 4) switch
    {
        0 => Rich(number),
        1 => Plain(number, "public sealed partial record", "get; init;"),
        2 => Plain(number, "internal sealed partial record", "get; init;") + Reader(number),
        _ => Entity(number),
    };

    private static string Name(int schema, int field) => s_subjects[(schema * 5 + field * 3) % s_subjects.Length] + s_fields[field].Aspect;

    private static string Property(int schema, int field, string accessors) =>
        $"    [{s_fields[field].Attribute}]\n    public {s_fields[field].Type} {Name(schema, field)} {{ {accessors} }}\n\n";

    private static string Properties(int schema, int count, string accessors) =>
        string.Concat(Enumerable.Range(0, count).Select(field => Property(schema, field, accessors)));

    private static string Plain(int number, string kind, string accessors) =>
        $"[FeatureSchema]\n{kind} Plain{number}\n{{\n{Properties(number, Fields, accessors)}    [Label]\n    public bool Clicked {{ get; init; }}\n}}\n\n";

    private static string Rich(int number)
    {
        var text = new StringBuilder();
        string price = Name(number, 0), margin = Name(number, 1), sales = Name(number, 2), city = Name(number, 12), country = Name(number, 13);
        text.Append($"[FeatureSchema, Cross(nameof({city}), nameof({country}), Buckets = 65_536), Cross(nameof({Name(number, 4)}), nameof({country}))]\n");
        text.Append($"public partial class Rich{number}\n{{\n");
        text.Append(Properties(number, Fields - 4, "get; init;"));
        text.Append($"    [Numeric] public double Profit{number} => {price} * {margin};\n\n");
        text.Append($"    [Numeric(Transform.Log1P)] public double Turnover{number} => {price} * {sales} + Shipping({sales});\n\n");
        text.Append($"    [Hashed] public string Place{number} => $\"{{{city}}}/{{{country}}}\";\n\n");
        text.Append($"    [Bucketized(1, 5, 25)] public double Ratio{number}\n    {{\n        get\n        {{\n");
        text.Append($"            if ({sales} == 0) return 0;\n            return Math.Max({price}, 1) / {sales};\n        }}\n    }}\n\n");
        text.Append($"    [Context]\n    public Plain{number + 1} Request {{ get; init; }} = new();\n\n    [Label]\n    public bool Bought {{ get; init; }}\n\n");
        text.Append("    private static double Shipping(int items) => items > 10 ? 0 : 4.9;\n}\n\n");
        return text.ToString();
    }

    private static string Reader(int number)
    {
        var values = Enumerable.Range(0, Fields).Select(field => $"        {Name(number, field)} = ({s_fields[field].Type})row.GetValue({field}),\n");
        return $"internal static class Reader{number}\n{{\n    public static Plain{number} Read(IDataRecord row) => new()\n    {{\n"
            + string.Concat(values) + "        Clicked = row.GetBoolean(20),\n    };\n}\n\n";
    }

    private static string Entity(int number)
    {
        var text = new StringBuilder();
        var parameters = Enumerable.Range(0, Fields).Select(field => $"{s_fields[field].Type} {Small(Name(number, field))}");
        text.Append($"[FeatureSchema]\npublic partial class Entity{number}\n{{\n    public Entity{number}({string.Join(", ", parameters)})\n    {{\n");
        for (int field = 0; field < Fields; field++) text.Append($"        {Name(number, field)} = {Small(Name(number, field))};\n");
        text.Append("    }\n\n").Append(Properties(number, Fields, number % 8 == 3 ? "get; private set;" : "get;"));
        return text.Append("    [Label]\n    public bool Returned { get; set; }\n}\n\n").ToString();
    }

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Service(int number, int edit)
    {
        var text = new StringBuilder("using System.Collections.Generic;\nusing System.Linq;\nnamespace Shop.Services;\n");
        text.Append($"public sealed class Service{number}\n{{\n    private readonly Dictionary<string, int> _counts = new();\n\n    public string? Last {{ get; private set; }}\n\n");
        for (int method = 0; method < Methods; method++)
            text.Append($"    public int Count{method}(IEnumerable<string> names)\n    {{\n        int sum = {edit};\n        foreach (var name in names.Where(n => n.Length > {method}))\n        {{\n")
                .Append("            _counts[name] = _counts.GetValueOrDefault(name) + 1;\n            Last = name;\n            sum += _counts[name] * name.Length;\n        }\n        return sum;\n    }\n\n");
        return text.Append("}\n").ToString();
    }
}
