using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>How values are written into a text by the holes of a format, <c>"{0:P1}"</c>, or of a message, <c>"{Score:P1}"</c>.</summary>
internal static class FormatHoles
{
    /// <summary>The formats of the holes that a value is written into; none where it is no argument of a format.</summary>
    public static IEnumerable<string> Of(IOperation value)
    {
        if (Place(value) is not var (call, parameter, index)) return [];
        var format = call.Arguments.FirstOrDefault(a => a.Parameter is
        {
            Type.SpecialType: SpecialType.System_String, Name: "format" or "message" or "messageTemplate",
        });
        if (format?.Parameter is not { } text || text.Ordinal >= parameter.Ordinal) return [];
        if (format.Value.ConstantValue is not { HasValue: true, Value: string holes }) return [];
        int place = parameter.Ordinal - text.Ordinal - 1 + index;
        return Read(holes).Where(h => h.Place == place).Select(h => h.Format);
    }

    // The call, the parameter that takes the value, and the value's place in that.
    private static (IInvocationOperation Call, IParameterSymbol Parameter, int Index)? Place(IOperation value)
    {
        var argument = value.Parent;
        int index = 0;
        if (argument is IArrayInitializerOperation elements)
            (index, argument) = (elements.ElementValues.IndexOf(value), elements.Parent?.Wrapped().Parent);
        else if (argument is ICollectionExpressionOperation collection)
            (index, argument) = (collection.Elements.IndexOf(value), collection.Wrapped().Parent);
        return argument is IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter }
            ? (call, parameter, index)
            : null;
    }

    private static IEnumerable<(int Place, string Format)> Read(string text)
    {
        int named = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '{') continue;
            int end = text.IndexOf('}', i);
            if (i + 1 < text.Length && text[i + 1] == '{') i++;
            else if (end < 0) yield break;
            else
            {
                var hole = text.Substring(i + 1, end - i - 1);
                var name = hole.Split(':', ',')[0];
                int place = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : named++;
                yield return (place, hole.Substring(hole.IndexOf(':') + 1));
                i = end;
            }
        }
    }
}
