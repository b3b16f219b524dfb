using System.Text;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Tests.Fuzzing;

/// <summary>Changes one thing of a text of JSON: a byte, a slice, a value, a key or a line. The same seed makes the
/// same changes.</summary>
internal sealed partial class Mutation(int seed)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "1.5", "1e400", "-1e400", "NaN", "Infinity", "2147483648",
        "79228162514264337593543950336",
        "\"\"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "\"NaN\"", "\"passed\"", "\xff\xfe", "[]", "{}", "[null]",
        "[[[[[]]]]]", "{\"a\":1,\"a\":2}",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The bytes, read one by one so that no encoding stands in the way.</summary>
    public byte[] Of(byte[] good) => Encoding.Latin1.GetBytes(Of(Encoding.Latin1.GetString(good)));

    private string CharacterOrNone() => _random.Next(3) == 0 ? "" : ((char)_random.Next(256)).ToString();

    private string Of(string text) => _random.Next(9) switch
    {
        <= 3 => Spliced(text, _random.Next(2) * _random.Next(40), CharacterOrNone()),
        4 => text[.._random.Next(text.Length)],
        5 => Lines(text),
        6 => At(text, KeyAndValue(), "$1,$1"),
        7 => At(text, KeyAndValue(), "\"later\":1"),
        _ => At(text, KeyAndValue(), $"$2:{Values[_random.Next(Values.Length)]}"),
    };

    private string Spliced(string text, int length, string with)
    {
        var at = _random.Next(text.Length);
        return text[..at] + with + text[Math.Min(text.Length, at + length)..];
    }

    private string At(string text, Regex place, string with)
    {
        var places = place.Matches(text);
        if (places.Count == 0)
        {
            return text;
        }

        var one = places[_random.Next(places.Count)];
        return text[..one.Index] + one.Result(with) + text[(one.Index + one.Length)..];
    }

    /// <summary>Takes a line out, doubles it, or moves it.</summary>
    private string Lines(string text)
    {
        var lines = text.Split('\n').ToList();
        var line = lines[_random.Next(lines.Count)];
        var times = _random.Next(3);
        lines.RemoveAt(_random.Next(2) == 0 ? lines.IndexOf(line) : _random.Next(lines.Count));
        Enumerable.Range(0, times).ToList().ForEach(_ => lines.Insert(_random.Next(lines.Count + 1), line));
        return string.Join('\n', lines);
    }

    [GeneratedRegex("""(("\w+"):(?:"(?:[^"\\]|\\.)*"|[\w.+-]+|\[\]|\{\}))""")]
    private static partial Regex KeyAndValue();
}
