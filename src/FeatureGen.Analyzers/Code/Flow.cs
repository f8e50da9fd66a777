namespace FeatureGen.Analyzers.Code;

/// <summary>What statements return: nothing, something always, or something where the guard holds.</summary>
/// <param name="Result">What is returned; null if nothing.</param>
/// <param name="Guard">Where it is returned; null if always.</param>
internal readonly record struct Flow(Value? Result, Value? Guard)
{
    /// <summary>The statements after it run.</summary>
    public static Flow GoesOn => default;

    /// <summary>Whether no statement after it runs.</summary>
    public bool Ends => Result is not null && Guard is null;

    /// <summary>It returns.</summary>
    public static Flow Returns(Value result) => new(result, null);

    /// <summary>One or the other.</summary>
    public static Flow Choose(Value condition, Flow whenTrue, Flow whenFalse)
    {
        if (whenTrue.Result is null && whenFalse.Result is null) return GoesOn;
        if (whenTrue.Ends && whenFalse.Ends) return Returns(Choices.Of(condition, whenTrue.Result!, whenFalse.Result!));
        if (whenTrue.Ends && whenFalse.Result is null) return new(whenTrue.Result, condition);
        if (whenFalse.Ends && whenTrue.Result is null) return new(whenFalse.Result, Arithmetic.Not(condition));
        return new(Mixed(condition, whenTrue.Result, whenFalse.Result), Mixed(condition, whenTrue.Guard, whenFalse.Guard));
    }

    /// <summary>This, then what follows.</summary>
    public Flow Then(Flow next)
    {
        if (Result is null) return next;
        if (Ends || next.Result is null) return this;
        return next.Ends ? Returns(Choices.Of(Guard!, Result, next.Result)) : new(Mixed(Result, next.Result), Mixed(Guard, next.Guard));
    }

    private static Value Mixed(params Value?[] parts) => Value.From(Shape.Any, [.. parts.Where(p => p is not null).Select(p => p!)]);
}
