using System.Text;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>Text of any origin, made plain text for Markdown: one line, nothing in it means anything.</summary>
internal static class MarkdownText
{
    private const string Meaningful = "\\`*_[]|~@";

    public static string Of(string? text) => text is null ? "" : Escaped(text).ToString();

    private static StringBuilder Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            Append(escaped, character);
        }

        return escaped;
    }

    private static StringBuilder Append(StringBuilder text, char character) => character switch
    {
        '<' => text.Append("&lt;"),
        '>' => text.Append("&gt;"),
        '&' => text.Append("&amp;"),
        _ when char.IsControl(character) => text.Append(' '),
        _ when Meaningful.Contains(character) => text.Append('\\').Append(character),
        _ => text.Append(character),
    };
}
