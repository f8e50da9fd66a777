using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>What is known of an expression's value.</summary>
internal sealed record Value
{
    private static readonly Value s_given = new();

    /// <summary>What it is computed from.</summary>
    public ImmutableHashSet<Source> Sources { get; private init; } = ImmutableHashSet<Source>.Empty;

    /// <summary>Whether it is a function of its sources: the same again for the same sources, whenever and wherever.</summary>
    public bool IsPure { get; private init; } = true;

    /// <summary>How it follows from its source, where there is just one.</summary>
    public Shape Shape { get; private init; } = Shape.Any;

    /// <summary>Its value if known: null, a bool, a string, or a double for every number; time spans are seconds.</summary>
    public Optional<object?> Constant { get; private init; }

    /// <summary>Where its members are read further, its path from the schema; empty for the schema itself.</summary>
    public string? Path { get; private init; }

    /// <summary>Whether it is a number that is never below 0.</summary>
    public bool IsNonNegative { get; private init; }

    /// <summary>Whether there is none, because the code throws.</summary>
    public bool IsNever { get; private init; }

    /// <summary>The value of code that throws.</summary>
    public static Value Never { get; } = new() { IsNever = true };

    /// <summary>Nothing is known, not even that it is the same again.</summary>
    public static Value Unknown { get; } = new() { IsPure = false };

    /// <summary>A value that never changes, whatever it is.</summary>
    public static Value Given => s_given;

    /// <summary>The schema, or an object that it holds.</summary>
    public static Value Object(string path) => new() { Path = path };

    /// <summary>A member or parameter.</summary>
    public static Value Of(Source source, ITypeSymbol type) => new()
    {
        Sources = [source],
        Shape = Shape.Same,
        Path = source.Path,
        IsNonNegative = Numbers.IsUnsigned(type),
    };

    /// <summary>A constant of any type that C# has constants of.</summary>
    public static Value Of(object? constant) => Constants.Normalize(constant) is { HasValue: true } known
        ? s_given with { Constant = known, IsNonNegative = known.Value is double and >= 0 }
        : s_given;

    /// <summary>A value computed from others. The shape holds if all of them follow from one source.</summary>
    public static Value From(Shape shape, params Value[] parts)
    {
        var sources = ImmutableHashSet<Source>.Empty;
        bool isPure = true;
        foreach (var part in parts)
        {
            sources = sources.Count == 0 ? part.Sources : sources.Union(part.Sources);
            isPure &= part.IsPure;
        }
        return new Value { Sources = sources, IsPure = isPure, Shape = isPure && sources.Count == 1 ? shape : Shape.Any };
    }

    /// <summary>Whether it is that constant.</summary>
    public bool Is(object? constant) => Constant.HasValue && Equals(Constant.Value, constant);

    /// <summary>The same, of which nothing is known but what it is computed from.</summary>
    public Value Impure() => From(Shape.Any, this, Unknown);

    /// <summary>A function of it.</summary>
    public Value To(Shape shape) => From(shape, this);

    /// <summary>The same number, known not to be negative.</summary>
    public Value NonNegative(bool isNonNegative = true) => IsNonNegative == isNonNegative ? this : this with { IsNonNegative = isNonNegative };
}
