using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Tests.Data;

namespace FeatureGen.Learning.Tests.Profiling;

public sealed class ManyValuesTests
{
    private const int Rows = 3_000_000;
    private const double FiveErrors = 5 * 1.04 / 128;

    [Fact]
    public void More_values_than_are_kept_are_estimated_and_the_profile_says_so()
    {
        string[] names = ["session", "number", "brand", "y"];
        var random = new Random(1);
        using var reader = new GeneratedReader(names, Rows, (row, column) => column switch
        {
            0 => $"session {row}",
            1 => row * 7919 % Rows,
            2 => row % 50,
            _ => random.NextDouble() < (row % 50 < 20 ? 0.6 : 0.4) ? 1 : 0,
        });
        ProfileFile profile = SchemaProfiler.Profile(reader, "y", "log");
        profile = ProfileFileJson.Read(ProfileFileJson.Write(profile), "log");

        Assert.Equal(["brand", "number", "session"], profile.Fields.Select(field => field.Name).Order(StringComparer.Ordinal));
        ProfileField session = Field("session"), number = Field("number"), brand = Field("brand");
        Assert.Equal((ProfileCounting.Exactly, 50), (brand.Counted, brand.Distinct));
        Assert.Equal((ProfileCounting.ByHash, ProfileCounting.ByDigits), (session.Counted, number.Counted));
        Assert.InRange(session.Distinct, Rows * (1 - FiveErrors), Rows * (1 + FiveErrors));
        Assert.InRange(number.Distinct, Rows * (1 - FiveErrors), Rows * (1 + FiveErrors));
        // Values that do not repeat tell nothing, however they are counted.
        Assert.All([session, number], field => Assert.True(field.Certainty!.ScoreLow <= 0));

        ProfileField Field(string name) => profile.Fields.Single(field => field.Name == name);
    }
}
