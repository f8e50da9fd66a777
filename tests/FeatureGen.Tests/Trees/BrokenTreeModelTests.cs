using FeatureGen.Formats;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;
using FeatureGen.Trees;

namespace FeatureGen.Tests.Trees;

/// <summary>Whatever a file holds, it is a model that can be scored or an error with a place.</summary>
public sealed class BrokenTreeModelTests
{
    [Theory]
    [InlineData("left_child=1 -1", "left_child=1 0", 19, "the root: the tree has a cycle")]
    [InlineData("left_child=1 -1", "left_child=1 1", 19, "node 1, has another parent")]
    [InlineData("left_child=1 -1", "left_child=2 -1", 19, "its child is node 2, of 2")]
    [InlineData("right_child=-2 -3", "right_child=-2 -9", 20, "its child is leaf 8, of 3")]
    [InlineData("right_child=-2 -3", "right_child=-2 -2", 20, "has another parent")]
    [InlineData("threshold=1.5 0", "threshold=nan 0", 17, "'nan'")]
    [InlineData("threshold=1.5 0", "threshold=1.5 7", 17, "set 7 of 1")]
    [InlineData("threshold=1.5 0", "threshold=1.5", 17, "1 numbers; 2 are expected")]
    [InlineData("leaf_value=0.5", "leaf_value=inf", 21, "an infinity")]
    [InlineData("split_feature=0 1", "split_feature=0 3", 15, "feature 3; the model has 3")]
    [InlineData("decision_type=10 1", "decision_type=14 1", 18, "unknown decision type 14")]
    [InlineData("num_leaves=3", "num_leaves=2147483647", 21, "2147483647 are expected")]
    [InlineData("num_leaves=3", "num_leaves=99999999999999999999", 13, "no number that can stand here")]
    [InlineData("num_cat=1", "num_cat=1000000000", 27, "1000000001 are expected")]
    [InlineData("cat_boundaries=0 1", "cat_boundaries=0 1000000000", 27, "of 1")]
    [InlineData("num_class=1\nnum_tree_per_iteration=1", "num_class=9\nnum_tree_per_iteration=1000000000", 4, "1000000000; 0 to 65536")]
    [InlineData("max_feature_idx=2", "max_feature_idx=2000000000", 8, "for 2000000001 features")]
    [InlineData("tree_sizes=300 300", "tree_sizes=300 300 300", 10, "the file has 2 trees")]
    [InlineData("leaf_features=0  0 2", "leaf_features=0  0 5", 51, "feature 5; the model has 3")]
    [InlineData("num_features=1 2", "num_features=1 2000000000", 51, "2000000001 are expected")]
    [InlineData("version=v4", "version=v9", 2, "v2 to v4")]
    [InlineData("binary sigmoid:2", "binary", 7, "sigmoid")]
    [InlineData("binary sigmoid:2", "multiclass num_class:3", 7, "3 classes")]
    [InlineData("binary sigmoid:2", "unheard of", 7, "'unheard'")]
    [InlineData("[[\"red\"", "[[{\"red\"", 65, "lists of categories")]
    public void LightGbm_files_are_refused_with_line_and_reason(string old, string damaged, int line, string reason) =>
        AssertRefused(SmallModels.LightGbm, old, damaged, line, reason);

