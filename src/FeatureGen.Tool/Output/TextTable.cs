using Spectre.Console;

namespace FeatureGen.Tool.Output;

/// <summary>Results as a table for people.</summary>
internal sealed class TextTable
{
    private const int WidthOfFiles = 200;

    private readonly Table _table = new Table().Border(TableBorder.Simple);

    /// <summary>Adds a column of texts.</summary>
    public TextTable Texts(string header) => Column(header, Justify.Left);

    /// <summary>Adds a column of numbers.</summary>
    public TextTable Numbers(string header) => Column(header, Justify.Right);

    /// <summary>Adds a row, a cell a column.</summary>
    public void Row(params IEnumerable<string> cells) => _table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>Writes the table: as wide as the terminal, or as a file bears.</summary>
    public void Write(TextWriter output)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Capabilities.Unicode = true;
        if (Console.IsOutputRedirected) console.Profile.Width = WidthOfFiles;
        console.Write(_table);
        foreach (var line in text.ToString().Split('\n').Select(line => line.TrimEnd()))
            if (line.Length > 0) output.WriteLine(line);
    }

    private TextTable Column(string header, Justify alignment)
    {
        _table.AddColumn(new TableColumn(new Text(header)) { Alignment = alignment, NoWrap = alignment == Justify.Right });
        return this;
    }
}
