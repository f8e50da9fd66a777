using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Tests.Formats;

/// <summary>What is written is read back equal, and whatever is cut off or changed is refused with its place.</summary>
public sealed class FileRoundTripTests
{
    private static readonly SchemaManifest s_manifest = new()
    {
        Name = "Shop.Offer",
        Fields = new(
        [
            new FieldManifest { Name = "Price", Kind = FieldKind.Numeric, Type = ScalarType.Single, Transform = Transform.Clip, Min = -1.5, Max = 1e30, Keep = "contract" },
            new FieldManifest { Name = "Age", Kind = FieldKind.Bucketized, Type = ScalarType.Integer, Boundaries = new([0.1, 18, 65]) },
            new FieldManifest { Name = "Color", Kind = FieldKind.Categorical, Type = ScalarType.String, Vocabulary = new(["röd", "\"blå\"", "\ud83d\ude00"]), OutOfVocabulary = 2 },
            new FieldManifest { Name = "Kind", Kind = FieldKind.Categorical, Type = ScalarType.Enum, Vocabulary = new(["A", "B"]), Codes = new([long.MinValue, long.MaxValue]) },
            new FieldManifest { Name = "Level", Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = -3, Max = 4, OutOfVocabulary = 1 },
            new FieldManifest { Name = "Tags", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 77, MaxValues = 3, Role = FieldRole.Context },
            new FieldManifest { Name = "Title", Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 5 },
            new FieldManifest { Name = "At", Kind = FieldKind.Timestamp, Type = ScalarType.DateTime, Parts = TimePart.HourOfDay | TimePart.MonthOfYear, UtcOffsetMinutes = -90 },
            new FieldManifest { Name = "Age*Color", Kind = FieldKind.Cross, CrossedFields = new(["Age", "Color"]), Buckets = 20 },
        ]),
        Label = new LabelManifest { Name = "Bought", Type = ScalarType.String, Positive = "yes" },
        Group = "Request",
        Weight = "Importance",
    };

    private static readonly ModelFile s_model = new()
    {
        Kind = ModelKind.FactorizationMachine,
        Schema = s_manifest.Name,
        Fingerprint = s_manifest.Fingerprint,
        Bias = -0.1f,
        Dimension = 2,
        Training = new([new KeyValuePair<string, string>("rows", "10")]),
        Fields = new(
        [
            new ModelField { Name = "Price", Centers = new([3f]), Scales = new([0.25f]), Weights = new([1e-30f, -2f]), Embeddings = new([1f, 2, 3, 4]) },
            new ModelField { Name = "Age", Indices = new([0, 4]), Weights = new([0.1f, 1f / 3]), Embeddings = new([1f, -2, 3, 4]) },
        ]),
    };

