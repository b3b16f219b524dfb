using System.Text.Json;
using System.Text.Unicode;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>Goes through JSON for what a parser passes over in silence: a key that is there twice, text that is not
/// Unicode.</summary>
/// <param name="refusesNullItems">Whether a null among the items of a list is a flaw, too.</param>
/// <remarks>One scan serves many texts, one after the other, so that a line of a journal costs no new sets.</remarks>
internal sealed class JsonScan(bool refusesNullItems = false)
{
    private readonly List<Level> _levels = [];

    private string? _key;

    /// <summary>Where it has come to, as <c> after "key"</c>; empty before the first key.</summary>
    public string Behind => _key is null ? "" : $" after \"{Shortened.Of(_key, Shortened.Name)}\"";

    /// <summary>The first flaw; null when there is none.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public JsonFlaw? First(ReadOnlySpan<byte> json, JsonReaderOptions options = default)
    {
        var reader = new Utf8JsonReader(json, options);
        var what = (string?)null;
        _key = null;
        while (what is null && reader.Read())
        {
            what = Of(ref reader, reader.CurrentDepth);
        }

        return what is null ? null : new(what, (int)reader.TokenStartIndex);
    }

    private string? Of(ref Utf8JsonReader reader, int depth) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Begin(depth + 1, isList: false),
        JsonTokenType.StartArray => Begin(depth + 1, isList: true),
        JsonTokenType.PropertyName => OfKey(ref reader, LevelAt(depth)),
        JsonTokenType.String when !IsText(ref reader) => $"has text that is not Unicode in {KeyAt(depth)}",
        JsonTokenType.Null when refusesNullItems && LevelAt(depth).IsList => $"has null for an item of {KeyAt(depth)}",
        _ => null,
    };

    private string? OfKey(ref Utf8JsonReader reader, Level level)
    {
        if (!IsText(ref reader))
        {
            return "has a key that is not Unicode";
        }

        _key = level.Key = reader.GetString()!;
        return level.Keys.Add(_key) ? null : $"has the key \"{Shortened.Of(_key, Shortened.Name)}\" twice";
    }

    private string? Begin(int depth, bool isList)
    {
        var level = LevelAt(depth);
        level.Keys.Clear();
        level.IsList = isList;
        return null;
    }

    /// <summary>Escapes can spell half a surrogate pair; bytes can be no UTF-8.</summary>
    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.ValueIsEscaped ? reader.GetString() is not null : Utf8.IsValid(reader.ValueSpan);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The key that a value at this depth belongs to, through lists of lists.</summary>
    private string KeyAt(int depth)
    {
        while (depth > 0 && LevelAt(depth).IsList)
        {
            depth--;
        }

        return depth == 0 ? "the list" : $"\"{LevelAt(depth).Key}\"";
    }

    private Level LevelAt(int depth)
    {
        while (_levels.Count <= depth)
        {
            _levels.Add(new());
        }

        return _levels[depth];
    }

    private sealed class Level
    {
        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public string? Key { get; set; }

        public bool IsList { get; set; }
    }
}

/// <summary>What is wrong with a JSON text, as a clause, and the byte at which it was seen.</summary>
internal readonly record struct JsonFlaw(string What, int At)
{
    /// <summary>The line of <paramref name="json"/> that it stands on, from 1.</summary>
    public int LineIn(ReadOnlySpan<byte> json) => json[..At].Count((byte)'\n') + 1;
}
