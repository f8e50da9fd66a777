using System.Globalization;
using FeatureGen.Testing;
using Xunit.Sdk;

namespace FeatureGen.Analyzers.Tests.Harness;

public sealed class EnvironmentHarnessTests
{
    private static object? _sink;

    [Fact]
    public void Allocations_are_counted_exactly()
    {
        float[] values = new float[64];
        int calls = 0;
        AllocationAssert.AssertNoAllocation(() => values.AsSpan().Sort());
        AllocationAssert.AssertNoAllocation(() => _sink ??= new object());
        var exception = Assert.Throws<XunitException>(() => AllocationAssert.AssertNoAllocation(() => _sink = new object()));
        Assert.Contains("24 a call", exception.Message, StringComparison.Ordinal);
        // One call in a hundred is caught as well.
        Assert.Throws<XunitException>(() => AllocationAssert.AssertNoAllocation(() => _sink = ++calls % 100 == 0 ? new object() : null));
    }

    [Fact]
    public void Cultures_are_set_and_restored()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var seen = new List<string>();
        CultureScope.RunInEach(() => seen.Add($"{1.5} {"i".ToUpper(CultureInfo.CurrentCulture)}"));
        Assert.Equal(["1,5 \u0130", "1,5 I"], seen);
        Assert.Equal("1,5", CultureScope.Run("de-DE", () => 1.5.ToString(CultureInfo.CurrentCulture)));
        Assert.Throws<InvalidOperationException>(() => CultureScope.Run("de-DE", () => throw new InvalidOperationException()));
        Assert.Same(before, CultureInfo.CurrentCulture);
    }

    [Fact]
    public void Temporary_folders_vanish()
    {
        string path;
        using (var folder = new TemporaryFolder())
        {
            path = folder.Write("a/b.txt", "x");
            Assert.Equal("x", File.ReadAllText(path));
        }
        Assert.False(Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(path))));
    }

    [Fact]
    public void The_shared_folder_is_found_above_the_tests_or_by_name()
    {
        using var folder = new TemporaryFolder();
        string shared = Path.GetDirectoryName(folder.Write("shared/design.md", ""))!;
        string start = Path.GetDirectoryName(folder.Write("repository/tests/bin/x.dll", ""))!;
        Assert.Equal(shared, SharedFolder.Find(null, start));
        Assert.Equal(start, SharedFolder.Find(start, folder.Path));
        Assert.Null(SharedFolder.Find(Path.Combine(start, "absent"), start));
        File.Delete(Path.Combine(shared, "design.md"));
        Assert.Null(SharedFolder.Find(null, start));
    }

    [Fact]
    public void An_absent_file_skips_with_its_name()
    {
        string reason = SharedFolder.Path is null ? SharedFolder.Variable : "no/such.csv";
        Assert.Contains(reason, new SharedFactAttribute("no/such.csv").Skip, StringComparison.Ordinal);
    }

    [SharedFact("design.md")]
    public void A_present_file_does_not_skip() => Assert.NotEmpty(File.ReadAllText(SharedFolder.File("design.md")));
}