    private static readonly ProfileFile s_profile = new()
    {
        Schema = s_manifest.Name,
        Fingerprint = s_manifest.Fingerprint,
        Method = "mutualInformation",
        Rows = 123,
        Label = "Bought",
        LabelEntropy = 0.5,
        Classes = new(["no", "yes"]),
        OtherClasses = 3,
        Resamples = 200,
        NoiseFields = 20,
        Quality = new ProfileRows
        {
            Duplicates = 5, IsEstimate = true, DuplicatesByChance = 0.5, Duplicated = 7, Copies = 3, HasDuplicates = true, SampledRows = 100,
            Improbable = 1, MostImprobable = new([new ImprobableRow { Row = 9, Surprise = 50, Expected = 5, ByChance = 1e-9, Fields = new(["Age", "Price"]) }]),
        },
        Groups = new([new ProfileGroup { Representative = "Price", Members = new(["Age", "Color"]), Similarities = new([0.75, 0.5]) }]),
        Similarities = new ProfileSimilarities
        {
            Fields = new(["Age", "Price", "Color"]), Floor = 0.125,
            Pairs = new([new("Age", "Color", 0.5), new("Age", "Level", 0.75), new("Color", "Level", 1)]),
        },
        Fields = new(
        [
            new ProfileField
            {
                Counted = ProfileCounting.ByHash,
                Redundancy = new ProfileRedundancy
                {
                    Relation = ProfileRelation.NearFunction, Resamples = 20, Held = 19, Added = -0.125, Alone = 0.25, AddedShareHigh = 0.5,
                },
                Name = "Age", Kind = FieldKind.Bucketized, Score = 0.25, Share = 1, Coverage = 0.5, Distinct = 9, RedundantWith = "Price", Similarity = 0.75,
                Certainty = new ProfileCertainty
                {
                    ScoreLow = 0.125, ScoreHigh = 0.5, ShareLow = 0.01, ShareHigh = 0.02, RankLow = 1, RankHigh = 3, Stability = 0.995,
                    PValue = 1e-300, QValue = 2e-300, NoiseScore = 0.3, IsNoise = true,
                },
                Measures = new ProfileMeasures { ChiSquared = 12.5, CramersV = 0.25, AnovaF = 3, CorrelationRatio = 0.5, Pearson = -0.5, Spearman = -0.25 },
                Quality = new ProfileQuality
                {
                    SampledRows = 64, Repeated = "9\t", RepeatedShare = 0.5, RareBelow = 2, RareValues = 3, RareShare = 0.25, OnceShare = 0.125,
                    BytesPerValue = 1.5, WhiteSpaceShare = 0.01, MissingTextShare = 0.02,
                    Numbers = new ProfileNumbers { ZeroShare = 0.1, NegativeShare = 0.2, NotFiniteShare = 0.3, OutsideShare = 0.4, LowLimit = -3, HighLimit = 9.5 },
                    Issues = new(
                    [
                        new ProfileIssue
                        {
                            Problem = QualityProblem.FormDrift, Severity = QualitySeverity.Warning, Share = 1, Against = 0.01, Value = "numbers",
                            Other = "texts", FromRow = 7, ToRow = 70,
                        },
                        new ProfileIssue { Problem = QualityProblem.ScaleDrift, Share = 0.5, Other = "10 times", FromRow = 7, Was = 2, Is = 20 },
                    ]),
                },
                Distribution = new ProfileDistribution
                {
                    Maximum = 1e300, Edges = new([-1.5, 1234567.875]), Counts = new([1L, 2, 3, 4, 5, 6]), Rest = new([0L, 0, 0]), Missing = new([7L, 8, long.MaxValue]),
                },
            },
            new ProfileField
            {
                Name = "Color", Kind = FieldKind.Categorical, Keep = "the \"shop\" wants it", Measures = new ProfileMeasures(),
                Distribution = new ProfileDistribution { Values = new(["röd \n\"x\""]), Counts = new([1L, 2, 3]), Rest = new([1L, 2, 3]), Missing = new([0L, 0, 0]) },
            },
            new ProfileField { Name = "Level", Distribution = new ProfileDistribution { Indices = new([4]), Counts = new([1L, 2, 3]), Rest = new([1L, 2, 3]), Missing = new([0L, 0, 0]) } },
        ]),
    };

    [Fact]
    public void ManifestComesBack() => Assert.Equal(s_manifest, SchemaManifestJson.Read(SchemaManifestJson.Write(s_manifest), "m"));

    [Fact]
    public void ModelComesBack() => Assert.Equal(s_model, ModelFileJson.Read(ModelFileJson.Write(s_model), "m"));

    [Fact]
    public void ProfileComesBack() => Assert.Equal(s_profile, ProfileFileJson.Read(ProfileFileJson.Write(s_profile), "p"));

    [Fact]
    public void ProfileWithAModelComesBack()
    {
        var use = new FieldUse { GainShare = .25, Splits = 7, LossIncrease = .125, LossDeviation = .5, AucDrop = -.25, AucDeviation = 0 };
        var profile = s_profile with
        {
            Model = new ProfileModel
            {
                Name = "a.txt", Kind = ModelKind.Trees, Loss = "logLoss", BaseLoss = .5, BaseAuc = .75, Rows = 100, Repeats = 5,
            },
            Fields = new([s_profile.Fields[0] with { Use = use }, s_profile.Fields[0] with { Use = new FieldUse() }]),
        };
        Assert.Equal(profile, ProfileFileJson.Read(ProfileFileJson.Write(profile), "p"));
        Refuse(ProfileFileJson.Write(profile), text => ProfileFileJson.Read(text, "cut"));
    }

