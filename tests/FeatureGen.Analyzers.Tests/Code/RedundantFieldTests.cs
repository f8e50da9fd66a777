using FeatureGen.Analyzers.Code;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests.Code;

/// <summary>FG3001 and FG3002: fields that others say already, beside fields that only look so.</summary>
public sealed class RedundantFieldTests
{
    private static readonly Case[] s_numbers =
    [
        new("int Years", "int Days => Years * 365", "is 'Years' times 365, so no model learns more from both"),
        new("float Price", "float Copy => Price", "is the same as 'Price'"),
        new("float Price", "double InEuro => (double)Price / 100 - 3", "is 'Price' times 0.01 minus 3, so no model learns more from both"),
        new("float Price", "long Cents => (long)Math.Round(Price * 100)", "is 'Price' times 100 but for rounding, so no model learns more from both"),
        new("int? Age", "int Months => (Age ?? 0) * 12", "is 'Age' times 12 but for missing values, so no model learns more from both"),
        new("int? Age", "int? Months => Age is { } years ? 12 * years : null", "is 'Age' times 12, so no model learns more from both"),
        new("int? Age", "int Months { get { if (Age is null) return -1; return Age.Value * 12; } }", "is 'Age' times 12 but for missing values"),
        new("float Price", "float Log => MathF.Log(1 + Price)", "rises with 'Price', so trees learn no more from both"),
        new("uint Clicks", "double Square => (double)Clicks * Clicks", "rises with 'Clicks', so trees learn no more from both"),
        new("uint Clicks", "double Inverse => 1.0 / (Clicks + 1)", "falls with 'Clicks', so trees learn no more from both"),
        new("float Size", "float Cube => MathF.Pow(Size, 3)", "rises with 'Size'"),
        new("TimeSpan Idle", "double IdleMinutes => Idle.TotalMinutes", "is 'Idle' times 0.0166667"),
        new("float Price", "float Cents => Helper; private float Helper { get { const int c = 100; var x = Price; x *= c; return x; } }", "is 'Price' times 100"),
        new("float Price", "float Cents => Scale(Price, 100); private static float Scale(float x, float by) => x * by", "is 'Price' times 100"),
        new("float Price", "float Cents => Own(); private float Own() { float Of(float x) { return x * 2; } return Of(Price) + 1; }", "is 'Price' times 2 plus 1"),
        new("float Price", "float Cents => Price * Unit; private static readonly float Unit = 10f; public const int C = 3", "is 'Price' times 10"),
        new("int Pages", "int Sides => Pages << 1", "is 'Pages' times 2, so no model learns more from both"),
        new("bool IsNew", "int New => IsNew ? 1 : 0", "is the same as 'IsNew'"),
        new("bool IsNew", "int New => IsNew switch { true => 7, false => 3 };", "is 'IsNew' in other numbers"),
        new("float Price", "float Checked => Price > -1e9 ? Price * 3 : throw new ArgumentException()", "is 'Price' times 3"),
        // NOT: coarser, or in no order, or not of the source alone
        new("int Age", "int IsAdult => Age >= 18 ? 1 : 0", null),
        new("int Age", "int Decade => Age / 10", null),
        new("int Age", "int Half => Age >> 1", null),
        new("int Age", "int Power => 1 << Age", null),
        new("float Price", "float Euros => MathF.Floor(Price)", null),
        new("float Price", "float Limited => Math.Min(Price, 80)", null),
        new("float Price", "float Bounded => Price > 80 ? 80 : Price", null),
        new("float Delta", "float Square => Delta * Delta", null),
        new("float Delta", "float Size => Math.Abs(Delta)", null),
        new("float Angle", "float Wave => MathF.Sin(Angle)", null),
        new("float Delta", "float Inverse => 1 / Delta", null),
        new("int Id", "int Digit => Id % 10", null),
        new("int Id", "byte Low => unchecked((byte)Id)", null),
        new("int? Age", "bool HasAge => Age is not null", null),
        new("float Price", "float Noise => Price * Random.Shared.NextSingle()", null),
        new("DateTime At", "double Since => (DateTime.Now - At).TotalDays", null),
        new("float Price", "float InRate => Price * Rate; public static float Rate { get; set; } = 1", null),
        new("float Price", "float InRate => Price * Rate; private float Rate { get; init; }", null),
        new("float Price", "float Once => _cache ??= Price * 2; private float? _cache", null),
        new("float Price", "float Zero => Price * 0 + 3", null),
        new("float Price", "float Stored { get; init; } = 3", null),
        new("float Price", "float Loop { get { float x = Price; for (int i = 0; i < 3; i++) x += i; return x; } }", null),
        new("float Price", "float Fraction => Price - MathF.Floor(Price)", null),
        new("float Price", "float Endless => Again(Price); private static float Again(float x) => x > 1 ? Again(x - 1) : x", null),
    ];

