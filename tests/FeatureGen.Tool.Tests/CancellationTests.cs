using System.Diagnostics;
using System.Globalization;
using System.Text;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

public sealed class CancellationTests(AdAssembly ads) : IClassFixture<AdAssembly>
{
    [Fact]
    public void Cancelled_work_leaves_files_as_they_were()
    {
        using var folder = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        string model = folder.File("a.model.json"), scores = folder.Write("scores.csv", "before");
        ToolRun.Done("train", "--data", ads.Log, "--schema", ads.Schema, "--epochs", "1", "--out", model);
        string rows = folder.Write("rows.csv", AdAssembly.Rows(6000, seed: 5)), profile = folder.Write("p.profile.json", "before");
        string[] files = [.. Directory.GetFiles(folder.Path).Order()];
        cancelled.Cancel();

        foreach (string[] arguments in (string[][])[
            ["score", "--data", rows, "--model", model, "--schema", ads.Schema, "--out", scores],
            ["evaluate", "--data", rows, "--model", model, "--schema", ads.Schema],
            ["train", "--data", rows, "--schema", ads.Schema, "--out", model],
            ["profile", "--data", rows, "--schema", ads.Schema, "--out", profile],
            ["scaffold", "--data", rows, "--name", "Row", "--label", "Clicked", "--out", folder.File("Row.cs")]])
        {
            var run = ToolRun.Of(new StringWriter { NewLine = "\n" }, cancelled.Token, arguments);
            Assert.Equal((2, "", "cancelled; no file was written."), (run.ExitCode, run.Output, run.Message));
        }
        Assert.Equal(files, Directory.GetFiles(folder.Path).Order());
        Assert.Equal(("before", "before"), (File.ReadAllText(scores), File.ReadAllText(profile)));
    }

    [Fact]
    public void An_interrupt_ends_the_process_in_order()
    {
        if (OperatingSystem.IsWindows()) return; // There, a signal cannot be sent to one process.
        using var folder = new TemporaryFolder();
        string data = folder.File("endless.csv");
        Run("mkfifo", data);
        using var process = Start(
            "dotnet", typeof(ToolApplication).Assembly.Location, "profile", "--data", data, "--label", "y", "--out",
                folder.File("a.profile.json"));
        WriteUntilClosed(data, onUnderWay: () => Run("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture)));

        Assert.EndsWith("featuregen: cancelled; no file was written.\n", process.StandardError.ReadToEnd());
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(2, process.ExitCode);
        Assert.Equal([data], Directory.GetFiles(folder.Path));
    }

    private static void WriteUntilClosed(string pipe, Action onUnderWay)
    {
        using var file = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        byte[] rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a,1\nb,0\n", 100_000)));
        try
        {
            file.Write("x,y\n"u8);
            for (int chunk = 0; ; chunk++)
            {
                file.Write(rows);
                // By now blocks were read and counted.
                if (chunk == 10) onUnderWay();
            }
        }
        catch (IOException)
        {
            // The reader has gone.
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;
}
