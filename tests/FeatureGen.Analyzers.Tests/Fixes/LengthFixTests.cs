using FeatureGen.Analyzers.Tests.Calls;
using FeatureGen.CodeFixes.Calls;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Spans that were too short, as long as what is written into them.</summary>
public sealed class LengthFixTests
{
    [Fact]
    public Task Spans_are_as_long_as_needed() => CallTest.Fix<LengthFix>(
        """
            void Rows(Ad a, Ad b)
            {
                Span<float> scores = stackalloc float[ 1 /* few */ ], others = new float[2];
                Ad.Score([a, b], {|FG4010:scores|});
                Ad.Score([a, b, a], {|FG4010:scores|});
                Ad.Score([a, b, a, b], {|FG4010:others|});
                Ad.Score([a, b], {|FG4010:new float[1]|});
            }
            void Many()
            {
                var ads = new Ad[1000];
                Span<float> scores = stackalloc float[100];
                model.Score(ads, {|FG4010:scores|});
                float[] early = new float[10], written = [0, 0];
                var late = new Ad[20];
                model.Score(late, {|FG4010:early|});
                model.Score(late, {|FG4010:written|});
                model.Score(ads, {|FG4010:scores[..10]|});
            }
            void Fields(Impression row, Ad ad)
            {
                Impression.Explain(in row, {|FG4010:stackalloc float[1]|});
                Ad.Explain(ad, {|FG4010:[]|});
                var parts = new float[1];
                joined.Explain(row, {|FG4010:parts|});
            }
        """,
        """
            void Rows(Ad a, Ad b)
            {
                Span<float> scores = stackalloc float[ 3 /* few */ ], others = new float[4];
                Ad.Score([a, b], scores);
                Ad.Score([a, b, a], scores);
                Ad.Score([a, b, a, b], others);
                Ad.Score([a, b], new float[2]);
            }
            void Many()
            {
                var ads = new Ad[1000];
                Span<float> scores = new float[ads.Length];
                model.Score(ads, scores);
                float[] early = new float[20], written = [0, 0];
                var late = new Ad[20];
                model.Score(late, early);
                model.Score(late, {|FG4010:written|});
                model.Score(ads, {|FG4010:scores[..10]|});
            }
            void Fields(Impression row, Ad ad)
            {
                Impression.Explain(in row, stackalloc float[Impression.Schema.Fields.Count]);
                Ad.Explain(ad, new float[Ad.Schema.Fields.Count]);
                var parts = new float[Impression.Schema.Fields.Count];
                joined.Explain(row, parts);
            }
        """).RunAsync();
}
