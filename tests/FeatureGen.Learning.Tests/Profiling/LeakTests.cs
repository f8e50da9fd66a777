using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Profiling;

/// <summary>Leaks beyond "too good alone" are found with their reasons, and nothing is called one that is none.</summary>
public sealed class LeakTests
{
    [Fact]
    public void Planted_leaks_are_found_with_their_reasons()
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var random = new SeededRandom(seed);
            const int rows = 6000;
            var csv = new StringBuilder("at,recoded,reason,survey,status,late,honest,gaps,started,outcome\n");
            for (int row = 0; row < rows; row++)
            {
                bool isSold = random.NextUniform() < 0.25;
                bool isLate = row >= rows / 2 && random.NextUniform() < 0.8;
                string[] cells =
                [
                    new DateTime(2024, 1, 1).AddMinutes(row * 7).ToString("s"),
                    isSold ? "A7" : random.NextUniform() < 0.002 ? "A7" : "B1",
                    isSold && random.NextUniform() < 0.15 ? $"r{random.Next(4)}" : "",
                    !isSold && random.NextUniform() < 0.4 ? "" : $"{random.Next(5)}",
                    random.NextUniform() < 0.04 ? "lost" : isSold ? "Sold" : "open",
                    isLate ? isSold ? "1.5" : $"{random.Next(3)}" : $"{random.Next(4)}",
                    isSold == random.NextUniform() < 0.7 ? "x" : "y",
                    random.NextUniform() < 0.5 ? "" : $"{random.Next(9)}",
                    row < rows / 2 ? "" : random.NextUniform() < 0.5 ? "u" : "v",
                    isSold ? "sold" : "open",
                ];
                csv.Append(string.Join(',', cells)).Append('\n');
            }

            var profile = Profile(csv.ToString(), "outcome", "at");
            var leaks = profile.Fields.Where(field => ProfileJudge.Judge(field, ProfileThresholds.Default) == ProfileVerdict.Leaking)
                .ToDictionary(field => field.Name, field => field.Leak!.Reason);
            Assert.Equal(["late", "reason", "recoded", "status", "survey"], leaks.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(ProfileLeak.BetterLater, leaks["late"]);
            Assert.Equal(ProfileLeak.PresentForOneClass, leaks["reason"]);
            Assert.Equal(ProfileLeak.Recoding, leaks["recoded"]);
            Assert.Equal(ProfileLeak.Recoding, leaks["status"]);
            Assert.Equal(ProfileLeak.MissingForOneClass, leaks["survey"]);
            Assert.Equal("sold", profile.Fields.Single(field => field.Name == "reason").Leak!.Class);
            Assert.Equal("open", profile.Fields.Single(field => field.Name == "survey").Leak!.Class);

            string text = ProfileFileJson.Write(profile);
            Assert.Equal(text, ProfileFileJson.Write(ProfileFileJson.Read(text, "p.profile.json")));
        }
    }

    [Fact]
    public void A_time_that_is_none_is_named()
    {
        var error = Assert.Throws<DataFormatException>(() => Profile("at,a,y\n2024-01-01,1,0\nsoon,2,1\n", "y", "at"));
        Assert.Contains("'soon'", error.Message);
        Assert.Equal(3, error.Line);
    }

    [SharedFact("data/adult/train.csv", "data/synthetic/first16384.csv")]
    public void Nothing_leaks_in_tables_without_a_leak()
    {
        foreach (var (file, label, time) in new[] { ("adult/train.csv", "Income", "Age"), ("synthetic/first16384.csv", "label", "noise_id_unique") })
        {
            string text = File.ReadAllText(SharedFolder.File($"data/{file}"));
            Assert.DoesNotContain(Profile(text, label, time).Fields,
                field => ProfileJudge.Judge(field, ProfileThresholds.Default) == ProfileVerdict.Leaking);
        }
    }

    private static ProfileFile Profile(string csv, string label, string time)
    {
        using var reader = new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "log.csv");
        return SchemaProfiler.Profile(reader, label, "log", new ProfileOptions { Time = time });
    }
}
