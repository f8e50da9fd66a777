namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Writes schemas with whatever can be wrong with them, in whatever form people write.</summary>
internal sealed class RandomSchema(int seed)
{
    // A member's attributes, and what is declared with # for its name.
    private static readonly (string[] Attributes, string Declared)[] s_members =
    [
        (["Numeric"], "public float #, #Too;"),
        (["Bucketized(5, 1, 5)", "Obsolete"], "public int # { get; set; }"),
        (["Item", "Bucketized(-1, 2, 300)"], "public byte # { get; init; }"),
        (["Categorical(\"a\", \"A\", \"b\", \"b\")"], "public string? # { get; set; }"),
        (["Context", "Categorical(\"x\", \"X\")"], "public string? # { get; set; }"),
        (["Categorical(Min = 9, Max = 2)"], "public int # { get; set; }"),
        (["Categorical(Min = -1, Max = 300)"], "public byte #;"),
        (["Hashed(Buckets = 0)", "MultiValued(Max = 0)"], "public string[]? # { get; set; }"),
        (["Hashed(Buckets = 1 << 26)"], "public int #, #More, #Most;"),
        (["Numeric", "Hashed", "Vector(3)", "Context", "Item"], "public long #Id { get; set; }"),
        (["Numeric"], "public int #Id, #Size, #Code;"),
        (["Timestamp(TimePart.HourOfDay)"], "public DateTime # { get; set; }"),
        (["Hashed"], "public DateTime # { get; set; }"),
        (["Hashed", "Obsolete"], "public string[]? # { get; set; }"),
        (["Context", "MultiValued"], "public string? # { get; set; }"),
        (["Label"], "public DateTime # { get; set; }"),
        (["Label", "Categorical"], "public bool # { get; set; }"),
        (["Item", "Numeric"], "public Guid #, #Parent;"),
        (["Item"], "public bool # { get; set; }"),
        (["Hashed(Buckets = 4096)"], "public string? #Of => Brand;"),
        (["Numeric(Transform.Clip, Min = 5, Max = 1)"], "public double # { get; set; }"),
        (["Numeric"], "public static float # { get; set; }"),
        (["Categorical"], "public string? # { get; set; }"),
    ];

    private static readonly string[] s_crosses =
    [
        "Cross(\"Brand\", \"Device\", Buckets = 3)", "Cross(nameof(Brand), \"Dveice\")", "Cross(new[] { \"Price\", \"Device\" })",
        "Cross(\"Brand\", \"Device\", Buckets = 3)", "Cross(\"Brand\")", "Cross(\"Device\", \"Brand\", Buckets = 0)", "Cross(\"Price\", \"Brand\", \"Device\")",
    ];

    private static readonly string[] s_heads = ["partial class", "class", "sealed partial record", "public class", "partial class", "static partial class"];

    private readonly Random _random = new(seed);

    /// <summary>Two schemas.</summary>
    public string Types() => Type("Ad") + "\n" + Type("Listing");

    private string Type(string name)
    {
        var crosses = Enumerable.Range(0, _random.Next(3)).Select(_ => s_crosses[_random.Next(s_crosses.Length)]);
        var members = Enumerable.Range(0, 6).Select(i => Member($"{(char)('A' + _random.Next(8))}{i}"));
        string others = Line("[Hashed] public string? Brand { get; set; }") + Line("[Categorical(Min = 1, Max = 3)] public int Device { get; set; }")
            + Line("[Numeric] public float Price { get; set; }") + (_random.Next(3) == 0 ? Line("public string? Schema { get; set; }") : "");
        return $"{Attributes(["FeatureSchema", .. crosses], "")}{s_heads[_random.Next(s_heads.Length)]} {name}\n{{\n{others}{string.Concat(members)}}}\n";
    }

    private string Member(string name)
    {
        var (attributes, declared) = s_members[_random.Next(s_members.Length)];
        string documentation = _random.Next(3) == 0 ? Line("/// <summary>What it is.</summary>") : "";
        return documentation + "    " + Attributes(attributes, "    ") + declared.Replace("#", name, StringComparison.Ordinal) + (_random.Next(3) == 0 ? " // said\n" : "\n");
    }

    // In one list or several, on lines of their own or not.
    private string Attributes(IEnumerable<string> attributes, string indent)
    {
        var between = _random.Next(5) switch
        {
            0 => ", ",
            1 => "] [",
            2 => $"]\n{indent}[",
            3 => $", // then\n{indent}    ",
            _ => $"] /* then */\n{indent}[",
        };
        return $"[{string.Join(between, attributes)}]{(_random.Next(2) == 0 ? "\n" + indent : " ")}";
    }

    private static string Line(string text) => "    " + text + "\n";
}
