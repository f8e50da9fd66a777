namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>What kinds of fields take a type.</summary>
[Flags]
internal enum ScalarRole
{
    None = 0,
    Number = 1,
    Bucket = 2,
    Category = 4,
    Integer = 8,
    Text = 16,
    Date = 32,
    Duration = 64,
    Unhashable = 128,
}
