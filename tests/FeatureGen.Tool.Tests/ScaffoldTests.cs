using System.Globalization;
using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

/// <summary>Scaffolded code is compiled, and read and extracted rows are the same.</summary>
public sealed class ScaffoldTests
{
    private const string Adult = "data/adult/train.csv";
    private const string Synthetic = "data/synthetic/first16384.csv";

    [SharedFact(Adult)]
    public async Task The_census_table_becomes_a_schema_like_the_one_by_hand()
    {
        string data = SharedFolder.File(Adult);
        using var scaffold = await BuiltScaffold.OfAsync(data, "--label", "Income", "--namespace", "Census");

        var label = scaffold.Manifest.Label!;
        Assert.Equal(("Census.Row", "Income", ">50K"), (scaffold.Manifest.Name, label.Name, label.Positive));
        Assert.Equal(
            "Age:Bucketized WorkClass:Categorical FinalWeight:Numeric Education:Categorical EducationYears:Categorical "
            + "MaritalStatus:Categorical Occupation:Categorical Relationship:Categorical Race:Categorical Sex:Categorical "
            + "CapitalGain:Bucketized CapitalLoss:Bucketized HoursPerWeek:Bucketized NativeCountry:Categorical",
            Kinds(scaffold.Manifest));
        Assert.Contains("""[Categorical("Female", "Male")]""", scaffold.Of("Sex"));
        Assert.Contains("public string? WorkClass", scaffold.Of("WorkClass"));
        Assert.Contains("8 values in 32,561 rows, 5.6 % missing.", scaffold.Of("WorkClass"));
        Assert.Contains("unsure: '>50K' is taken for the positive class", scaffold.Of("Income"));
        Assert.Contains("[Weight]", scaffold.Of("FinalWeight"));
        Assert.Equal(32_561, scaffold.AssertExtractsWhatIsRead());
    }

