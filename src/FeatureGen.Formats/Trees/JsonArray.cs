namespace FeatureGen.Formats.Trees;

/// <summary>Numbers of a JSON array, and where it stands.</summary>
/// <param name="place">The position of its bracket.</param>
/// <param name="items">The numbers.</param>
internal sealed class JsonArray<T>(int place, T[] items)
{
    public int Place => place;

    public int Count => items.Length;

    public T this[int index] => items[index];

    public T[] ToArray() => items;
}
