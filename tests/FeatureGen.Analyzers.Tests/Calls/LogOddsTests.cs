using FeatureGen.Testing;
using FeatureGen.Testing.Analyzers;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>FG4008: log-odds taken for probabilities, where the model beside the code says that they are log-odds.</summary>
public sealed class LogOddsTests
{
    [Fact]
    public Task Probabilities() => CallTest.RunAsync("""
        bool IsLikely(Ad ad) => {|FG4008:Ad.Score(ad)|} > 0.5;
        double Loss(Impression row)
        {
            var score = Impression.Score(row);
            return row.Clicked ? -Math.Log({|FG4008:score|}) : -Math.Log(1 - {|FG4008:score|});
        }
        double Expected(Ad ad, double bid) => {|FG4008:Ad.Score(ad)|} * bid + ad.Price * {|FG4008:Ad.Score(ad)|};
        string Shown(Ad ad) => $"{{|FG4008:Ad.Score(ad)|}:P1}" + {|FG4008:Ad.Score(ad)|}.ToString("0.0%");
        float Limited(Ad ad) => Math.Clamp({|FG4008:Ad.Score(ad)|}, 0, 1);
        float ClickProbability(Ad ad) => {|FG4008:Ad.Score(ad)|};
        object Named(Ad ad)
        {
            float pClick = {|FG4008:Ad.Score(ad)|};
            return new { Ctr = {|FG4008:Ad.Score(ad)|}, Other = pClick };
        }
        void Rows(Ad[] ads)
        {
            var scores = new float[ads.Length];
            Ad.Score(ads, scores);
            foreach (var score in scores) if ({|FG4008:score|} >= .5f) Console.WriteLine(score);
            for (int i = 0; i < ads.Length; i++) Console.WriteLine({|FG4008:scores[i]|} * ads[i].Price);
        }
        void Best(Ad[] ads, Ranked[] top)
        {
            int count = Impression.Rank(visitor, ads, top);
            foreach (var best in top.AsSpan(0, count)) Show(ads[best.Index], {|FG4008:best.Score|});
            for (int i = 0; i < count; i++) Console.WriteLine($"{{|FG4008:top[i].Score|}:P0}");
            Console.WriteLine(top.Take(count).Count(best => 0.5 < {|FG4008:best.Score|}));
            var part = top.AsSpan(0, count);
            foreach (ref readonly var best in part) Console.WriteLine($"{{|FG4008:best.Score|}:P0}");
        }
        void Show(Ad ad, float probability) { }
        """);

    [Fact]
    public Task Bounds_of_probabilities() => CallTest.RunAsync("""
        const float Threshold = 0.8f, MinCtr = 0.02f;
        bool Shown(Ad ad) => {|FG4008:Ad.Score(ad)|} >= Threshold || MinCtr < {|FG4008:Ad.Score(ad)|};
        bool Enough(Ad ad, float minProbability) => {|FG4008:Ad.Score(ad)|} > minProbability;
        bool IsLikely(Ad ad) => !ad.IsHidden && {|FG4008:Ad.Score(ad)|} > 0.7f;
        string Text(Ad ad) => {|FG4008:Ad.Score(ad)|} > 0.7f ? "likely to be clicked" : "unlikely";
        bool Local(Ad ad)
        {
            var cutoff = 0.3;
            bool isProbable = {|FG4008:Ad.Score(ad)|} > 0.1;
            return isProbable && {|FG4008:Ad.Score(ad)|} is >= 0.5f and < 1 && (decimal){|FG4008:Ad.Score(ad)|} > 0.5m && {|FG4008:Ad.Score(ad)|} > cutoff;
        }
        string Tier(Ad ad) => {|FG4008:Ad.Score(ad)|} switch { > 0.9f => "hot", >= 0.5f => "warm", _ => "cold" };
        int Case(Ad ad) { switch ({|FG4008:Ad.Score(ad)|}) { case > 0.5f: return 1; default: return 0; } }
        """);

    [Fact]
    public Task Bounds_of_log_odds() => CallTest.RunAsync("""
        const float ScoreThreshold = 0.8f, LogOddsThreshold = 0.5f, Threshold = 0, HighThreshold = 2.5f, Low = 0.8f;
        const float MinLogitOfProbability = 0.3f;
        bool Shown(Ad ad) => Ad.Score(ad) >= ScoreThreshold || Ad.Score(ad) > LogOddsThreshold || Ad.Score(ad) > Threshold
            || Ad.Score(ad) > HighThreshold || Ad.Score(ad) > Low || Ad.Score(ad) > MinLogitOfProbability;
        bool IsLikely(Ad ad) => Ad.Score(ad) > 0;
        bool Given(Ad ad, float threshold) => Ad.Score(ad) > threshold && Ad.Score(ad) > 0.3f && Ad.Score(ad) < 1 && Ad.Score(ad) is > 0;
        bool Between(Ad ad) => Ad.Score(ad) is > -0.5f and < 0.5f;
        string Tier(Ad ad) => Ad.Score(ad) switch { > 2 => "hot", > 0.5f => "warm", _ => "cold" };
        string Named(Ad ad)
        {
            var score = Ad.Score(ad);
            if (score < -1) return "no";
            return score > 0.5f ? "yes" : "perhaps";
        }
        string Text(Ad ad) => Ad.Score(ad) > 0.7f ? "shown" : "hidden";
        """);

