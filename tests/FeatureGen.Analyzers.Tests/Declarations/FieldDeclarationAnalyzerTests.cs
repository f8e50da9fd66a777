using FeatureGen.Analyzers.Declarations;
using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Declarations;

/// <summary>What a single declaration shows, beside declarations that look alike and are right.</summary>
public sealed class FieldDeclarationAnalyzerTests
{
    [Theory]
    // FG3006: whole names of identifiers
    [InlineData("""
        [FeatureSchema] partial record Order([property: Numeric] int {|FG3006:CustomerId|})
        {
            [Numeric] public long {|FG3006:customerID|} { get; set; }
            [Numeric(Transform.Log1P)] public ulong? {|FG3006:Id|} { get; set; }
            [Bucketized(1000, 2000)] public int {|FG3006:ZipCode|} { get; set; }
            [Numeric] public int {|FG3006:Postal_Code|} { get; set; }
            [Numeric] public short {|FG3006:SessionKey2|} { get; set; }
            [Numeric] public long {|FG3006:PhoneNumber|} { get; set; }
            [Numeric] public int {|FG3006:LicensePlateNumber|} { get; set; }
            [Numeric] public long {|FG3006:_accountNumber|};
            [Numeric, System.ComponentModel.DataAnnotations.Key] public int {|FG3006:Ordinal|} { get; set; }
            [Numeric, System.ComponentModel.DataAnnotations.Schema.DatabaseGenerated(System.ComponentModel.DataAnnotations.Schema.DatabaseGeneratedOption.Identity)]
            public int {|FG3006:Row|} { get; set; }
        }
        """)]
    // FG3006: words that end like one, quantities of identifiers, other types and kinds
    [InlineData("""
        [FeatureSchema] partial record Order([property: Numeric] int Paid, [property: Numeric] int Bid, [property: Numeric] int Grid)
        {
            [Numeric] public int Valid { get; set; }
            [Numeric] public int Humidity { get; set; }
            [Numeric] public int Width { get; set; }
            [Numeric] public int NumberOfIds { get; set; }
            [Numeric] public int CountPerUserId { get; set; }
            [Numeric] public int KeyCount { get; set; }
            [Numeric] public int LinesOfCode { get; set; }
            [Numeric] public int IdleSeconds { get; set; }
            [Numeric] public long PriceInCents { get; set; }
            [Numeric] public int PageNumber { get; set; }
            [Numeric] public float ZipCode { get; set; }
            [Numeric] public TimeSpan TimeCode { get; set; }
            [Numeric] public bool IsKey { get; set; }
            [Hashed] public int CustomerId { get; set; }
            [Categorical(Min = 1, Max = 5)] public int CountryCode { get; set; }
            [Numeric, Keep("given out in order")] public int UserId { get; set; }
            [Group] public long RequestId { get; set; }
            [Numeric, System.ComponentModel.DataAnnotations.Schema.DatabaseGenerated(System.ComponentModel.DataAnnotations.Schema.DatabaseGeneratedOption.Computed)]
            public int Total { get; set; }
            [Ignore("joins only"), Numeric] public int ShopId { get; set; }
            public int AccountId { get; set; }
        }
        """)]
    // FG3006: once on a base type, whatever extends it
    [InlineData("""
        abstract class Entity { [Numeric] public int {|FG3006:Id|} { get; set; } }
        [FeatureSchema] partial class A : Entity { [Numeric] public int X { get; set; } }
        [FeatureSchema] partial class B : Entity { [Numeric] public int Y { get; set; } }
        interface IEntity { [Numeric] int Id { get; } }
        """)]
    // FG3007
    [InlineData("""
        [FeatureSchema] partial record Visit([property: Timestamp(TimePart.HourOfDay)] DateTime {|FG3007:At|})
        {
            [Timestamp(TimePart.HourOfDay)] public DateTime? {|FG3007:Started|} { get; set; }
            [Hashed] public DateTime {|FG3007:Day|} { get; set; }
            [Hashed, MultiValued] public DateTime[]? {|FG3007:Days|} { get; set; }
            [Timestamp(TimePart.HourOfDay, UtcOffsetMinutes = 0)] public DateTime InUtc { get; set; }
            [Timestamp(TimePart.HourOfDay, UtcOffsetMinutes = 60)] public DateTime InBerlin { get; set; }
            [Timestamp(TimePart.HourOfDay)] public DateTime CreatedUtc { get; set; }
            [Timestamp(TimePart.HourOfDay)] public DateTime CreatedAtUTC { get; set; }
            [Hashed] public DateTime UtcNow { get; set; }
            [Timestamp(TimePart.HourOfDay)] public DateTimeOffset Offset { get; set; }
            [Timestamp(TimePart.DayOfWeek)] public DateOnly Date { get; set; }
            [Group] public DateTime Session { get; set; }
        }
        """)]
    // FG3008
    [InlineData("""
        [FeatureSchema] partial record Shop
        {
            [Categorical("US", "UK", {|FG3008:"us"|})] public string? Country { get; init; }
            [Categorical("New York", {|FG3008:"New  York"|}, {|FG3008:" new york "|})] public string? City { get; init; }
            [Categorical(new[] { "\u00e9", {|FG3008:"e\u0301"|} })] public string? Letter { get; init; }
            [Categorical(["a", "b", {|FG3008:"A"|}])] public string? Grade { get; init; }
            [Categorical("\ud800", "\ud801", "stra\u00dfe", "strasse", "a-b", "ab")] public string? Odd { get; init; }
            [Categorical("US", "UK")] public string? Other { get; init; }
        }
        enum Color { red, Red }
        [FeatureSchema] partial record Car([property: Categorical] Color Color);
        """)]
    // FG3009: what the type can hold, in 32 bits
    [InlineData("""
        [FeatureSchema] partial record Row
        {
            [Bucketized({|FG3009:0|}, 10, 255, {|FG3009:256|})] public byte A { get; init; }
            [Bucketized({|FG3009:-5|}, {|FG3009:0|}, 1)] public uint? B { get; init; }
            [Bucketized({|FG3009:-128|}, -127, 127, {|FG3009:127.5|})] public sbyte C { get; init; }
            [Bucketized(new double[] { {|FG3009:-40000|}, 32767, {|FG3009:32768|} })] public short D { get; init; }
            [Bucketized([1, 65535, {|FG3009:65536|}])] public ushort? E { get; init; }
            [Bucketized({|FG3009:-2147483648|}, 0, 2147483648, {|FG3009:4294967296|})] public int F { get; init; }
            [Bucketized(-1e18, {|FG3009:1e20|})] public long G { get; init; }
            [Bucketized({|FG3009:0|}, 1e19, {|FG3009:2e19|})] public ulong H { get; init; }
            [Bucketized(0.5, {|FG3009:1|}, 1.5, {|FG3009:1.75|}, 2.5)] public int I { get; init; }
            [Bucketized(-1, 0, {|FG3009:1e30|})] public decimal J { get; init; }
            [Bucketized(0.25, 0.5, 1e38)] public float K { get; init; }
            [Bucketized(-1e30, 0, 0.1, 1e38)] public double? L { get; init; }
            [Bucketized(-1, 0.1, 1e20)] public TimeSpan M { get; init; }
            [Categorical({|FG3009:Min = -1|}, {|FG3009:Max = 300|})] public byte N { get; init; }
            [Categorical(Min = 0, Max = 255)] public byte O { get; init; }
            [Categorical(Min = -1, {|FG3009:Max = 40_000|}), MultiValued] public short[]? P { get; init; }
            [Categorical(Min = 1, Max = 5)] public long? Q { get; init; }
        }
        """)]
    // FG3009: boundaries between whole numbers
    [InlineData("[FeatureSchema] partial record Row { [Bucketized(0.5, 1.5, 2.5)] public int A { get; init; } [Bucketized(1, 2, 3)] public byte B { get; init; } }")]
    public Task Reports_the_exact_span(string source) => Sample.Of<FieldDeclarationAnalyzer>(source).RunAsync();

