using Xunit;

namespace FeatureGen.Testing;

/// <summary>A test that needs files of the <see cref="SharedFolder"/>; where one is absent it is skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    /// <param name="relativePaths">The files or folders that the test reads, relative to the shared folder.</param>
    public SharedFactAttribute(params string[] relativePaths)
    {
        RelativePaths = relativePaths;
        Skip = SharedFolder.SkipReason(relativePaths);
    }

    /// <summary>The files or folders that the test reads.</summary>
    public IReadOnlyList<string> RelativePaths { get; }
}
