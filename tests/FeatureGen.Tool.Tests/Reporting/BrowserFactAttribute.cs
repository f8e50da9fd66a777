namespace FeatureGen.Tool.Tests.Reporting;

/// <summary>A test that looks at a page in a browser; where there is none it is skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Path is not null) return;
        Skip = $"No Chromium was found on the PATH; install it, or set {Browser.Variable} to a browser of its kind.";
    }
}
