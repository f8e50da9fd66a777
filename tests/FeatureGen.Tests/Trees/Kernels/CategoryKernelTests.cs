using FeatureGen.Formats;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Tests.Trees.Kernels;

/// <summary>Holds the look-ups of sets of categories to the sets themselves, on every width and for every number of codes.</summary>
public class CategoryKernelTests
{
    private const int Stride = SelectKernel.BlockRows;

    private static readonly CategoryReading s_reading = new(Feature: 0, IsWholeOnly: false, IsMinusFractionZero: false);

    [Fact]
    public void Columns_say_what_the_sets_hold_on_every_width()
    {
        foreach (int categoryCount in (int[])[1, 2, 13, 30, 62, 125, 126, 127, 200, 253, 254])
        {
            var random = new Random(categoryCount);
            int[] categories = [.. Enumerable.Range(0, categoryCount).Select(i => i % 5 == 4 ? i + 100_000 : i * 3)];
            // With a set of its own, each category has a code of its own.
            CategorySet[] sets = [.. categories.Select(category => Set([category])),
                .. Enumerable.Range(0, 20).Select(_ => Set([.. categories.Where(_ => random.Next(2) == 0)]))];
            var block = Block(sets);
            Assert.Equal(categoryCount + 2, block.CodeCount);
            float[] rows = [.. Enumerable.Range(0, Stride).Select(_ => random.Next(8) == 0 ? float.NaN : categories[random.Next(categoryCount)] + random.Next(2))];
            foreach (int rowCount in (int[])[1, 17, 64, 65, 130, 256])
                foreach (var width in Enum.GetValues<KernelWidth>().Where(width => width <= KernelWidths.Best))
                    AssertColumns(width, block, sets, rows[..rowCount]);
        }
    }

    [Fact]
    public void Categories_that_no_set_parts_share_a_code()
    {
        int[] many = [.. Enumerable.Range(0, 5000)];
        Assert.Equal(4, Block([Set(many), Set(many[..70])]).CodeCount);
    }

    [Fact]
    public void More_classes_than_a_byte_tells_apart_are_refused()
    {
        var classes = new CategoryClasses();
        for (int category = 0; category < 254; category++) Assert.True(classes.TryAdd([category]));
        Assert.False(classes.TryAdd([254]));
        Assert.True(classes.TryAdd([3, 7]));
        Assert.Equal(CategoryClasses.Most, classes.Count);
    }

    private static CategorySet Set(int[] members) => new(new EquatableArray<int>(members), IsNaNLeft: members.Length % 2 == 0);

    private static CategoryBlock Block(CategorySet[] sets)
    {
        var classes = new CategoryClasses();
        foreach (var set in sets) Assert.True(classes.TryAdd(set.Members));
        return new CategoryBlock(s_reading, 0, sets, classes);
    }

    private static void AssertColumns(KernelWidth width, CategoryBlock block, CategorySet[] sets, float[] rows)
    {
        var columns = new byte[block.ColumnCount * Stride];
        for (int row = 0; row < rows.Length; row++) columns[row] = block.Code(rows[row]);
        CategoryKernel.Run(width, block, ref columns[0], Stride, rows.Length);
        for (int set = 0; set < sets.Length; set++)
        {
            var expected = rows.Select(value => float.IsNaN(value) ? sets[set].IsNaNLeft : sets[set].Members.Contains((int)value));
            Assert.Equal(expected.Select(isLeft => isLeft ? (byte)0 : byte.MaxValue), columns.AsSpan((set + 1) * Stride, rows.Length).ToArray());
        }
    }
}
