namespace FeatureGen.Trees.Kernels;

/// <summary>Columns of sets of categories over one feature: 0 where a row goes left, 255 where it goes right. The first
/// column holds the codes of the rows' categories, out of which the others are looked up.</summary>
internal sealed class CategoryBlock
{
    /// <summary>The bytes that a set has in <see cref="Rights"/>: a bit a code.</summary>
    public const int RightsLength = CategoryClasses.Most / 8;

    // Larger categories would make large tables; few models have them.
    private const int MostOfTable = 1 << 16;

    private readonly CategoryReading _reading;

    // The code of each category, then of those that are larger than a table.
    private readonly byte[] _codes;
    private readonly int[] _beyond;
    private readonly byte[] _beyondCodes;

    // For each code its row of columns.
    private readonly byte[] _rows;

    /// <param name="reading">The feature.</param>
    /// <param name="first">The number of the first column.</param>
    /// <param name="sets">The sets, in the order of their columns.</param>
    /// <param name="classes">The classes that the sets make.</param>
    public CategoryBlock(CategoryReading reading, int first, IReadOnlyList<CategorySet> sets, CategoryClasses classes)
    {
        (_reading, First, SetCount, CodeCount) = (reading, first, sets.Count, classes.Count);
        int[] categories = [.. classes.OfCategories.Keys];
        Array.Sort(categories);
        int within = 0;
        while (within < categories.Length && categories[within] < MostOfTable) within++;
        _codes = new byte[within > 0 ? categories[within - 1] + 1 : 0];
        for (int i = 0; i < within; i++) _codes[categories[i]] = (byte)classes.OfCategories[categories[i]];
        _beyond = categories[within..];
        _beyondCodes = new byte[_beyond.Length];
        for (int i = 0; i < _beyond.Length; i++) _beyondCodes[i] = (byte)classes.OfCategories[_beyond[i]];
        _rows = new byte[CodeCount * ColumnCount];
        Rights = new AlignedBytes(SetCount * RightsLength);
        FillRows(sets, classes);
        FillRights();
    }

    /// <summary>The feature that is asked for.</summary>
    public int Feature => _reading.Feature;

    /// <summary>The number of the first column, that of codes.</summary>
    public int First { get; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => 1 + SetCount;

    /// <summary>The number of sets.</summary>
    public int SetCount { get; }

    /// <summary>The number of codes.</summary>
    public int CodeCount { get; }

    /// <summary>For each set, 256 bits: whether a code goes right.</summary>
    public AlignedBytes Rights { get; }

    /// <summary>The code of a value.</summary>
    public byte Code(float value)
    {
        if (float.IsNaN(value)) return CategoryClasses.NaN;
        // What has no category is beyond the table.
        uint category = (uint)_reading.Category(value);
        if (category < (uint)_codes.Length) return _codes[category];
        int place = _beyond.Length == 0 ? -1 : Array.BinarySearch(_beyond, (int)category);
        return place < 0 ? (byte)CategoryClasses.None : _beyondCodes[place];
    }

    /// <summary>The columns of a row whose category has a code.</summary>
    public ReadOnlySpan<byte> Row(int code) => _rows.AsSpan(code * ColumnCount, ColumnCount);

    private void FillRows(IReadOnlyList<CategorySet> sets, CategoryClasses classes)
    {
        Array.Fill(_rows, byte.MaxValue);
        for (int code = 0; code < CodeCount; code++) _rows[code * ColumnCount] = (byte)code;
        for (int set = 0; set < sets.Count; set++)
        {
            if (sets[set].IsNaNLeft) SetLeft(CategoryClasses.NaN);
            foreach (int category in sets[set].Members)
                if (category >= 0) SetLeft(classes.OfCategories[category]);

            void SetLeft(int code) => _rows[code * ColumnCount + 1 + set] = 0;
        }
    }

    private void FillRights()
    {
        var rights = Rights.Span;
        for (int code = 0; code < CodeCount; code++)
        {
            var row = Row(code)[1..];
            for (int set = 0; set < row.Length; set++)
                if (row[set] != 0) rights[set * RightsLength + code / 8] |= (byte)(1 << code % 8);
        }
    }
}
