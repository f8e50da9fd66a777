using FeatureGen.Generator.Tests.Support;
using static FeatureGen.Generator.Tests.Support.ExtractionVerifier;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class CategoricalTests
{
    [Fact]
    public Task Booleans_and_their_nullable_form() => VerifyAsync(
        "[FeatureSchema] public partial record Row([property: Categorical] bool A, [property: Categorical] bool? B, [property: Categorical(OutOfVocabulary = 2)] bool C);",
        ("new(false, null, true)", [1, 0, 2]), ("new(true, false, false)", [2, 1, 1]), ("null!", [0, 0, 0]));

    [Fact]
    public Task Members_of_an_enum_by_ascending_value() => VerifyAsync(
        """
        public enum Size : sbyte { Large = 10, Small = -5, Tiny = -5, Medium = 3 }
        [FeatureSchema]
        public partial record struct Row
        {
            [Categorical] public Size A { get; init; }
            [Categorical] public Size? B { get; init; }
            [Categorical(OutOfVocabulary = 0)] public Size C { get; init; }
            [Categorical(OutOfVocabulary = 7)] public Size D { get; init; }
        }
        """,
        ("new() { A = Size.Small, B = Size.Tiny, C = Size.Medium, D = Size.Large }", [1, 1, 2, 3]),
        ("new() { A = (Size)4, B = null, C = (Size)4, D = (Size)(-128) }", [4, 0, 0, 3 + ReferenceHash.Index(-128L, 7)]));

    [Fact]
    public Task Flags_and_large_values_are_values_like_others() => VerifyAsync(
        """
        [Flags] public enum Access { None = 0, Read = 1, Write = 2, All = 3 }
        public enum Big : ulong { Most = ulong.MaxValue, Half = 1UL << 63, None = 0, Under = (1UL << 63) - 1 }
        public enum Least : long { Min = long.MinValue, Max = long.MaxValue }
        [FeatureSchema]
        public partial record struct Row([property: Categorical] Access A, [property: Categorical(OutOfVocabulary = 5)] Big B, [property: Categorical] Least C);
        """,
        ("new(Access.Read | Access.Write, Big.None, Least.Min)", [4, 1, 1]),
        ("new(Access.None, Big.Under, Least.Max)", [1, 2, 2]),
        ("new((Access)4, Big.Half, (Least)0)", [5, 3, 3]),
        ("new((Access)(-1), Big.Most, 0)", [5, 4, 3]),
        ("new(0, (Big)(ulong.MaxValue - 1), 0)", [1, 4 + ReferenceHash.Index(-2L, 5), 3]));

    [Fact]
    public Task Ranges_of_integers() => VerifyAsync(
        """
        [FeatureSchema]
        public partial struct Row
        {
            [Categorical(Min = 1, Max = 5)] public int Stars;
            [Categorical(Min = -2, Max = 2, OutOfVocabulary = 0)] public sbyte? Step;
            [Categorical(Min = 100, Max = 599, OutOfVocabulary = 16)] public uint Status;
        }
        """,
        ("new() { Stars = 1, Step = -2, Status = 100 }", [1, 1, 1]),
        ("new() { Stars = 5, Step = 2, Status = 599 }", [5, 5, 500]),
        ("new() { Stars = 0, Step = 3, Status = 600 }", [6, 0, 500 + ReferenceHash.Index(600L, 16)]),
        ("new() { Stars = int.MinValue, Step = null, Status = uint.MaxValue }", [6, 0, 500 + ReferenceHash.Index(4294967295L, 16)]));

    [Fact]
    public Task Small_values_that_stand_side_by_side_are_read_on_their_own() => VerifyAsync(
        """
        public enum Tiny : byte { A, B, C }
        public enum Plain { A, B, C }
        [FeatureSchema]
        public partial record struct Row
        {
            [Categorical(Min = 0, Max = 200)] public byte A;
            [Categorical(Min = -5, Max = 5)] public sbyte B;
            [Categorical] public Tiny C;
            [Categorical] public bool D;
            [Categorical(Min = 0, Max = 9)] public short E;
            [Categorical(Min = 0, Max = 9)] public ushort F;
            [Categorical(Min = -1, Max = 9)] public int G;
            [Categorical] public Plain H;
        }
        """,
        ("new() { A = 1, B = 2, C = Tiny.C, D = true, E = 3, F = 4, G = 5, H = Plain.B }", [2, 8, 3, 2, 4, 5, 7, 2]),
        ("new() { A = 201, B = -6, C = (Tiny)9, D = false, E = -1, F = 10, G = int.MinValue, H = (Plain)(-1) }", [202, 12, 4, 1, 11, 11, 12, 4]),
        ("new() { A = 200, B = -5, C = Tiny.B, D = true, E = 9, F = 0, G = -1, H = Plain.C }", [201, 1, 2, 2, 10, 1, 1, 3]));

    [Fact]
    public Task Strings_of_a_vocabulary() => VerifyAsync(
        """
        [FeatureSchema]
        public partial record Row(
            [property: Categorical("red", "green", "Red", "vert\"\\\r\n\u2028{0}", "\u0000", "grün 🟢")] string? A,
            [property: Categorical("red", OutOfVocabulary = 0)] string B,
            [property: Categorical("red", OutOfVocabulary = 100)] string B2);
        """,
        ("""new("red", "red", "red")""", [1, 1, 1]),
        ("""new(null, null!, null!)""", [0, 0, 0]),
        ("""new("", "", "")""", [0, 0, 0]),
        ("""new("Red", "Red", "Red")""", [3, 0, 1 + ReferenceHash.Index("Red", 100)]),
        ("""new("vert\"\\\r\n\u2028{0}", "RED", "rot")""", [4, 0, 1 + ReferenceHash.Index("rot", 100)]),
        ("""new("\0", "red ", " ")""", [5, 0, 1 + ReferenceHash.Index(" ", 100)]),
        ("""new("grün 🟢", "red ", "grün 🟢")""", [6, 0, 1 + ReferenceHash.Index("grün 🟢", 100)]),
        ("""new("gru\u0308n 🟢", "red", "red")""", [7, 1, 1]));
}
