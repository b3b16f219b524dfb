using System.Buffers;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Searches the characters of a file, many at a time: the cheapest way to tell that there is nothing to look at.</summary>
internal static class Characters
{
    /// <summary>Finds places in a text, in order.</summary>
    public delegate List<int> Search(ReadOnlySpan<char> text);

    public static bool Hold(SourceText text, string word) => PlacesOf(text, word).Count > 0;

    /// <summary>Where a word begins.</summary>
    public static List<int> PlacesOf(SourceText text, string word) => Find(text, characters => In(characters, word.AsSpan()));

    /// <summary>What a search finds in a file.</summary>
    public static List<int> Find(SourceText text, Search search)
    {
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, characters, 0, text.Length);
            return search(characters.AsSpan(0, text.Length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static List<int> In(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        var (places, from) = (new List<int>(), 0);
        for (var at = text.IndexOf(word); at >= 0; at = text.Slice(from).IndexOf(word))
        {
            places.Add(from + at);
            from += at + word.Length;
        }

        return places;
    }
}