    [Fact]
    public Task Numbers() => Verify(s_numbers);

    private static readonly Case[] s_kinds =
    [
        new("[Categorical]", "Device Device", "[Categorical(Min = 0, Max = 9)]", "int Code => (int)Device", "is 'Device' once more"),
        new("[Categorical]", "Device Device", "[Categorical(\"m\", \"d\", \"t\")]",
            "string? Name => Device switch { Device.Mobile => \"m\", Device.Desktop => \"d\", _ => \"t\" };", "is 'Device' recoded one to one"),
        new("[Categorical]", "Device Device", "[Hashed]", "string Name => Device.ToString()", "is 'Device' recoded one to one"),
        new("[Categorical(\"a\", \"b\")]", "string? Kind", "[Numeric]",
            "int Number { get { switch (Kind) { case \"a\": return 1; case \"b\": return 2; default: return 0; } } }", "is 'Kind' recoded one to one"),
        new("[Categorical(Min = 1, Max = 3)]", "int Slot", "[Categorical(\"x\", \"y\", \"z\")]",
            "string Place { get { if (Slot == 1) return \"x\"; else if (Slot < 3) { return \"y\"; } return \"z\"; } }", "is 'Slot' recoded one to one"),
        new("[Hashed]", "string? Brand", "[Hashed]", "string? Lower => Brand?.Trim().ToLowerInvariant()", "is 'Brand' in another spelling"),
        new("[Hashed]", "string? Brand", "[Hashed]", "string Known => string.IsNullOrEmpty(Brand) ? \"none\" : Brand",
            "is 'Brand' recoded one to one but for missing values"),
        new("[Hashed]", "Guid User", "[Hashed]", "string Text => $\"user-{User}\"", "is 'User' recoded one to one"),
        new("[Hashed]", "long Item", "[Hashed]", "string Text => Item.ToString()", "is 'Item' recoded one to one"),
        new("[Hashed]", "string? Brand", "[Hashed(Buckets = 64)]", "string? Small => Brand", "is 'Brand' once more"),
        new("[Bucketized(18, 35, 65)]", "int Age", "[Bucketized(216, 780)]", "int Months => Age * 12", "has boundaries that are those of 'Age'"),
        new("[Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek)]", "DateTimeOffset At", "[Timestamp(TimePart.HourOfDay)]",
            "DateTimeOffset Hour => At.ToUniversalTime()", "has only parts that 'At' has"),
        new("[Categorical]", "Device Device", "[Hashed]", "string? Name => Enum.GetName(Device)", "is 'Device' recoded one to one"),
        new("[Categorical]", "Device Device", "[Hashed]", "string? Name => Enum.GetName(typeof(Device), Device)", "is 'Device' recoded one to one"),
        new("[Categorical]", "Device Device", "[Hashed]", "string Name => Device.ToString().ToUpper(System.Globalization.CultureInfo.InvariantCulture)",
            "is 'Device' in another spelling"),
        new("[Hashed]", "long Item", "[Hashed]", "string Text => Item.ToString(System.Globalization.CultureInfo.InvariantCulture)",
            "is 'Item' recoded one to one"),
        new("[Vector(3)]", "float[]? Title", "[Vector(3)]", "float[]? Copy => Title", "is the same as 'Title'"),
        // NOT: another view of it
        new("[Numeric]", "int Age", "[Bucketized(18, 35)]", "int Bucket => Age", null),
        new("[Bucketized(10, 20)]", "int Age", "[Bucketized(15, 25)]", "int Shifted => Age", null),
        new("[Hashed]", "long Item", "[Hashed]", "string Text => Item.ToString(System.Globalization.CultureInfo.CurrentCulture)", null),
        new("[Hashed]", "long Item", "[Hashed]", "string Text => Item.ToString(\"X2\")", null),
        new("[Numeric(Transform.Clip, Min = 0, Max = 1)]", "float Share", "[Numeric]", "float Percent => Share * 100", null),
        new("[Hashed]", "string? Country", "[Categorical(\"EU\", \"AM\")]", "string? Continent => Country is \"DE\" or \"FR\" ? \"EU\" : \"AM\"", null),
        new("[Categorical]", "Device Device", "[Categorical]", "bool IsMobile => Device == Device.Mobile", null),
        new("[Categorical]", "Device Device", "[Numeric]", "int Size => Device switch { Device.Mobile => 1, Device.Desktop => 2, _ => 1 };", null),
        new("[Hashed]", "string? Brand", "[Categorical(\"Nike\")]", "string? Top => Brand", null),
        new("[Hashed]", "string? Brand", "[Numeric]", "int Size => Brand?.Length ?? 0", null),
        new("[Hashed]", "string? Brand", "[Hashed]", "string? First => Brand?.Substring(0, 1)", null),
        new("[Hashed]", "string? Brand", "[Hashed]", "int Code => Brand?.GetHashCode() ?? 0", null),
        new("[Timestamp(TimePart.HourOfDay)]", "DateTime At", "[Timestamp(TimePart.DayOfWeek)]", "DateTime Day => At", null),
        new("[Timestamp(TimePart.HourOfDay)]", "DateTime At", "[Categorical(Min = 0, Max = 23)]", "int Hour => At.Hour", null),
        new("[Categorical(\"a\", \"b\")]", "string? Kind", "[Categorical(\"a\", \"b\", \"c\")]", "string? Wider => Kind", null),
    ];

