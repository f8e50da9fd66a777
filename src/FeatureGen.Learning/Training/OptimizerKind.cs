namespace FeatureGen.Learning.Training;

/// <summary>How weights follow their gradients.</summary>
public enum OptimizerKind
{
    /// <summary>Adam (Kingma and Ba 2015) on the weights that occur in a batch, each counting its own steps.</summary>
    Adam,

    /// <summary>FTRL-proximal (McMahan and others 2013), which keeps weights at exactly zero under L1.</summary>
    Ftrl,
}
