using System.CommandLine;

namespace FeatureGen.Tool.Commands;

/// <summary>A verb with examples of its use, which its help shows.</summary>
internal sealed class VerbCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}