    [Theory]
    [InlineData("[1,3,-1,-1,-1]", "[1,1,-1,-1,-1]", 10, "two parents, or is above itself")]
    [InlineData("[1,3,-1,-1,-1]", "[1,0,-1,-1,-1]", 10, "node 1 has the child 0")]
    [InlineData("[1,3,-1,-1,-1]", "[1,5,-1,-1,-1]", 10, "node 1 has the child 5; children are 1 to 4")]
    [InlineData("[1,3,-1,-1,-1]", "[1,-1,-1,-1,-1]", 12, "node 1 has a right child and no left one")]
    [InlineData("[1.5E0,NaN", "[NaN,NaN", 13, "node 0 has the threshold NaN")]
    [InlineData("-2.5E-1,5E-1", "-2.5E-1,NaN", 13, "leaf 3 has no finite value")]
    [InlineData("[1.5E0,NaN,", "[1.5E0,", 8, "5 \"left_children\" and 4 \"split_conditions\"")]
    [InlineData("\"split_indices\":[0,1", "\"split_indices\":[4294967295,1", 14, "feature 4294967295; the model has 2")]
    [InlineData("\"categories_sizes\":[2]", "\"categories_sizes\":[10000000000]", 8, "of 2 are out of place")]
    [InlineData("\"categories\":[0,2]", "\"categories\":[0,99999999]", 8, "category 99999999")]
    [InlineData("\"split_type\":[0,1", "\"split_type\":[0,7", 14, "unknown type 7")]
    [InlineData("\"split_type\":[0,1,0", "\"split_type\":[1,1,0", 14, "has no categories")]
    [InlineData("\"num_feature\":\"2\",\"num_target\"", "\"num_feature\":\"10000000000\",\"num_target\"", 19, "num_feature")]
    [InlineData("\"num_class\":\"0\"", "\"num_class\":\"1000000000\"", 19, "num_class")]
    [InlineData("\"num_trees\":\"3\"", "\"num_trees\":\"1000000000\"", 2, "there are 3 trees")]
    [InlineData("\"tree_info\":[0,0,0]", "\"tree_info\":[0,9,0]", 6, "tree 1 adds to output 9 of 1")]
    [InlineData("\"size_leaf_vector\":\"1\"", "\"size_leaf_vector\":\"3\"", 15, "one_output_per_tree")]
    [InlineData("[5E-1]", "[2]", 19, "base_score")]
    [InlineData("binary:logistic", "binary:unheard", 20, "binary:unheard")]
    [InlineData("\"name\":\"gbtree\"", "\"name\":\"forest\"", 2, "none of gbtree, dart, gblinear")]
    [InlineData("\"name\":\"gbtree\"", "\"name\":\"dart\"", 2, "weight_drop")]
    [InlineData("[0,3,8,12]", "[0,3,8,2000000000]", 2, "outside of 12 bytes")]
    public void XGBoost_files_are_refused_with_line_and_reason(string old, string damaged, int line, string reason) =>
        AssertRefused(SmallModels.XGBoost, old, damaged, line, reason);

