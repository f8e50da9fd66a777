using System.Collections.Immutable;
using System.Globalization;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Testing.Analyzers;

/// <summary>A finding that a test expects. What is not given (message, severity) is not compared; without a place, it must have none.</summary>
public sealed record DiagnosticResult
{
    /// <param name="id">The rule.</param>
    /// <param name="severity">The severity after configuration, or null for any.</param>
    public DiagnosticResult(string id, DiagnosticSeverity? severity = null)
    {
        Id = id;
        Severity = severity;
    }

    /// <param name="descriptor">The rule.</param>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id)
    {
    }

    /// <summary>The rule.</summary>
    public string Id { get; }

    /// <summary>The severity, or null for any.</summary>
    public DiagnosticSeverity? Severity { get; private init; }

    /// <summary>The whole message, or null for any.</summary>
    public string? Message { get; private init; }

    /// <summary>The arguments of the rule's message format, or default for any.</summary>
    public ImmutableArray<object?> MessageArguments { get; private init; }

    internal string? Path { get; private init; }

    internal LinePositionSpan Span { get; private init; }

    internal bool IsStartOnly { get; private init; }

    internal int? MarkupKey { get; private init; }

    /// <summary>An error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string id) => new(id, DiagnosticSeverity.Error);

    /// <summary>A warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string id) => new(id, DiagnosticSeverity.Warning);

    /// <summary>Expects this severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>Expects this message, in full.</summary>
    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    /// <summary>Expects the rule's message with these arguments.</summary>
    public DiagnosticResult WithArguments(params object?[] arguments) => this with { MessageArguments = [.. arguments] };

    /// <summary>Expects the place that is marked <c>{|#0:...|}</c> with this number.</summary>
    public DiagnosticResult WithLocation(int markupKey) => this with { MarkupKey = markupKey };

    /// <summary>Expects it to start here (from 1) in the first source.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation("Test0.cs", line, column);

    /// <summary>Expects it to start here (from 1).</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) => WithSpan(path, line, column, line, column) with { IsStartOnly = true };

    /// <summary>Expects exactly this span (from 1, the end exclusive) in the first source.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan("Test0.cs", startLine, startColumn, endLine, endColumn);

    /// <summary>Expects exactly this span (from 1, the end exclusive).</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) => At(
        TestFile.FullPath(path), new LinePositionSpan(new(startLine - 1, startColumn - 1), new(endLine - 1, endColumn - 1)));

    /// <inheritdoc/>
    public override string ToString()
    {
        string end = IsStartOnly ? "" : $"-({Position(Span.End)})";
        string place = Path is null ? "(no place)" : $"{Path}({Position(Span.Start)}){end}";
        string message = Message ?? (MessageArguments.IsDefault ? "" : $"arguments: {string.Join(", ", MessageArguments)}");
        return $"{place}: {Severity?.ToString().ToLowerInvariant() ?? "finding"} {Id} {message}".TrimEnd();
    }

    internal DiagnosticResult At(string path, LinePositionSpan span) => this with { Path = path, Span = span, MarkupKey = null };

    internal bool Matches(Diagnostic actual) =>
        actual.Id == Id && (Severity is null || Severity == actual.Severity) && MatchesPlace(actual.Location) && MatchesMessage(actual);

    private bool MatchesPlace(Location actual)
    {
        if (Path is null || actual == Location.None)
            return Path is null && actual == Location.None;
        FileLinePositionSpan place = actual.GetLineSpan();
        return place.Path == Path && place.StartLinePosition == Span.Start && (IsStartOnly || place.EndLinePosition == Span.End);
    }

    private bool MatchesMessage(Diagnostic actual)
    {
        string message = actual.GetMessage(CultureInfo.InvariantCulture);
        if (Message is not null && Message != message)
            return false;
        string format = actual.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        return MessageArguments.IsDefault || string.Format(CultureInfo.InvariantCulture, format, [.. MessageArguments]) == message;
    }

    private static string Position(LinePosition position) =>
        string.Create(CultureInfo.InvariantCulture, $"{position.Line + 1},{position.Character + 1}");
}
