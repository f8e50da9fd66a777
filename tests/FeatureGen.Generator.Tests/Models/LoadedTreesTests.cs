using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Generator.Tests.Support;
using FeatureGen.Testing;

namespace FeatureGen.Generator.Tests.Models;

/// <summary>Models of trainers load as they are for compiled schemas.</summary>
public sealed class LoadedTreesTests
{
    // 1 where Size is missing or at most 2; else 2 if Color is red or blue, else 3. From 12 o'clock on 10 more, 100 more on Sundays.
    private const string Model = """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=4
        objective=regression
        feature_names=Ad.Size Ad.Color At_HourOfDay At.DayOfWeek Idle
        feature_infos=[0:10] 0:1:2 [0:23] [0:6] none

        Tree=0
        num_leaves=3
        num_cat=1
        split_feature=0 1
        threshold=2 0
        decision_type=10 1
        left_child=-1 -2
        right_child=1 -3
        leaf_value=1 2 3
        cat_boundaries=0 1
        cat_threshold=5

        Tree=1
        num_leaves=2
        num_cat=0
        split_feature=2
        threshold=11.5
        decision_type=2
        left_child=-1
        right_child=-2
        leaf_value=0 10

        Tree=2
        num_leaves=2
        num_cat=0
        split_feature=3
        threshold=0
        decision_type=8
        left_child=-1
        right_child=-2
        leaf_value=100 0

        end of trees

        pandas_categorical:[["red", "green", "blue"]]

        """;

    private const string Source = """
        [FeatureSchema]
        public partial record Row
        {
            [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek)] public DateTime At { get; init; }
            [Hashed(Buckets = 8)] public string? Unused { get; init; }
            public Ad Ad { get; init; } = new();
        }
        [FeatureSchema]
        public partial record Ad
        {
            [Categorical("green", "blue", "white", "red")] public string? Color { get; init; }
            [Numeric] public float? Size { get; init; }
        }
        public static class Rows
        {
            public static readonly DateTime Sunday = new(2024, 6, 2, 11, 59, 0), Monday = new(2024, 6, 3, 12, 0, 0);
            public static Row[] Get() =>
            [
                new() { At = Sunday, Ad = new() { Size = 3, Color = "red" } },
                new() { At = Sunday, Ad = new() { Size = 3, Color = "green" } },
                new() { At = Monday, Ad = new() { Size = 3, Color = "blue" } },
                new() { At = Monday, Ad = new() { Size = 3, Color = "white" } },
                new() { At = Monday, Ad = new() { Size = 3, Color = "mauve" } },
                new() { At = Monday, Ad = new() { Size = 2, Color = "red" } },
                new() { At = Monday, Ad = new() { Color = "red" } },
            ];
        }
        """;

    [Fact]
    public async Task A_text_of_LightGBM_scores_rows_as_it_is_and_after_import()
    {
        using var folder = new TemporaryFolder();
        using var assembly = await SchemaProject.LoadAsync(Source);
        var schema = SchemaHandle.Of(assembly, "Row");
        var rows = assembly.Invoke<Array>("Rows", "Get");
        string lightGbm = folder.Write("model.txt", Model);
        float[] expected = [102, 103, 12, 13, 13, 11, 11];
        Assert.Equal(expected, schema.ScoreLoaded(lightGbm, rows));

        var imported = ModelFileJson.Write(ModelReader.Read(Model, lightGbm, schema.Schema.Manifest));
        Assert.Equal(expected, schema.ScoreLoaded(folder.Write("Row.model.json", imported), rows));

        var other = folder.Write("other.txt", Model.Replace("Ad.Color", "Ad.Colour"));
        var error = Assert.Throws<FileFormatException>(() => schema.ScoreLoaded(other, rows));
        Assert.StartsWith($"{other}(1,1): the model's feature 'Ad.Colour' has no field 'Ad.Colour' in 'Row' (similar: 'Ad.Color'", error.Message);
    }
}
