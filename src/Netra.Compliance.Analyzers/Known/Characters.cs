using System.Buffers;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Searches the characters of a file in bulk: the cheapest way to find that there is nothing to
/// check.</summary>
internal static class Characters
{
    /// <summary>Reads characters that are there only as long as it runs.</summary>
    public delegate T Reader<out T>(ReadOnlySpan<char> characters);

    public static bool Hold(SourceText text, string word) => PlacesOf(text, word).Count > 0;

    /// <summary>Where a word begins.</summary>
    public static List<int> PlacesOf(SourceText text, string word) =>
        Read(text, new TextSpan(0, text.Length), characters => In(characters, word.AsSpan()));

    /// <summary>What a reader makes of a part of a file.</summary>
    public static T Read<T>(SourceText text, TextSpan part, Reader<T> reader)
    {
        var characters = ArrayPool<char>.Shared.Rent(part.Length);
        try
        {
            text.CopyTo(part.Start, characters, 0, part.Length);
            return reader(characters.AsSpan(0, part.Length));
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
