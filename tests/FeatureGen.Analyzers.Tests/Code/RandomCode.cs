using System.Globalization;

namespace FeatureGen.Analyzers.Tests.Code;

/// <summary>Random bodies of a property that is computed from one number.</summary>
internal sealed class RandomCode(int seed, string source, bool isDouble)
{
    private static readonly string[] s_rising = ["Sqrt", "Log", "Exp", "Cbrt", "Atan", "Floor", "Round", "Ceiling", "Abs", "Tanh", "Sin"];
    private readonly Random _random = new(seed);

    /// <summary>Any expression, in any of the forms that a property may have.</summary>
    public string Body(string name) => Property(name, () => Double(_random.Next(1, 5)));

    /// <summary>An expression that is a multiple of the source and a constant.</summary>
    public string LinearBody(string name) => Property(name, () => Linear(_random.Next(1, 6)));

    /// <summary>A mapping of an enumeration's members <c>Kind.A</c> to <c>Kind.D</c> to small numbers.</summary>
    public string RecodingBody(string name)
    {
        string[] values = [.. Enumerable.Range(0, 4).Select(_ => Text(_random.Next(7)))];
        return _random.Next(4) switch
        {
            0 => $"public int {name} => {source} switch {{ Kind.A => {values[0]}, Kind.B or (Kind)77 => {values[1]}, Kind.C => {values[2]}, _ => {values[3]} }};",
            1 => $"public int {name} => {source} == Kind.A ? {values[0]} : {source} <= Kind.B ? {values[1]} : {source} is Kind.C ? {values[2]} : {values[3]};",
            2 => $"public int {name} {{ get {{ int n = {values[0]}; if ({source} != Kind.A) n = {values[1]} + (int){source} % 7; return n * 2; }} }}",
            _ => $"public int {name} {{ get {{ switch ({source}) {{ case Kind.D: case (Kind)3: return {values[0]}; case > Kind.B: {{ return {values[1]}; }} "
                + $"default: return Of{name}({source}); }} }} }} static int Of{name}(Kind kind) => kind == Kind.A ? {values[2]} : {values[3]};",
        };
    }

    private string Property(string name, Func<string> expression) => _random.Next(5) switch
    {
        0 => $"public double {name} {{ get {{ double x = {expression()}; x += {Constant()}; var y = -x; return y; }} }}",
        1 => $"public double {name} => Of{name}({Source()}) * {Constant()}; private static double Of{name}(double v) {{ return v / 4 - 1; }}",
        2 => $"public double {name} => Of{name}; private double Of{name} {{ get {{ return {expression()}; }} }}",
        _ => $"public double {name} => {expression()};",
    };

    private string Double(int depth) => depth == 0 ? Leaf() : _random.Next(14) switch
    {
        0 => $"({Double(depth - 1)} + {Constant()})",
        1 => $"({Constant()} - {Double(depth - 1)})",
        2 or 3 => $"({Double(depth - 1)} * {Constant()})",
        4 => $"({Double(depth - 1)} / {Constant()})",
        5 or 6 or 7 => $"Math.{s_rising[_random.Next(s_rising.Length)]}({Double(depth - 1)})",
        8 => $"Math.{(_random.Next(2) == 0 ? "Max" : "Min")}({Double(depth - 1)}, {(_random.Next(2) == 0 ? Constant() : Double(depth - 1))})",
        9 => $"({Double(depth - 1)} + {Double(depth - 1)})",
        10 => $"({Double(depth - 1)} * {Double(depth - 1)})",
        11 => $"({Double(depth - 1)} > {Constant()} ? {Double(depth - 1)} : {Constant()})",
        12 => $"(double)(long){Double(depth - 1)}",
        _ => $"Math.Pow({Double(depth - 1)}, {Text(_random.Next(-2, 4))})",
    };

    private string Linear(int depth) => depth == 0 ? Source() : _random.Next(6) switch
    {
        0 => $"({Linear(depth - 1)} + {Constant()})",
        1 => $"({Constant()} - {Linear(depth - 1)})",
        2 => $"({Linear(depth - 1)} * {Constant()})",
        3 => $"({Linear(depth - 1)} / {Constant()})",
        4 => $"(-({Linear(depth - 1)}))",
        _ => $"({Linear(depth - 1)} + 3 * {Source()})",
    };

    private string Leaf() => isDouble || _random.Next(2) == 0 ? Source() : $"(double){Integer(_random.Next(1, 3))}";

    private string Integer(int depth) => depth == 0 ? source : _random.Next(6) switch
    {
        0 => $"({Integer(depth - 1)} + {Text(_random.Next(1, 9))})",
        1 => $"({Integer(depth - 1)} * {Text(_random.Next(1, 9))})",
        2 => $"({Integer(depth - 1)} / {Text(_random.Next(1, 4))})",
        3 => $"({Integer(depth - 1)} % {Text(_random.Next(1, 9))})",
        4 => $"({Text(_random.Next(1, 900))} / {Integer(depth - 1)})",
        _ => $"({Integer(depth - 1)} * {Integer(depth - 1)})",
    };

    private string Source() => $"(double){source}";

    private string Constant()
    {
        var text = (_random.Next(1, 40) / 4.0).ToString("0.0##", CultureInfo.InvariantCulture);
        return _random.Next(3) == 0 ? $"(-{text})" : text;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