    [Fact]
    public Task Kinds() => Verify(s_kinds);

    [Fact]
    public Task Only_fields_of_the_schema_count() => Sample.Of<CodeAnalyzer>("""
        [FeatureSchema] partial class Ad : Base
        {
            public float Raw { get; init; }
            [Ignore("raw")] public float Stored { get; init; }
            [Ignore("helper")] public float Helper => Price * 2;
            [Numeric] public float OfRaw => Raw * 2;
            [Numeric] public float OfIgnored => Stored * 2;
            [Numeric] public float {|FG3001:OfHelper|} => Helper;
            [Numeric, Keep("for now")] public float Kept => Price;
            [Numeric] public float {|FG3001:OfBase|} => Weight + 1;
            [Numeric] public float {|FG3001:OfOverride|} => Scale();
            protected override float Scale() => Price / 2;
            [Ignore("no field")] public float Ignored => Price;
            public float NoField => Price;
            [Numeric] public float {|FG3001:OfBehind|} => _size * 2;
            [Numeric] public float Size { get => _size; init => _size = value; }
            private float _size;
            [Numeric] public float Price { get; init; }
            [Numeric] public float Self => Self + 1;
        }
        abstract class Base
        {
            [Numeric] public float Weight { get; init; }
            [Numeric] public float {|FG3001:WeightInGrams|} => Weight * 1000;
            protected abstract float Scale();
        }
        [FeatureSchema] partial class Other : Base { protected override float Scale() => 1; }
        class NoSchema { [Numeric] public float Price { get; set; } [Numeric] public float Copy => Price; }
        [FeatureSchema] partial record Row
        {
            public required Ad Ad { get; init; }
            [Numeric] public float {|FG3001:PriceInCents|} => Ad.Price * 100;
            [Numeric] public float {|FG3001:Twice|} => Ad.Helper;
            [Numeric] public float? {|FG3001:Perhaps|} => Maybe?.Price + 1;
            public Ad? Maybe { get; init; }
        }
        """).RunAsync();

