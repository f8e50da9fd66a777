using FeatureGen;

namespace CensusIncome;

/// <summary>One row of the UCI Adult table: does this person earn more than 50,000 dollars a year?</summary>
[FeatureSchema]
[Cross(nameof(Age), nameof(MaritalStatus), Buckets = 8192)]
[Cross(nameof(EducationYears), nameof(Occupation), Buckets = 8192)]
[Cross(nameof(MaritalStatus), nameof(Occupation), Buckets = 8192)]
[Cross(nameof(Relationship), nameof(HoursPerWeek), Buckets = 8192)]
[Cross(nameof(Age), nameof(EducationYears), Buckets = 8192)]
[Cross(nameof(WorkClass), nameof(Occupation), Buckets = 8192)]
public sealed partial record Person
{
    [Bucketized(19, 22, 25, 28, 31, 34, 37, 40, 43, 46, 50, 54, 58, 62, 66, 72)]
    public int? Age { get; init; }

    [Hashed(Buckets = 32)]
    public string? WorkClass { get; init; }

    [Numeric(Transform.Log1P)]
    public int FinalWeight { get; init; }

    [Hashed(Buckets = 64)]
    public string? Education { get; init; }

    [Categorical(Min = 1, Max = 16)]
    public int EducationYears { get; init; }

    [Hashed(Buckets = 32)]
    public string? MaritalStatus { get; init; }

    [Hashed(Buckets = 64)]
    public string? Occupation { get; init; }

    [Hashed(Buckets = 32)]
    public string? Relationship { get; init; }

    [Hashed(Buckets = 32)]
    public string? Race { get; init; }

    [Categorical("Female", "Male")]
    public string? Sex { get; init; }

    [Bucketized(1, 2000, 3048, 3120, 4243, 4401, 4668, 4826, 4932, 5119, 5316, 6000, 6618, 7074, 10543, 15000)]
    public int CapitalGain { get; init; }

    [Bucketized(1, 1551, 1569, 1820, 1845, 1862, 1882, 1894, 1938, 1979, 2163, 2192, 2218, 2310, 2385, 2450)]
    public int CapitalLoss { get; init; }

    [Bucketized(15, 20, 25, 30, 35, 40, 41, 45, 46, 50, 51, 55, 60, 61)]
    public int HoursPerWeek { get; init; }

    [Hashed(Buckets = 256)]
    public string? NativeCountry { get; init; }

    [Label(Positive = ">50K")]
    public required string Income { get; init; }
}
