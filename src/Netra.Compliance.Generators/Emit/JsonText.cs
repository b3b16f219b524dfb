using System.Globalization;
using System.Text;

namespace Netra.Compliance.Generators.Emit;

/// <summary>Writes one compact JSON object or array, fields in the order they are given.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private readonly char _close;

    private JsonText(char open, char close)
    {
        _text.Append(open);
        _close = close;
    }

    public static JsonText Object() => new('{', '}');

    public static string Array(IEnumerable<string> items) => "[" + string.Join(",", items) + "]";

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(Escape(character));
        }

        return quoted.Append('"').ToString();
    }

    public JsonText Text(string name, string? value) => Raw(name, value is null ? "null" : Quote(value));

    public JsonText Number(string name, int? value) =>
        Raw(name, value?.ToString(CultureInfo.InvariantCulture) ?? "null");

    public JsonText Truth(string name, bool value) => Raw(name, value ? "true" : "false");

    public JsonText Raw(string name, string json)
    {
        _text.Append(_text.Length > 1 ? "," : "").Append(Quote(name)).Append(':').Append(json);
        return this;
    }

    public override string ToString() => _text.ToString() + _close;

    private static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        < ' ' or '\u007f' or '\u2028' or '\u2029' or (>= '\ud800' and <= '\udfff') =>
            "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
        _ => character.ToString(),
    };
}
