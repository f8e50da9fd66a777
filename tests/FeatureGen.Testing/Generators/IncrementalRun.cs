using System.Collections.Immutable;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Generators;

/// <summary>One run of a generator, seen step by step. Only steps with a tracking name of the generator's own are looked at.</summary>
public sealed class IncrementalRun
{
    private readonly ImmutableSortedDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> _steps;

    internal IncrementalRun(GeneratorRun run)
    {
        GeneratorRun = run;
        _steps = run.Result.Results
            .SelectMany(static result => result.TrackedSteps)
            .Where(static step => !RoslynSteps.IsRoslynName(step.Key))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (_steps.IsEmpty)
            Failure.Throw("The generator ran no step with a tracking name of its own (WithTrackingName): there is nothing to verify.");
        Steps = _steps.ToImmutableSortedDictionary(static step => step.Key, static step => Reasons(step.Value), StringComparer.Ordinal);
        SourceOutputs = [.. run.Result.Results.SelectMany(static result => result.TrackedOutputSteps.Values).SelectMany(Reasons)];
    }

    /// <summary>The outputs of this run.</summary>
    public GeneratorRun GeneratorRun { get; }

    /// <summary>By tracking name, the reason of every output of the step.</summary>
    public ImmutableSortedDictionary<string, IReadOnlyList<IncrementalStepRunReason>> Steps { get; }

    /// <summary>The reason of every registered source output.</summary>
    public IReadOnlyList<IncrementalStepRunReason> SourceOutputs { get; }

    /// <summary>Asserts that every step and every source output is cached or unchanged.</summary>
    public IncrementalRun AssertAllCached()
    {
        if (!SourceOutputs.All(IsCached))
            Failure.Throw($"A source output ran again.\n{Describe()}");
        return AssertCached([.. Steps.Keys]);
    }

    /// <summary>Asserts that these steps are cached or unchanged in all of their outputs.</summary>
    public IncrementalRun AssertCached(params string[] names)
    {
        foreach (string name in names)
        {
            if (!Find(name).All(IsCached))
                Failure.Throw($"The step '{name}' ran again with another output.\n{Describe()}");
        }
        return this;
    }

    /// <summary>Asserts that each of these steps has an output that is new, modified or removed.</summary>
    public IncrementalRun AssertChanged(params string[] names)
    {
        foreach (string name in names)
        {
            if (Find(name).All(IsCached))
                Failure.Throw($"The step '{name}' should have another output, but is cached.\n{Describe()}");
        }
        return this;
    }

    /// <summary>Asserts that these steps have other outputs, and all other steps are cached or unchanged.</summary>
    public IncrementalRun AssertOnlyChanged(params string[] names) =>
        AssertChanged(names).AssertCached([.. Steps.Keys.Except(names, StringComparer.Ordinal)]);

    /// <summary>Asserts that these are the tracking names of the generator, no more and no fewer.</summary>
    public IncrementalRun AssertSteps(params string[] names)
    {
        if (!Steps.Keys.SequenceEqual(names.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            Failure.Throw($"Expected the steps {string.Join(", ", names)}.\n{Describe()}");
        return this;
    }

    /// <summary>
    /// Asserts that nothing reachable from an output of a step is a symbol, compilation, syntax, location, diagnostic or semantic model:
    /// such an object keeps whole compilations alive and never equals that of the next one.
    /// </summary>
    public IncrementalRun AssertNoCompilerObjects()
    {
        foreach ((string name, ImmutableArray<IncrementalGeneratorRunStep> steps) in _steps)
        {
            foreach ((object value, _) in steps.SelectMany(static step => step.Outputs))
            {
                if (ObjectGraph.FindCompilerObject(value) is { } path)
                    Failure.Throw($"An output of the step '{name}' holds an object of the compiler: {path}");
            }
        }
        return this;
    }

    private IReadOnlyList<IncrementalStepRunReason> Find(string name)
    {
        if (!Steps.TryGetValue(name, out IReadOnlyList<IncrementalStepRunReason>? reasons))
            Failure.Throw($"No step '{name}' ran.\n{Describe()}");
        return reasons;
    }

    private string Describe() => "The steps that ran:\n"
        + string.Concat(Steps.Select(static step => $"  {step.Key}: {string.Join(", ", step.Value)}\n"))
        + $"  (source outputs): {string.Join(", ", SourceOutputs)}";

    private static IReadOnlyList<IncrementalStepRunReason> Reasons(ImmutableArray<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason).ToArray();

    private static bool IsCached(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
