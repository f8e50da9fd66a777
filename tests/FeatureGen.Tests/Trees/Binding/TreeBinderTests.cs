using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Formats.Trees.Binding;
using FeatureGen.Scoring;
using FeatureGen.Trees;

namespace FeatureGen.Tests.Trees.Binding;

public sealed class TreeBinderTests
{
    private static readonly SchemaManifest s_schema = new()
    {
        Name = "Shop.Ad",
        Fields = new(
        [
            new() { Name = "Price", Kind = FieldKind.Numeric, Type = ScalarType.Single },
            new() { Name = "Cost", Kind = FieldKind.Numeric, Type = ScalarType.Single, Transform = Transform.Log1P },
            new()
            {
                Name = "Color", Kind = FieldKind.Categorical, Type = ScalarType.String, Vocabulary = new(["red", "green"]),
                OutOfVocabulary = 1,
            },
            new()
            {
                Name = "Device", Kind = FieldKind.Categorical, Type = ScalarType.Enum, Vocabulary = new(["Phone", "Tablet"]),
                Codes = new([0, 1]),
            },
            new() { Name = "Age", Kind = FieldKind.Bucketized, Type = ScalarType.Integer, Boundaries = new([18, 65]) },
            new() { Name = "Brand", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 9 },
            new() { Name = "Tags", Kind = FieldKind.Categorical, Type = ScalarType.String, Vocabulary = new(["new"]), MaxValues = 3 },
            new() { Name = "Title", Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 8 },
            new() { Name = "At", Kind = FieldKind.Timestamp, Type = ScalarType.DateTime, Parts = TimePart.HourOfDay | TimePart.DayOfWeek },
            new() { Name = "Age*Brand", Kind = FieldKind.Cross, CrossedFields = new(["Age", "Brand"]), Buckets = 16 },
            new() { Name = "Level", Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = 0, Max = 1 << 19 },
        ]),
    };

