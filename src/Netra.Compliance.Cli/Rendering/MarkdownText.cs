using System.Text;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>
/// Text of any origin, for a place within a line of Markdown: it stays on that line and in its cell, and makes no element,
/// emphasis, code, link or mention. What stands for itself is left: a renderer may still link a bare address or number.
/// </summary>
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