    [SharedFact(Synthetic)]
    public async Task Codes_and_quantities_are_told_apart_by_the_label()
    {
        string data = SharedFolder.File(Synthetic);
        using var scaffold = await BuiltScaffold.OfAsync(data, "--label", "label");
        var kinds = scaffold.Manifest.Fields.ToDictionary(field => field.Name, field => field.Kind);

        foreach (var code in (string[])["rel_c2", "rel_c5", "rel_c10", "rel_c50", "rel_c200", "rel_c1000"])
            Assert.Equal(FieldKind.Categorical, kinds[code]);
        Assert.Equal(FieldKind.Hashed, kinds["rel_zipf5000"]);
        foreach (var number in (string[])["rel_num_mono", "rel_num_quad", "noise_exp_4dp", "noise_c30000", "noise_gauss_6dp"])
            Assert.Equal(FieldKind.Numeric, kinds[number]);
        Assert.Equal(FieldKind.Bucketized, kinds["noise_c100"]);
        Assert.Contains("[Ignore(\"unique per row\")]", scaffold.Of("noise_id_unique"));
        Assert.Contains("[Ignore(\"the same value in all rows\")]", scaffold.Of("noise_const"));
        Assert.Equal(16_384, scaffold.AssertExtractsWhatIsRead());

        // The schema ranks as the table does without one: no noise above what the label was made from.
        string[] ranked = [.. ToolRun.Done("profile", "--data", data, "--schema", scaffold.Path, "--format", "tsv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])];
        int noise = Array.FindIndex(ranked, name => name.StartsWith("noise_", StringComparison.Ordinal));
        Assert.All(
            (string[])["rel_c2", "rel_c5", "rel_c10", "rel_c50", "rel_c200", "rel_c1000", "rel_zipf5000", "rel_num_mono", "rel_num_quad"],
            name => Assert.InRange(Array.IndexOf(ranked, name), 0, noise - 1));
    }

    [Fact]
    public async Task A_log_with_values_of_all_types_and_odd_names()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("log.csv", Log(400));
        using var scaffold = await BuiltScaffold.OfAsync(data, "--label", "clicked?", "--namespace", "Ads.event");

        Assert.Equal("Ads.event.Row", scaffold.Manifest.Name);
        Assert.Equal(("RequestId", (string?)null), (scaffold.Manifest.Group, scaffold.Manifest.Weight));
        Assert.Contains("[Context, Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek)]\npublic required DateTimeOffset At ".Replace(
            "TimePart", "global::FeatureGen.TimePart", StringComparison.Ordinal), scaffold.Of("At"));
        Assert.Contains("[Hashed(Buckets = 256), MultiValued(Max = 3)]\npublic string[]? Tags", scaffold.Of("Tags"));
        Assert.Contains("[Vector(2)]\npublic required ReadOnlyMemory<float> Title", scaffold.Of("Title"));
        Assert.Contains("[Ignore(\"unique per row\")]\npublic Guid EventId", scaffold.Of("EventId"));
        Assert.Contains("would be numbers but for 'NA'", scaffold.Of("Height"));
        Assert.Contains("[Numeric(global::FeatureGen.Transform.Log1P)]\npublic required double Price", scaffold.Of("Price"));
        Assert.Contains("unique per row; [Ignore] if it identifies rows", scaffold.Of("Big"));
        Assert.Contains("public required string Zip", scaffold.Of("Zip"));
        Assert.Contains("// The column 'hours per week' must be renamed to HoursPerWeek", scaffold.Of("HoursPerWeek"));
        Assert.Contains("// The column 'clicked?' must be renamed to Clicked2", scaffold.Of("Clicked2"));
        Assert.Contains(
            "rename in the data: 'Clone' to CloneValue, 'hours per week' to HoursPerWeek, 'clicked?' to Clicked2\n", scaffold.Notes);
        Assert.Contains("Visitor.Age", scaffold.Manifest.Fields.Select(field => field.Name));
        Assert.Contains("Visitor.Home.class", scaffold.Manifest.Fields.Select(field => field.Name));
        Assert.All(scaffold.Manifest.Fields.Where(field => field.Name.StartsWith("Visitor.", StringComparison.Ordinal)),
            field => Assert.Equal(FieldRole.Context, field.Role));

        // As the comments ask for.
        File.WriteAllText(data, File.ReadAllText(data).Replace("hours per week", "HoursPerWeek", StringComparison.Ordinal)
            .Replace("clicked?", "Clicked2", StringComparison.Ordinal).Replace("Clone", "CloneValue", StringComparison.Ordinal));
        Assert.Equal(400, scaffold.AssertExtractsWhatIsRead());
        ToolRun.Done("profile", "--data", data, "--schema", scaffold.Path + ":Row");
    }

    [Fact]
    public async Task Whatever_the_columns_are_called_the_code_compiles()
    {
        string[] names =
        [
            "class", "A", "A.B", "Row", "Row.x", "visitor.Visitor", "Visitor.x", "Visitor.Age.From", "a b", "a-b", "1st", "get_A",
            "Transform.x", "Guid.Guid", "Equals", "Größe", "\"x\ny\"", "😀", "s_vocabulary0", "EqualityContract", "Numeric", "String.Length",
            "..", "Schema", "Extract", "record", "field.field", "Mixed.Id", "Mixed.Size", "Only.Id", "Rank",
        ];
        var text = new StringBuilder().AppendJoin(',', names).Append(",Label.Clicked\n");
        for (int i = 0; i < 40; i++)
        {
            text.AppendJoin(',', names.Select((name, column) => name.EndsWith(".Id", StringComparison.Ordinal) ? i : (i + column) % 4))
                .Append(CultureInfo.InvariantCulture, $",{i % 2}\n");
        }
        using var folder = new TemporaryFolder();
        using var scaffold = await BuiltScaffold.OfAsync(folder.Write("names.csv", text.ToString()), "--label", "Label.Clicked");

        Assert.Equal("LabelClicked", scaffold.Manifest.Label!.Name);
        Assert.Superset(
            new HashSet<string>(["class", "A", "visitor.Visitor", "Visitor.x", "Visitor.Age.From", "Transform.x", "Guid.Guid", "Größe",
                "Numeric", "String.Length", "record", "field.field", "Mixed.Size", "Rank"]),
            scaffold.Manifest.Fields.Select(field => field.Name).ToHashSet());
    }

    [Fact]
    public async Task What_is_written_does_not_depend_on_culture_and_holds_text_that_could_break_code()
    {
        using var folder = new TemporaryFolder();
        var rows = new StringBuilder("Odd,Label\n");
        string[] odd = ["*/ \\ \"\"x\n\"\"", "\u0085\u202e{\u2028", "}<&>😀"];
        for (int i = 0; i < 60; i++) rows.Append(CultureInfo.InvariantCulture, $"\"{odd[i % 3]}\",{i % 2}\n");
        string data = folder.Write("odd.csv", rows.ToString());
        using var scaffold = await BuiltScaffold.OfAsync(data, "--label", "Label");
        Assert.Equal(60, scaffold.AssertExtractsWhatIsRead());

        string path = folder.File("Again.cs");
        CultureScope.RunInEach(() =>
        {
            ToolRun.Done("scaffold", "--data", data, "--name", "Row", "--label", "Label", "--out", path, "--force");
            Assert.Equal(scaffold.Code, File.ReadAllText(path));
        });
    }

    [Fact]
    public void What_cannot_be_done_is_said_and_no_file_is_touched()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("t.csv", "x,At,One,Clicked\n1,2024-01-01,1,1\n2,2024-01-02,1,0\n3,2024-01-03,1,0\n"), output = folder.Write("Row.cs", "before");

        Assert.Equal($"--out '{output}' exists; --force replaces it.", Failed("Row", "--label", "Clicked"));
        Assert.Equal(
            $"{data}, line 1, column 'clicked': the label is no column here; case matters. Columns with a similar name: 'Clicked'.",
            Failed("Row", "--label", "clicked", "--force"));
        Assert.StartsWith($"{data}, column 'At': the column cannot be the label, it has 3 different values and a label has two",
            Failed("Row", "--label", "At", "--force"));
        Assert.Contains("it has only the value '1'", Failed("Row", "--label", "One", "--force"));
        Assert.Contains("--name 'a b' cannot name a schema", Failed("a b", "--force"));
        Assert.Contains("--name 'Schema' cannot name a schema", Failed("Schema", "--force"));
        Assert.Contains("--name 'Guid' cannot name a schema", Failed("Guid", "--force"));
        Assert.Contains("--namespace 'A..B' is none", Failed("Row", "--namespace", "A..B"));
        Assert.Contains("must end in .cs", ToolRun.Failed("scaffold", "--data", data, "--name", "Row", "--out", folder.File("Row.txt")));
        string empty = folder.Write("e.csv", "a,b\n"), constant = folder.Write("c.csv", "a,y\n1,0\n1,1\n"), none = folder.File("No.cs");
        Assert.Contains("there are no rows", ToolRun.Failed("scaffold", "--data", empty, "--name", "Row", "--out", none));
        Assert.Contains("no column can be a field",
            ToolRun.Failed("scaffold", "--data", constant, "--name", "Row", "--label", "y", "--out", none));
        Assert.Equal("before", File.ReadAllText(output));
        Assert.Equal([output], Directory.GetFiles(folder.Path, "*.cs"));

        string Failed(string name, params string[] options) =>
            ToolRun.Failed(["scaffold", "--data", data, "--name", name, "--out", output, .. options]);
    }

