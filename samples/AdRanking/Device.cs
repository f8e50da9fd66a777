namespace AdRanking;

/// <summary>What the visitor looks at us with.</summary>
public enum Device
{
    Phone,
    Tablet,
    Desktop,
    Television,
}
