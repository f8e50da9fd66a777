using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Tests.Training;

/// <summary>The Adult table as the CensusIncome sample declares it: buckets, vocabularies, hashes and crosses.</summary>
internal static class CensusSchema
{
    private static readonly FieldManifest[] Fields =
    [
        Buckets("Age", 19, 22, 25, 28, 31, 34, 37, 40, 43, 46, 50, 54, 58, 62, 66, 72),
        Hash("WorkClass", 32),
        new() { Name = "FinalWeight", Kind = FieldKind.Numeric, Type = ScalarType.Integer, Transform = Transform.Log1P },
        Hash("Education", 64),
        new() { Name = "EducationYears", Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = 1, Max = 16, OutOfVocabulary = 1 },
        Hash("MaritalStatus", 32),
        Hash("Occupation", 64),
        Hash("Relationship", 32),
        Hash("Race", 32),
        new() { Name = "Sex", Kind = FieldKind.Categorical, Type = ScalarType.String, Vocabulary = List("Female", "Male"), OutOfVocabulary = 1 },
        Buckets("CapitalGain", 1, 2000, 3048, 3120, 4243, 4401, 4668, 4826, 4932, 5119, 5316, 6000, 6618, 7074, 10543, 15000),
        Buckets("CapitalLoss", 1, 1551, 1569, 1820, 1845, 1862, 1882, 1894, 1938, 1979, 2163, 2192, 2218, 2310, 2385, 2450),
        Buckets("HoursPerWeek", 15, 20, 25, 30, 35, 40, 41, 45, 46, 50, 51, 55, 60, 61),
        Hash("NativeCountry", 256),
        Cross("Age", "MaritalStatus"),
        Cross("EducationYears", "Occupation"),
        Cross("MaritalStatus", "Occupation"),
        Cross("Relationship", "HoursPerWeek"),
        Cross("Age", "EducationYears"),
        Cross("WorkClass", "Occupation"),
    ];

    public static SchemaManifest Manifest { get; } = new()
    {
        Name = "CensusIncome",
        Fields = new(Fields),
        Label = new() { Name = "Income", Type = ScalarType.String, Positive = ">50K" },
    };

    private static EquatableArray<string> List(params string[] items) => new(items);

    private static FieldManifest Buckets(string name, params double[] boundaries) =>
        new() { Name = name, Kind = FieldKind.Bucketized, Type = ScalarType.Integer, Boundaries = new(boundaries) };

    private static FieldManifest Hash(string name, int buckets) =>
        new() { Name = name, Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = buckets };

    private static FieldManifest Cross(string a, string b) =>
        new() { Name = $"{a}*{b}", Kind = FieldKind.Cross, CrossedFields = List(a, b), Buckets = 8192 };
}