    [Fact]
    public Task A_field_of_several_others_names_them() => Derived("""
        [FeatureSchema] partial record Ad(
            [property: Numeric] float Spend, [property: Numeric] uint Clicks, [property: Hashed] string? Brand, float Raw)
        {
            [Numeric] public double {|#0:CostPerClick|} => Clicks == 0 ? 0 : Spend / Clicks;
            [Hashed] public string {|#1:All|} { get { var text = Brand ?? ""; if (Clicks > 0) text += Spend; return text; } }
            [Numeric, Keep("trees cannot divide")] public float Kept => Spend / Clicks;
            [Numeric] public float OfMore => Spend + Raw + Clicks;
            [Numeric] public float OfChance => Spend + Clicks + Random.Shared.Next();
            [Numeric] public float Constant => 3;
        }
        """, "'CostPerClick' is computed from 'Clicks' and 'Spend'", "'All' is computed from 'Brand', 'Clicks' and 'Spend'");

    [Fact]
    public async Task What_several_schemas_inherit_is_reported_alike_whichever_finds_it()
    {
        var schemas = Enumerable.Range(0, 8).Select(i => $"[FeatureSchema] partial class Ad{i} : Priced {{ [Label] public override bool Clicked {{ get; set; }} }}");
        var state = new TestState();
        state.Sources.Add(Sample.Code(
            """
            abstract class Priced
            {
                [Numeric] public float Price { get; set; }
                [Numeric] public float Cents => Price * 100;
                [Timestamp(TimePart.HourOfDay)] public DateTime ClickedAt { get; set; }
                public abstract bool Clicked { get; set; }
            }
            """));
        foreach (var schema in schemas) state.Sources.Add(Sample.Code(schema));
        var found = (await Sample.RunAsync(state)).Where(d => CodeRules.All.Contains(d.Descriptor)).ToList();
        Assert.Equal(["FG3001", "FG3004"], found.Select(d => d.Id));
        Assert.Equal(FindingProperties.OfRedundancy("Priced", "Cents", "Price"), found[0].Properties);
        Assert.All(found, d => Assert.Equal(d.Location.SourceTree, Assert.Single(d.AdditionalLocations).SourceTree));
    }

    private static Task Derived(string source, params string[] messages)
    {
        var test = Sample.Of<CodeAnalyzer>(source);
        test.TestState.AnalyzerConfigFiles.Add((".globalconfig", "is_global = true\ndotnet_diagnostic.FG3002.severity = warning\n"));
        for (int i = 0; i < messages.Length; i++)
            test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(CodeRules.Derived).WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
                .WithLocation(i).WithMessage(messages[i] + ": it adds no data, only their combination; keep it with [Keep(\"why\")] if the model needs it"));
        return test.RunAsync();
    }

    private static async Task Verify(Case[] cases)
    {
        var found = await Findings.OfEach([.. cases.Select(c => c.Source)]);
        for (int i = 0; i < cases.Length; i++)
        {
            bool isRight = cases[i].How is { } how
                ? found[i].Count == 1 && found[i][0].StartsWith("FG3001: ", StringComparison.Ordinal) && found[i][0].Contains($"' {how}", StringComparison.Ordinal)
                : found[i].Count == 0;
            Assert.True(isRight, $"{cases[i]}\n{string.Join("\n", found[i])}");
        }
    }

    private sealed record Case(string SourceKind, string SourceField, string DerivedKind, string Derived, string? How)
    {
        public Case(string sourceField, string derived, string? how)
            : this("[Numeric]", sourceField, "[Numeric]", derived, how)
        {
        }

        public string Source => $$"""
            enum Device { Mobile, Desktop, Tablet = 7 }
            [FeatureSchema] partial class Ad
            {
                {{SourceKind}} public {{SourceField}} { get; init; }
                {{DerivedKind}} public {{Findings.Member(Derived)}}
            }
            """;
    }
}
