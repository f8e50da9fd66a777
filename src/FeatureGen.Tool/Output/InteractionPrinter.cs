using FeatureGen.Formats.Profiles;
using static System.FormattableString;

namespace FeatureGen.Tool.Output;

/// <summary>Prints the interactions of a profile for people.</summary>
internal static class InteractionPrinter
{
    private const int Printed = 20;

    /// <summary>A table of the strongest, each with the cross that would make use of it.</summary>
    public static void Print(ProfileFile profile, TextWriter output)
    {
        string fields = profile.InteractionOrder == 2 ? "pairs" : "pairs and triples";
        if (profile.Interactions.Count == 0)
        {
            output.WriteLine($"interactions: none among {fields} of fields");
            return;
        }

        string shown = profile.Interactions.Count > Printed ? Invariant($"the first {Printed} of {profile.Interactions.Count} ") : "";
        output.WriteLine($"interactions: {shown}{fields} of fields that tell more together than apart; gain in nats a row");
        var table = new TextTable().Numbers("gain").Numbers("interval").Numbers("q").Texts("suggestion");
        foreach (var interaction in profile.Interactions.Take(Printed))
        {
            table.Row(
                Invariant($"{interaction.Gain:G4}"), Invariant($"{interaction.GainLow:G3}..{interaction.GainHigh:G3}"),
                Invariant($"{interaction.QValue:G2}"),
                $"declare {CrossText.Of(interaction)}");
        }

        table.Write(output);
    }
}
