using FeatureGen.Formats.Models;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Tests.Interpretation;
using FeatureGen.Learning.Training;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Training;

/// <summary>The defaults on real data. scikit-learn's logistic regression reaches .9054 on plain numbers and .9145 on buckets, LightGBM .928.</summary>
public sealed class CensusTests
{
    private const string Train = "data/adult/train.csv";
    private const string Test = "data/adult/test.csv";

    [SharedFact(Train, Test)]
    public void A_linear_model_with_buckets_and_crosses_ranks_unseen_people() => AssertGood(new());

    [SharedFact(Train, Test)]
    public void A_factorization_machine_ranks_unseen_people() => AssertGood(new() { Kind = ModelKind.FactorizationMachine });

    [SharedFact(Train, Test)]
    public void So_does_ftrl() => AssertGood(new() { Optimizer = OptimizerKind.Ftrl });

    private static void AssertGood(TrainingOptions options)
    {
        var train = Csv.LoadFile(CensusSchema.Manifest, SharedFolder.File(Train));
        var test = Csv.LoadFile(CensusSchema.Manifest, SharedFolder.File(Test));
        var result = ModelEvaluator.Evaluate(test.All(), Trainer.Train(train, options).Model);

        Assert.Equal((32_561, 16_281), (train.Count, test.Count));
        Assert.InRange(result.Auc, .92, .93);
        Assert.InRange(result.LogLoss, .27, .29);
        Assert.InRange(result.CalibrationError, 0, .02);
    }
}
