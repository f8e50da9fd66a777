using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Compilations;

/// <summary>What test code is compiled against: the reference pack of the SDK, not the assemblies that the test happens to have loaded.</summary>
public static class ReferenceAssemblies
{
    private const string Pack = "packs/Microsoft.NETCore.App.Ref";
    private static readonly Lazy<ImmutableArray<MetadataReference>> _net100 = new(LoadNet100);
    private static readonly ConcurrentDictionary<string, MetadataReference> _byPath = new(StringComparer.Ordinal);

    /// <summary>The reference assemblies of .NET 10.</summary>
    public static ImmutableArray<MetadataReference> Net100 => _net100.Value;

    /// <summary>A reference to an assembly file; one object a path, so that its metadata is read once.</summary>
    public static MetadataReference FromFile(string path) =>
        _byPath.GetOrAdd(Path.GetFullPath(path), static full => MetadataReference.CreateFromFile(full));

    private static ImmutableArray<MetadataReference> LoadNet100()
    {
        string[] roots = [.. DotnetRoots().Distinct(StringComparer.Ordinal)];
        string folder = roots.Select(FindNet100).FirstOrDefault(static found => found is not null)
            ?? throw new DirectoryNotFoundException($"No {Pack}/10.*/ref/net10.0 under {string.Join(", ", roots)}; install the .NET 10 SDK "
                + "or set DOTNET_ROOT to it.");
        return [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(FromFile)];
    }

    private static string? FindNet100(string root)
    {
        string packs = Path.Combine(root, Pack);
        if (!Directory.Exists(packs))
            return null;
        return Directory.GetDirectories(packs, "10.*")
            .Where(static folder => Version.TryParse(Path.GetFileName(folder), out _))
            .OrderByDescending(static folder => Version.Parse(Path.GetFileName(folder)))
            .Select(static folder => Path.Combine(folder, "ref", "net10.0"))
            .FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> DotnetRoots()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/
        yield return Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
            yield return root;
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (file.Exists)
                yield return Path.GetDirectoryName((file.ResolveLinkTarget(returnFinalTarget: true) ?? file).FullName)!;
        }
    }
}