    private static string Kinds(SchemaManifest manifest) => string.Join(' ', manifest.Fields.Select(field => $"{field.Name}:{field.Kind}"));

    /// <summary>Requests of four rows each.</summary>
    private static string Log(int rows)
    {
        var random = new Random(7);
        var text = new StringBuilder(
            "RequestId,EventId,At,Day,Visitor.Age,Visitor.Home.class,Visitor.Home.Zone,Tags,Title,Price,Height,Zip,TimePart,Score,Clone,"
            + "hours per week,Stay,Big,Clicked,Nothing,clicked?\n");
        for (int i = 0; i < rows; i++)
        {
            int request = i / 4;
            var at = new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(97 * request);
            object[] cells =
            [
                request, new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), $"{at:yyyy-MM-ddTHH:mm:ss}Z", $"{at:yyyy-MM-dd}",
                18 + request % 60, "abc"[request % 3], request % 7 == 0 ? "" : "north",
                random.Next(5) == 0 ? "" : string.Join('|', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"t{random.Next(90)}")),
                FormattableString.Invariant($"{i / 7.0:F3}|{-i / 9.0:F3}"), Math.Exp(4 * random.NextDouble() * random.NextDouble()),
                random.Next(30) == 0 ? "NA" : random.Next(150, 200), $"0{random.Next(10, 99)}", random.Next(4), random.Next(1000) / 8.0,
                random.Next(3), $"{random.Next(80)}.0", TimeSpan.FromSeconds(random.Next(1, 9999)), random.NextInt64(1L << 60),
                random.Next(2), "", random.Next(4) == 0 ? "true" : "false",
            ];
            text.AppendJoin(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))).Append('\n');
        }
        return text.ToString();
    }
}