    [Fact]
    public void Bound_ensembles_say_of_slots_what_the_model_says_of_raw_values()
    {
        int tables = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new RandomBinding(seed);
            var (source, bound) = (new EnsembleScorer(random.Source), new EnsembleScorer(random.Bound.Ensemble!));
            var kernel = ModelScorer.Create(random.Bound, new FeatureSchema(random.Schema));
            double[] expected = [0], actual = [0];
            for (int row = 0; row < 60; row++)
            {
                var (raw, slots) = random.Row();
                source.Margins(raw, expected);
                bound.Margins(slots, actual);
                Assert.True(expected[0].Equals(actual[0]), $"seed {seed}, row {row}: {actual[0]:R} instead of {expected[0]:R}");
                Assert.Equal((float)expected[0], kernel.Score(slots));
            }
            tables += random.Bound.Ensemble!.Trees.Sum(tree => tree.NodeSets.Count);
        }
        Assert.True(tables > 1000);
    }

    [Fact]
    public void Slots_are_named_and_covers_and_gains_kept()
    {
        var source = Ensemble(new TreeFeature { Name = "Color", Categories = new(["green", "red", "blue"]) }, [1]);
        var notes = new List<string>();
        var bound = TreeBinder.Bind(source, s_schema, map: null, notes.Add).Ensemble!;
        Assert.Equal(["the model's feature 'Color' knows blue, which 'Color' does not: rows with them score as unknown"], notes);
        var names = bound.Features.Select(feature => feature.Name).ToArray();
        Assert.Equal(SchemaLayout.Of(s_schema).SlotCount, names.Length);
        Assert.Equal(["Price", "Cost", "Color", "Device", "Age", "Brand", "Tags[0]", "Tags[1]", "Tags[2]"], names.Take(9));
        Assert.Equal("Title[0]", names[9]);
        Assert.Equal(["At.HourOfDay", "At.DayOfWeek", "Age*Brand", "Level"], names.TakeLast(4));
        var (before, after) = (source.Trees[0], bound.Trees[0]);
        Assert.Equal((before.Gains, before.NodeCovers, before.LeafCovers), (after.Gains, after.NodeCovers, after.LeafCovers));
        Assert.Equal(2, after.Features[0]);
        // red is code 1; missing and out-of-vocabulary go right.
        Assert.Equal([1], after.Sets[after.NodeSets[0]]);
    }

    [Theory]
    [InlineData("Cost", "", "'Cost' is a raw value, and 'Cost' is extracted as its Log1P: drop the transform", "--map \"Cost=Cost[0]\"")]
    [InlineData("Color", "", "'Color' is a number, and 'Color' is text", "--map \"Color=Color:vocabulary\"")]
    [InlineData("Color", "RED,GREEN", "has the categories RED, GREEN, and 'Color' has none of them (red, green)", "letter for letter")]
    [InlineData("Price", "10,20", "'Price' has categories (10, 20), and 'Price' is a number", "[Categorical]")]
    [InlineData("Age", "", "of 'Age' only the bucket is extracted", "--map \"Age=Age[0]\"")]
    [InlineData("Brand", "", "of 'Brand' only a hash is extracted", "--map \"Brand=Brand[0]\"")]
    [InlineData("Tags", "", "'Tags' is a list", "--map \"Tags=Tags[0]\" or another up to 'Tags[2]'")]
    [InlineData("Tags[1]", "0,1", "'Tags' is a list", "train on its indices as numbers")]
    [InlineData("Title", "", "'Title' is 8 of them", "--map \"Title=Title[0]\" or another up to 'Title[7]'")]
    [InlineData("Title_8", "", "the slots of 'Title' are 'Title[0]' to 'Title[7]'", "")]
    [InlineData("At", "", "'At' is a date of which parts are extracted", "--map \"At=At.HourOfDay\" or another up to 'At.DayOfWeek'")]
    [InlineData("At.Minute", "", "'At' has no such part", "HourOfDay, DayOfWeek")]
    [InlineData("Age*Brand", "", "'Age*Brand' is a cross", "--map \"Age*Brand=Age*Brand[0]\"")]
    [InlineData("Brand:vocabulary", "", "'Brand' has no vocabulary", "")]
    [InlineData("Level", "", "indices of 'Level', too many to list", "[Numeric]")]
    [InlineData("Prize", "", "'Prize' has no field 'Prize' in 'Shop.Ad' (similar: 'Price')", "--map \"Prize=FIELD\"")]
    public void What_does_not_fit_is_named_with_what_to_do(string feature, string categories, string problem, string advice)
    {
        var list = categories.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var ensemble = Ensemble(new TreeFeature { Name = feature, Categories = new(list) }, []);
        var error = Assert.Throws<TreeBindingException>(() => TreeBinder.Bind(ensemble, s_schema));
        Assert.StartsWith($"the model's feature '{feature}' ", error.Message);
        Assert.Contains(problem, error.Message);
        Assert.Contains(advice, error.Message);
        Assert.False(error.Message.EndsWith('.'));
    }

    [Fact]
    public void All_problems_are_found_at_once_and_what_no_tree_asks_for_is_none()
    {
        var ensemble = Ensemble(new TreeFeature { Name = "x0" }, []);
        var features = Enumerable.Range(0, 12).Select(i => new TreeFeature { Name = "x" + i }).ToArray();
        var trees = Enumerable.Range(0, 11).Select(i => ensemble.Trees[0] with { Features = new([i]) });
        ensemble = ensemble with { Features = new(features), Trees = new(trees.ToArray()) };
        var wrong = new Dictionary<string, string> { ["y"] = "Price" };
        var error = Assert.Throws<TreeBindingException>(() => TreeBinder.Bind(ensemble, s_schema, wrong));
        Assert.Equal(12, error.Problems.Count);
        Assert.StartsWith("12 features do not fit: the map's 'y' is no feature of the model", error.Message);
        Assert.EndsWith("; and 8 more", error.Message);
        Assert.DoesNotContain("'x11'", string.Join(" ", error.Problems));
        var map = features.ToDictionary(feature => feature.Name, _ => "Price");
        Assert.All(TreeBinder.Bind(ensemble, s_schema, map).Ensemble!.Trees, tree => Assert.Equal([0], tree.Features));
    }

    [Fact]
    public void Sums_take_numbers_and_no_indices()
    {
        var line = new LeafModel { Constant = 1, Features = new([0]), Coefficients = new([2.0]) };
        var ensemble = Ensemble(new TreeFeature { Name = "f" }, []);
        ensemble = ensemble with { Trees = new([ensemble.Trees[0] with { LeafModels = new([line, line]) }]) };
        TreeEnsemble Bind(string field) => TreeBinder.Bind(ensemble, s_schema, new Dictionary<string, string> { ["f"] = field }).Ensemble!;
        Assert.Equal([0], Bind("Price").Trees[0].LeafModels[0].Features);
        var error = Assert.Throws<TreeBindingException>(() => Bind("Device"));
        Assert.Contains("'f' is a term of a sum, and of 'Device' an index", error.Message);
        Assert.Equal([4], Bind("Age[0]").Trees[0].LeafModels[0].Features);

        var linear = ensemble with
        {
            Features = new([new() { Name = "Price" }, new() { Name = "idle" }]), Trees = default, Linear = new([0.5f, 0]),
            LinearBias = new([1f]),
        };
        Assert.Equal([.5f, 0, 0], TreeBinder.Bind(linear, s_schema).Ensemble!.Linear.Take(3));
        error = Assert.Throws<TreeBindingException>(() => TreeBinder.Bind(ensemble with { OutputCount = 2 }, s_schema));
        Assert.Contains("2 outputs", error.Message);
    }

    // One node over one feature: categorical with a set, or a threshold.
    private static TreeEnsemble Ensemble(TreeFeature feature, int[] set) => new()
    {
        Trainer = "test",
        Features = new([feature]),
        OutputCount = 1,
        Precision = TreePrecision.Double,
        BaseScores = new([0.0]),
        Trees = new(
        [
            new DecisionTree
            {
                Features = new([0]),
                Rules = new([set.Length > 0 ? NodeRule.Categorical | NodeRule.NaNIsMissing : NodeRule.LessOrEqual]),
                Thresholds = new([0.0]),
                Lefts = new([~0]),
                Rights = new([~1]),
                NodeSets = set.Length > 0 ? new([0]) : default,
                Sets = set.Length > 0 ? new([new EquatableArray<int>(set)]) : default,
                LeafValues = new([1.0, 2.0]),
                Gains = new([7.0]),
                NodeCovers = new([5.0]),
                LeafCovers = new([2.0, 3.0]),
            },
        ]),
    };
}