    [Fact]
    public Task Messages_say_what_why_and_what_to_do()
    {
        var test = Sample.Of<FieldDeclarationAnalyzer>("""
            [FeatureSchema] partial record Row
            {
                [Numeric] public int {|#0:CustomerId|} { get; init; }
                [Timestamp(TimePart.HourOfDay)] public DateTime {|#1:At|} { get; init; }
                [Categorical("US", {|#2:"us"|})] public string? Country { get; init; }
                [Bucketized(10, {|#3:300|})] public byte Age { get; init; }
                [Categorical(Min = 0, {|#4:Max = 300|})] public byte Size { get; init; }
                [Hashed] public DateTime {|#5:Day|} { get; init; }
            }
            """);
        test.TestState.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("FG3006").WithLocation(0).WithMessage("'CustomerId' is an identifier by its name, and [Numeric] takes it for a quantity: use [Hashed], or [Categorical] with Min and Max where it has few values, or keep it with [Keep(\"why\")]"),
            new DiagnosticResult("FG3007").WithLocation(1).WithMessage("'At' is a DateTime, which is taken as UTC if its kind is Unspecified and converted from the machine's zone if it is Local: make it a DateTimeOffset, or say with UtcOffsetMinutes = 0 that it is in UTC"),
            new DiagnosticResult("FG3008").WithLocation(2).WithMessage("\"us\" in the vocabulary of 'Country' differs from \"US\" only by case, and values are compared exactly: keep one, and bring values to its form before"),
            new DiagnosticResult("FG3009").WithLocation(3).WithMessage("No 'byte' is 300 or more, so 'Age' has a bucket that no value ever reaches: remove the boundary"),
            new DiagnosticResult("FG3009").WithLocation(4).WithMessage("No 'byte' is greater than 255, so 'Size' has categories that no value ever reaches: set Max within 0 to 255"),
            new DiagnosticResult("FG3007").WithLocation(5).WithMessage("'Day' is a DateTime, which is taken as UTC if its kind is Unspecified and converted from the machine's zone if it is Local: make it a DateTimeOffset, or say by a name that ends in Utc that it is in UTC"),
        ]);
        return test.RunAsync();
    }
}