    [Fact]
    public void ProfileOfVersion1IsStillRead()
    {
        const string Text = """
            { "format": "featuregen-profile", "version": 1, "schema": "T", "method": "mutualInformation", "rows": 9, "label": "Y", "labelEntropy": 0.5,
              "fields": [ { "name": "A", "kind": "numeric", "score": 0.1, "share": 0.001, "mutualInformation": 0.1, "expectedMutualInformation": 0,
                            "labelShare": 0.2, "coverage": 1, "distinct": 9 } ] }
            """;
        var profile = ProfileFileJson.Read(Text, "p");
        var field = Assert.Single(profile.Fields);
        Assert.Equal((null, null, null, 0, 0), (field.Certainty, field.Measures, field.Distribution, profile.Classes.Count, profile.Resamples));
        // Without an interval the share decides.
        Assert.Equal(ProfileVerdict.Unimportant, ProfileJudge.Judge(field, ProfileThresholds.Default));
        var error = Assert.Throws<FileFormatException>(() => ProfileFileJson.Read(Text.Replace("\"version\": 1", "\"version\": 3", StringComparison.Ordinal), "p"));
        Assert.Contains("version 1 or 2 is expected", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0001, 0.0019, false, ProfileVerdict.Unimportant)]
    [InlineData(0.0001, 0.0021, false, ProfileVerdict.Fine)]    // it may be important
    [InlineData(0.3, 0.9, true, ProfileVerdict.Unimportant)]    // where all is noise, shares mean nothing
    public void OnlyAWholeIntervalBelowTheThresholdOrNoiseIsUnimportant(double share, double high, bool isNoise, ProfileVerdict verdict)
    {
        var field = new ProfileField { Name = "A", Share = share, Coverage = 1, Distinct = 9, Certainty = new() { ShareHigh = high, IsNoise = isNoise } };
        Assert.Equal(verdict, ProfileJudge.Judge(field, ProfileThresholds.Default));
        Assert.Equal(ProfileVerdict.Fine, ProfileJudge.Judge(field, new ProfileThresholds { Importance = 0 }));
    }

    [Fact]
    public void EveryTruncationIsRefusedWithItsPlace()
    {
        Refuse(ModelFileJson.Write(s_model), text => ModelFileJson.Read(text, "cut"));
        Refuse(ProfileFileJson.Write(s_profile), text => ProfileFileJson.Read(text, "cut"));
        Refuse(SchemaManifestJson.Write(s_manifest), text => SchemaManifestJson.Read(text, "cut"));
    }

    [Theory]
    [InlineData("\"bias\": -0.1", "\"bias\": 1e60", "outside of the range")]
    [InlineData("\"bias\": -0.1", "\"bias\": \"x\"", "expected a number")]
    [InlineData("\"version\": 1", "\"version\": 9", "version 1 is expected")]
    [InlineData("featuregen-model", "featuregen-profile", "this is no model")]
    [InlineData("\"factorizationMachine\"", "\"forest\"", "not one of linear, factorizationMachine")]
    [InlineData("\"Age\"", "\"Price\"", "stands twice")]
    public void ChangedModelIsRefused(string part, string replacement, string problem)
    {
        var error = Assert.Throws<FileFormatException>(() => ModelFileJson.Read(ModelFileJson.Write(s_model).Replace(part, replacement, StringComparison.Ordinal), "m"));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.True(error.Line > 1);
    }

    [Fact]
    public void FingerprintChangesWithExtractionAndNothingElse()
    {
        var kept = s_manifest with { Label = null, Group = null, Fields = new(s_manifest.Fields.Select(f => f with { Keep = "other" })) };
        Assert.Equal(s_manifest.Fingerprint, kept.Fingerprint);
        for (int i = 0; i < s_manifest.Fields.Count; i++)
        {
            var fields = s_manifest.Fields.ToArray();
            fields[i] = fields[i] with { Role = fields[i].Role == FieldRole.Item ? FieldRole.Context : FieldRole.Item };
            Assert.NotEqual(s_manifest.Fingerprint, (s_manifest with { Fields = new(fields) }).Fingerprint);
        }
        Assert.NotEqual(s_manifest.Fingerprint, (s_manifest with { Fields = new(s_manifest.Fields.Reverse()) }).Fingerprint);
    }

    [Fact]
    public void LayoutPutsSlotsAndWeightsSideBySide()
    {
        var layout = SchemaLayout.Of(s_manifest);
        Assert.Equal([0, 1, 2, 3, 4, 5, 8, 13, 15], layout.Fields.Select(f => f.FirstSlot));
        Assert.Equal([2, 5, 6, 3, 10, 78, 10, 38, 20], layout.Fields.Select(f => f.WeightCount));
        Assert.Equal((16, 172), (layout.SlotCount, layout.WeightCount));
        Assert.Equal(25, layout.Fields[7].WeightOffset(1));
        Assert.Equal(0, layout.Fields[5].WeightOffset(2));
    }

    private static void Refuse<T>(string text, Func<string, T> read)
    {
        for (int length = 0; length < text.TrimEnd().Length; length++)
        {
            var error = Assert.Throws<FileFormatException>(() => read(text[..length]));
            Assert.InRange(error.Line, 1, 1 + text[..length].Count(c => c == '\n'));
        }
    }
}
