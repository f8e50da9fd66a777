using System.Diagnostics;
using System.Reflection;

namespace FeatureGen.Package.Tests;

/// <summary>Runs commands as a user would type them.</summary>
internal static class CommandLine
{
    /// <summary>The checkout that the tests were built from.</summary>
    public static string Repository { get; } = Path.GetFullPath(Metadata("Repository"));

    /// <summary>The configuration that the tests were built in.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>Runs a command and returns what it printed; fails the test on another exit code than expected.</summary>
    /// <param name="folder">Where it is typed.</param>
    /// <param name="command">The command.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="packages">The folder that packages are restored into; null for the user's own.</param>
    /// <param name="expectedExitCode">How it should end.</param>
    public static string Run(string folder, string command, string[] arguments, string? packages = null, int expectedExitCode = 0)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The test host's own build variables would steer the builds that are tested.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k is "DOTNET_HOST_PATH").ToList())
            start.Environment.Remove(name);
        if (packages is not null) start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        Assert.True(process.ExitCode == expectedExitCode, $"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
        return output;
    }

    private static string Metadata(string key) =>
        typeof(CommandLine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
