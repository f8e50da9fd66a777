using FeatureGen.CodeFixes.Editing;

namespace FeatureGen.CodeFixes;

/// <summary>A code action: what it is called, and how it mends a finding.</summary>
public sealed class FixAction
{
    private readonly MendAsync _mend;

    internal FixAction(string title, string key, Mend mend, params string[] ruleIds)
        : this(title, key, (finding, edits) => Task.FromResult(mend(finding, edits)), ruleIds)
    {
    }

    internal FixAction(string title, string key, MendAsync mend, params string[] ruleIds)
    {
        Title = title;
        Key = "FeatureGen." + key;
        _mend = mend;
        RuleIds = ruleIds;
    }

    /// <summary>Adds the edits that mend a finding; false where it cannot be mended this way, and nothing is offered.</summary>
    internal delegate bool Mend(Finding finding, TextEdits edits);

    /// <summary>The same, of what has to look through the whole solution.</summary>
    internal delegate Task<bool> MendAsync(Finding finding, TextEdits edits);

    /// <summary>What the editor shows, a short imperative.</summary>
    public string Title { get; }

    /// <summary>Tells the action from all others, for FixAll.</summary>
    public string Key { get; }

    /// <summary>The rules whose findings it mends.</summary>
    public IReadOnlyList<string> RuleIds { get; }

    /// <summary>The edits that mend a finding; null if there are none.</summary>
    internal async Task<TextEdits?> EditsOfAsync(Finding finding)
    {
        var edits = new TextEdits();
        return await _mend(finding, edits).ConfigureAwait(false) ? edits : null;
    }
}
