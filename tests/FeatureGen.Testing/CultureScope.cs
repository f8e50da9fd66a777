using System.Globalization;

namespace FeatureGen.Testing;

/// <summary>Sets the current culture (formats and user interface) and restores the former one when disposed.</summary>
public sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    /// <param name="name">The culture, such as <c>tr-TR</c>; it keeps its own data, whatever the user of the machine has overridden.</param>
    public CultureScope(string name)
    {
        var culture = new CultureInfo(name, useUserOverride: false);
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    /// <summary>The cultures that betray code which forgot to be invariant: dotless i, decimal comma.</summary>
    public static IReadOnlyList<string> Names { get; } = ["tr-TR", "de-DE"];

    /// <summary>Runs the action under each of <see cref="Names"/>.</summary>
    public static void RunInEach(Action action)
    {
        foreach (string name in Names)
            Run(name, action);
    }

    /// <summary>Runs the action under one culture.</summary>
    public static void Run(string name, Action action)
    {
        using (new CultureScope(name))
            action();
    }

    /// <inheritdoc cref="Run(string, Action)"/>
    public static T Run<T>(string name, Func<T> function)
    {
        using (new CultureScope(name))
            return function();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
