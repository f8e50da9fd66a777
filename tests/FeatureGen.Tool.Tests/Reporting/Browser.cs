using System.Diagnostics;
using FeatureGen.Testing;

namespace FeatureGen.Tool.Tests.Reporting;

/// <summary>A headless Chromium with a profile of its own.</summary>
internal sealed class Browser : IDisposable
{
    public const string Variable = "FEATUREGEN_BROWSER";

    private const string Listening = "DevTools listening on ";

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    public Browser()
    {
        // A sandbox needs rights that containers and root do not have; the pages are our own.
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking",
            "--remote-debugging-port=0", $"--user-data-dir={_folder.Path}", "about:blank",
        ];
        _process = Process.Start(new ProcessStartInfo(Path!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is null) listening.TrySetException(new InvalidOperationException("The browser ended without listening."));
            else if (said.Data.StartsWith(Listening, StringComparison.Ordinal))
                listening.TrySetResult(new Uri(said.Data[Listening.Length..]));
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        try
        {
            Address = listening.Task.WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The browser's program, or null where there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Where it listens to the DevTools protocol.</summary>
    public Uri Address { get; }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured) return File.Exists(configured) ? configured : null;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        return ((string[])["chromium", "chromium-browser", "google-chrome", "chrome.exe"])
            .SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