    [Theory]
    [InlineData("\"splits\":[{\"border\":1.5", "\"splits\":[{\"border\":NaN", 10, "NaN")]
    [InlineData("[1,10,2,20,3,30,4,40]", "[1,10,2,20,3,30,4]", 9, "make 4 leaves; there are 7 values")]
    [InlineData("[0,0,100,200]", "[0,100]", 12, "leaf 0 has 1 values for 2 outputs")]
    [InlineData("OneHotFeature", "OnlineCtr", 12, "one_hot_max_size")]
    [InlineData("\"value\":-7", "\"value\":-8", 12, "a category that 'c' does not have")]
    [InlineData("\"cat_feature_index\":0", "\"cat_feature_index\":9", 12, "feature 9")]
    [InlineData("\"hash\":12", "\"hash\":13", 2, "pool=pool")]
    [InlineData("\"feature_index\":1", "\"feature_index\":0", 6, "the index of another")]
    [InlineData("[2,[1000,2000]]", "[2,[1000,2000,3000]]", 1, "2 outputs have 3 biases")]
    [InlineData("\"MultiClass\"", "\"RMSEWithUncertainty\"", 7, "RMSEWithUncertainty")]
    public void CatBoost_files_are_refused_with_line_and_reason(string old, string damaged, int line, string reason) =>
        AssertRefused(SmallModels.CatBoost, old, damaged, line, reason);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        string deep = new string('[', 1_000_000);
        foreach (string text in new[] { "{\"x\":" + deep, SmallModels.XGBoost.Replace("\"version\":[3,1,0]", "\"x\":" + deep) })
            Assert.Contains("levels deep", Assert.Throws<FileFormatException>(() => TreeModelReader.Read(text, "m")).Problem);
        string categories = SmallModels.LightGbm.Replace("[[\"red\"", deep);
        Assert.Contains("levels deep", Assert.Throws<FileFormatException>(() => TreeModelReader.Read(categories, "m")).Problem);
    }

    [Fact]
    public void Long_chains_of_nodes_are_walked_without_recursion()
    {
        const int depth = 200_000;
        string Numbers(Func<int, string> number, int count = depth) => string.Join(' ', Enumerable.Range(0, count).Select(number));
        string text = $"""
            tree
            version=v4
            num_class=1
            max_feature_idx=0
            feature_names=x
            feature_infos=[0:1]

            Tree=0
            num_leaves={depth + 1}
            num_cat=0
            split_feature={Numbers(_ => "0")}
            threshold={Numbers(i => i.ToString())}
            decision_type={Numbers(_ => "2")}
            left_child={Numbers(i => $"{~i}")}
            right_child={Numbers(i => i < depth - 1 ? $"{i + 1}" : $"{~depth}")}
            leaf_value={Numbers(i => i.ToString(), depth + 1)}

            end of trees

            """;
        double[] margin = [0];
        new EnsembleScorer(LightGbmReader.Read(text, "m")).Margins([1e9f], margin);
        Assert.Equal(depth, margin[0]);
    }

    [Theory]
    [InlineData(SmallModels.LightGbm)]
    [InlineData(SmallModels.XGBoost)]
    [InlineData(SmallModels.CatBoost)]
    [InlineData(SmallModels.CatBoostNested)]
    public void Truncated_files_are_refused(string text)
    {
        const string end = "end of trees";
        int needed = text[0] == '{' ? text.TrimEnd().Length : text.IndexOf(end, StringComparison.Ordinal) + end.Length;
        for (int length = 0; length < text.Length; length++)
        {
            var error = Attempt(text[..length]);
            if (length < needed) Assert.True(error is not null, $"read after {length} of {text.Length} characters");
        }
    }

    [Theory]
    [InlineData(SmallModels.LightGbm)]
    [InlineData(SmallModels.XGBoost)]
    [InlineData(SmallModels.CatBoost)]
    [InlineData(SmallModels.CatBoostNested)]
    public void Random_edits_give_a_model_or_an_error_with_a_place(string text)
    {
        var random = new Random(20240601);
        for (int i = 0; i < 20_000; i++) Attempt(Edit(text, random, 1 + random.Next(3)));
    }

    [SharedFact(ParityCase.Folder)]
    public void Damaged_reference_models_give_a_model_or_an_error_with_a_place()
    {
        var random = new Random(3);
        foreach (var reference in ParityCase.All())
        {
            for (int i = 0; i < 6; i++) Attempt(Edit(reference.Text, random, 1 + random.Next(3)));
            int line = reference.Text.IndexOf('\n', random.Next(reference.Text.Length * 9 / 10));
            Assert.NotNull(Attempt(reference.Text[..(line < 0 ? reference.Text.Length / 2 : line)]));
        }
    }

    [Fact]
    public void Made_ensembles_are_checked_before_they_are_walked()
    {
        var tree = new DecisionTree
        {
            Features = new([0]), Rules = new([NodeRule.Less]), Thresholds = new([1.0]), Lefts = new([0]), Rights = new([-1]),
            LeafValues = new([1.0]),
        };
        var model = new TreeEnsemble
        {
            Trainer = "test", Features = new([new TreeFeature { Name = "x" }]), OutputCount = 1, Trees = new([tree]),
            Precision = TreePrecision.Double, BaseScores = new([0.0]),
        };
        Assert.Contains("cycle", Assert.Throws<ArgumentException>(() => new EnsembleScorer(model)).Message);
    }

    private static string Edit(string text, Random random, int edits)
    {
        const string letters = "0123456789-+.eE,:;[]{}\"\\ \n=NaInf\0\u00FFx";
        var changed = new System.Text.StringBuilder(text);
        for (int i = 0; i < edits; i++)
        {
            int place = random.Next(changed.Length);
            switch (random.Next(3))
            {
                case 0: changed[place] = letters[random.Next(letters.Length)]; break;
                case 1: changed.Remove(place, Math.Min(changed.Length - place, 1 + random.Next(8))); break;
                default: changed.Insert(place, letters[random.Next(letters.Length)]); break;
            }
        }
        return changed.ToString();
    }

    // Anything but a model or this exception fails the test by itself.
    private static FileFormatException? Attempt(string text)
    {
        try
        {
            var scorer = new EnsembleScorer(TreeModelReader.Read(text, "m"));
            var walk = new PlainWalk(scorer.Model);
            var (margins, predictions) = (new double[scorer.Model.OutputCount], new double[scorer.Model.PredictionCount]);
            foreach (float value in new[] { 0, 1, float.NaN, float.PositiveInfinity, -1e30f })
            {
                var row = new float[scorer.Model.Features.Count];
                row.AsSpan().Fill(value);
                scorer.Margins(row, margins);
                Assert.Equal(walk.Margins(row), margins);
                scorer.Predictions(margins, predictions);
            }
            return null;
        }
        catch (FileFormatException error)
        {
            Assert.True(error is { Path: "m", Line: > 0, Column: > 0 });
            return error;
        }
    }

    private static void AssertRefused(string text, string old, string damaged, int line, string reason)
    {
        Assert.Contains(old, text);
        int place = text.IndexOf(old, StringComparison.Ordinal);
        var error = Attempt(text[..place] + damaged + text[(place + old.Length)..]);
        Assert.NotNull(error);
        Assert.Contains(reason, error.Problem);
        Assert.Equal(line, error.Line);
    }
}
