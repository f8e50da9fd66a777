using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>FG4010: spans that are known to be shorter than what is written.</summary>
public sealed class ShortDestinationTests
{
    [Fact]
    public Task Too_short() => CallTest.RunAsync("""
        const int Many = 100;
        void Rows(Ad a, Ad b, Ad c)
        {
            Ad.Score([a, b, c], {|FG4010:stackalloc float[2]|});
            var scores = new float[2];
            model.Score(new[] { a, b, c }, {|FG4010:scores|});
            var ads = new Ad[Many];
            Span<float> some = stackalloc float[Many];
            Ad.Score(ads, {|FG4010:some[..(Many - 1)]|});
            Ad.Score(ads, {|FG4010:some.Slice(1, 99)|});
            JoinedRanking.Score<Impression, Visitor, Ad>(joined, in visitor, ads, {|FG4010:some[50..149]|});
        }
        void Fields(Impression row, Ad ad)
        {
            Impression.Explain(in row, {|FG4010:stackalloc float[1]|});
            Ad.Explain(ad, {|FG4010:[]|});
            joined.Explain(row, {|FG4010:new float[1]|});
        }
        """);

    [Fact]
    public Task Long_enough_or_not_known() => CallTest.RunAsync("""
        void Rows(Ad a, Ad b, Ad[] ads, int n)
        {
            Ad.Score([a, b], stackalloc float[2]);
            Ad.Score([a, b], stackalloc float[n]);
            Ad.Score(ads, new float[2]);
            Ad.Score([.. ads, a], new float[1]);
            var made = new Ad[3];
            Array.Resize(ref made, 1);
            Ad.Score(made, new float[1]);
            var scores = new float[1];
            if (n > 1) scores = new float[n];
            Ad.Score([a, b], scores);
            Ad.Score(new Ad[10].AsSpan(0, 5), new float[5]);
            Ad.Rank([a, b, a], stackalloc Ranked[2]);
        }
        void Fields(Impression row, Ad ad)
        {
            Impression.Explain(in row, stackalloc float[2]);
            joined.Explain(row, new float[Impression.Schema.Fields.Count]);
            Ad.Explain(ad, stackalloc float[1]);
        }
        """);

    [Fact]
    public Task Messages_say_how_many()
    {
        var test = CallTest.Of("""
            static class Shop
            {
                static void A(Ad a, Ad b) => Ad.Score([a, b], {|#0:stackalloc float[1]|});
                static void B(Impression row) { Span<float> parts = stackalloc float[1]; Impression.Explain(row, {|#1:parts|}); }
            }
            """);
        test.TestState.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("FG4010").WithLocation(0).WithMessage(
                "'Score' writes 2 floats, one a row, and 'stackalloc float[1]' has room for 1, so it throws: make it as long"),
            new DiagnosticResult("FG4010").WithLocation(1).WithMessage(
                "'Explain' writes 2 floats, one a field, and 'parts' has room for 1, so it throws: make it as long"),
        ]);
        return test.RunAsync();
    }
}
