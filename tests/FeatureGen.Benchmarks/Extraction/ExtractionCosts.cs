using System.Globalization;
using FeatureGen.Benchmarks.Extraction.Schemas;
using FeatureGen.Benchmarks.Trees;

namespace FeatureGen.Benchmarks.Extraction;

/// <summary>What extracting a field of each kind costs, in nanoseconds: where the constants of FG1010 come from.</summary>
internal static class ExtractionCosts
{
    private const int Rows = 1_000, Fields = 8, Numbers = 64, Parts = 4;
    private static readonly string[] s_words = ["Travels1", "Fashion1", "Gamester", "Foodless", "Finances", "Gardens1"];
    private static readonly string[] s_longWords =
    [
        "Travels to the near and far east by ship", "Fashion of the next winter, if it comes.", "Gardens of the south, with their flowers",
    ];

    /// <summary>Measures and prints all kinds.</summary>
    public static void Run()
    {
        var random = new Random(1);
        (string Name, Action Action)[] all =
        [
            ("Numeric", Of(() => new NumberRow
            {
                Number0 = Number(), Number1 = Number(), Number2 = Number(), Number3 = Number(), Number4 = Number(), Number5 = Number(),
                Number6 = Number(), Number7 = Number(),
            }, NumberRow.Extract, NumberRow.Schema.SlotCount)),
            ("Numeric, Log1P", Of(() => new LogRow
            {
                Amount0 = Number(), Amount1 = Number(), Amount2 = Number(), Amount3 = Number(), Amount4 = Number(), Amount5 = Number(),
                Amount6 = Number(), Amount7 = Number(),
            }, LogRow.Extract, LogRow.Schema.SlotCount)),
            ("Bucketized, 6 boundaries", Of(() => new IntervalRow
            {
                Age0 = Number(), Age1 = Number(), Age2 = Number(), Age3 = Number(), Age4 = Number(), Age5 = Number(),
                Age6 = Number(), Age7 = Number(),
            }, IntervalRow.Extract, IntervalRow.Schema.SlotCount)),
            ("Categorical, integer", Of(() => new CodeRow
            {
                Slot0 = Code(), Slot1 = Code(), Slot2 = Code(), Slot3 = Code(), Slot4 = Code(), Slot5 = Code(), Slot6 = Code(),
                Slot7 = Code(),
            }, CodeRow.Extract, CodeRow.Schema.SlotCount)),
            ("Categorical, text of 8 bytes", Of(() => new WordRow
            {
                Category0 = Word(), Category1 = Word(), Category2 = Word(), Category3 = Word(), Category4 = Word(), Category5 = Word(), Category6 = Word(),
                Category7 = Word(),
            }, WordRow.Extract, WordRow.Schema.SlotCount)),
            ("Categorical, text of 40 bytes", Of(() => new LongWordRow
            {
                Department0 = LongWord(), Department1 = LongWord(), Department2 = LongWord(), Department3 = LongWord(), Department4 = LongWord(), Department5 = LongWord(),
                Department6 = LongWord(), Department7 = LongWord(),
            }, LongWordRow.Extract, LongWordRow.Schema.SlotCount)),
            ("Hashed, integer", Of(() => new IdRow
            {
                Seller0 = Code(), Seller1 = Code(), Seller2 = Code(), Seller3 = Code(), Seller4 = Code(), Seller5 = Code(), Seller6 = Code(),
                Seller7 = Code(),
            }, IdRow.Extract, IdRow.Schema.SlotCount)),
            ("Hashed, text of 8 bytes", Texts(8)),
            ("Hashed, text of 40 bytes", Texts(40)),
            ("Hashed, list of 8 texts of 8 bytes, a value", Of(() => new TagRow
            {
                Labels = [Text(8), Text(8), Text(8), Text(8), Text(8), Text(8), Text(8), Text(8)],
            }, TagRow.Extract, TagRow.Schema.SlotCount)),
            ("Timestamp, a part", Of(() => new HourRow
            {
                At0 = Time(), At1 = Time(), At2 = Time(), At3 = Time(), At4 = Time(), At5 = Time(), At6 = Time(),
                At7 = Time(),
            }, HourRow.Extract, HourRow.Schema.SlotCount)),
            ($"Timestamp, {Parts} parts", Of(() => new CalendarRow
            {
                Since0 = Time(), Since1 = Time(), Since2 = Time(), Since3 = Time(), Since4 = Time(), Since5 = Time(), Since6 = Time(),
                Since7 = Time(),
            }, CalendarRow.Extract, CalendarRow.Schema.SlotCount)),
            ("Categorical, integer, and a cross of two", Of(() => new CrossRow
            {
                Part0 = Code(), Part1 = Code(), Part2 = Code(), Part3 = Code(), Part4 = Code(), Part5 = Code(), Part6 = Code(),
                Part7 = Code(),
            }, CrossRow.Extract, CrossRow.Schema.SlotCount)),
            ($"Vector of {Numbers} numbers, an eighth", Of(() => new VectorRow
            {
                Title = [.. Enumerable.Range(0, Numbers).Select(_ => Number())],
            }, VectorRow.Extract, VectorRow.Schema.SlotCount)),
        ];
        double[] seconds = Turns.LeastSeconds([.. all.Select(one => one.Action)]);
        for (int i = 0; i < all.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all[i].Name,-48} {1e9 * seconds[i] / (Rows * Fields),8:F2} ns"));

        float Number() => 100 * random.NextSingle();
        int Code() => random.Next(100);
        string Word() => s_words[random.Next(s_words.Length)];
        string LongWord() => s_longWords[random.Next(s_longWords.Length)];
        string Text(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)random.Next('a', 'z'))]);
        DateTime Time() => new(DateTime.UnixEpoch.Ticks + random.NextInt64(DateTime.UnixEpoch.Ticks), DateTimeKind.Utc);
        Action Texts(int length) => Of(() => new TextRow
        {
            Brand0 = Text(length), Brand1 = Text(length), Brand2 = Text(length), Brand3 = Text(length), Brand4 = Text(length),
            Brand5 = Text(length), Brand6 = Text(length), Brand7 = Text(length),
        }, TextRow.Extract, TextRow.Schema.SlotCount);
    }

    private static Action Of<T>(Func<T> make, Extractor<T> extract, int slots)
        where T : struct
    {
        T[] rows = [.. Enumerable.Range(0, Rows).Select(_ => make())];
        var room = new float[slots];
        return () =>
        {
            foreach (ref readonly var row in rows.AsSpan()) extract(in row, room);
        };
    }
}