    [Fact]
    public Task Formats_and_limits() => CallTest.RunAsync("""
        void Texts(Ad ad)
        {
            Console.WriteLine("{0} {1:P0}", ad, {|FG4008:Ad.Score(ad)|});
            Console.WriteLine("{1:P0} {0} {2} {3} {4,8:F2}", ad, {|FG4008:Ad.Score(ad)|}, 1, 2, Ad.Score(ad));
            Console.WriteLine("{0} {1:F2} {{0:P0}}", Ad.Score(ad), Ad.Score(ad));
            Log("{Price:P0} for {Score:P1} {", ad.Price, {|FG4008:Ad.Score(ad)|}, Ad.Score(ad));
            Console.WriteLine($"{{|FG4008:Ad.Score(ad)|} * 100:F1}% or {100 * {|FG4008:Ad.Score(ad)|}:F0} % or {Ad.Score(ad) * 100}");
        }
        float Limited(Ad ad) => Math.Min(1, Math.Max(0, {|FG4008:Ad.Score(ad)|})) + MathF.Max(MathF.Min({|FG4008:Ad.Score(ad)|}, 1f), 0f);
        float Clamped(Ad ad) => float.Clamp({|FG4008:Ad.Score(ad)|}, 0, 1) + Math.Clamp(Ad.Score(ad), -1, 1) + Math.Clamp(1, 0, Ad.Score(ad));
        float Positive(Ad ad) => Math.Max(0, Ad.Score(ad)) + Math.Min(1, Ad.Score(ad)) + Math.Max(1, Math.Min(0, Ad.Score(ad)));
        decimal Expected(Ad ad, decimal bid) => (decimal){|FG4008:Ad.Score(ad)|} * bid;
        int Percent(Ad ad) { float pctr = {|FG4008:Ad.Score(ad)|}; double percent = Math.Round({|FG4008:Ad.Score(ad)|} * 100), scaled = Ad.Score(ad) * 100; return (int)(pctr + percent + scaled); }
        void Log(string message, params object[] values) => Console.WriteLine(message, values);
        """);

    [Fact]
    public Task Log_odds() => CallTest.RunAsync("""
        bool IsLikely(Ad ad) => Logistic.Probability(Ad.Score(ad)) > 0.5 && Ad.Score(ad) > 0 && Ad.Score(ad) > 1.5;
        float ClickProbability(Ad ad) => Logistic.Probability(Ad.Score(ad));
        double Own(Ad ad) { double score = Ad.Score(ad); double probability = 1 / (1 + Math.Exp(-score)); return Math.Log(1 - probability); }
        float Sigmoid(float margin) => 1 / (1 + MathF.Exp(-margin));
        float Ctr(Ad ad) => Sigmoid(Ad.Score(ad));
        double Hinge(Ad ad) => Math.Max(0, 1 - Ad.Score(ad));
        double Blended(Ad ad, float weight, float priceWeight) => weight * Ad.Score(ad) + priceWeight * Ad.Score(ad) + 0.5 * Ad.Score(ad);
        string Shown(Ad ad) => $"{Ad.Score(ad):F3} {Ad.Score(ad)}";
        float LogOddsOfProbability(Ad ad) { float rawProbability = Ad.Score(ad), margin = Ad.Score(ad); return rawProbability + margin; }
        // A file's model may be any.
        bool Loaded(Ad ad) => model.Score(ad) > 0.5f;
        float Probability(Ad ad) => model.Score(ad);
        void Made(Ad[] ads)
        {
            var scores = new float[ads.Length];
            Ad.Score(ads, scores);
            Logistic.Probability(scores, scores);
            foreach (var score in scores) if (score > 0.5) Console.WriteLine($"{score:P1}");
        }
        void MadeEach(Ad[] ads)
        {
            var scores = new float[ads.Length];
            Ad.Score(ads, scores);
            for (int i = 0; i < scores.Length; i++) scores[i] = Logistic.Probability(scores[i]);
            for (int i = 0; i < scores.Length; i++) Console.WriteLine(scores[i] * ads[i].Price);
        }
        void Reassigned(Ad ad)
        {
            var score = Ad.Score(ad);
            score = Logistic.Probability(score);
            Console.WriteLine(score > 0.5);
        }
        void Results(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) top[i] = new(top[i].Index, Logistic.Probability(top[i].Score));
            for (int i = 0; i < count; i++) Console.WriteLine($"{top[i].Score:P0}");
        }
        """);

    [Theory]
    [InlineData("binary sigmoid:1", "{|FG4008:Impression.Score(row)|}")]
    [InlineData("regression", "Impression.Score(row)")]
    [InlineData("lambdarank", "Impression.Score(row)")]
    [InlineData("poisson", "Impression.Score(row)")]
    public Task Trees_say_what_they_give(string objective, string score)
    {
        var test = CallTest.Of($"static class Shop {{ static bool A(Impression row) => {score} > 0.5; }}");
        var files = test.TestState.AdditionalFiles;
        files.Remove(files.Single(file => file.Path.EndsWith("Impression.model.json", StringComparison.Ordinal)));
        test.TestState.AddTrees(
            "Impression.model.txt",
            TreeTexts.LightGbm(["Visitor.Age", "Ad.Price"]).Replace("objective=regression", "objective=" + objective, StringComparison.Ordinal));
        return test.RunAsync();
    }

    [Fact]
    public Task Message_names_the_model()
    {
        var test = CallTest.Of("static class Shop { static bool A(Ad ad) => {|#0:Ad.Score(ad)|} > 0.5; }");
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG4008", DiagnosticSeverity.Info).WithLocation(0).WithMessage(
            "'Ad.Score(ad) > 0.5' takes a score for a probability, but those of 'Ad' (Ad.model.json) are log-odds, "
            + "of which 0.5 is a probability of 0.62, and 0 one of 0.5: make it one by Logistic.Probability"));
        return test.RunAsync();
    }
}
