using System.Text;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>
/// Text of any origin, for a place within a line of Markdown: it stays on that line and in its cell, is shortened when
/// it is long, turns nothing beside it round, and makes no element, emphasis, code, mathematics, heading, list, link,
/// mention or reference, also where a forge links bare addresses, names and numbers.
/// </summary>
internal static partial class MarkdownText
{
    private const string Meaningful = "\\`*_[]|~";

    /// <summary>Joins words without being seen, so that a forge finds no name, number or address.</summary>
    private const string Joiner = "&#x2060;";

    /// <summary>Ends a run of letters that are read from the right, so that a number after it stays in its
    /// place.</summary>
    private const string LeftToRight = "&lrm;";

    public static string Of(string? text) => text is null ? "" : Escaped(PlainText.Line(OneLine(text)));

    private static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(LineStart().Match(text).Value.Length == 0 ? "" : "\\");
        var start = Ordinal().Match(text) is { Success: true } ordinal ? ordinal.Length : -1;
        for (var index = 0; index < text.Length; index++)
        {
            escaped.Append(index == start ? "\\" : "").Append(Escaped(text, index));
        }

        return escaped.Append(RightToLeft().IsMatch(text) ? LeftToRight : "").ToString();
    }

    private static string Escaped(string text, int index) => text[index] switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '$' when index + 1 == text.Length || !char.IsAsciiDigit(text[index + 1]) => "\\$",
        var character when Meaningful.Contains(character) => $"\\{character}",
        var character => IsLinked(text, index) ? $"{character}{Joiner}" : character.ToString(),
    };

    /// <summary>The last character before a part that makes a forge link: @name, #1, GH-1, scheme://, www.</summary>
    private static bool IsLinked(string text, int index) => text[index] switch
    {
        '@' => index + 1 < text.Length && char.IsLetterOrDigit(text[index + 1]),
        '#' or '-' =>
            index + 1 < text.Length && char.IsAsciiDigit(text[index + 1])
                && (text[index] == '#' || Before(text, index, "GH")),
        ':' => text.AsSpan(index).StartsWith("://") || Before(text, index, "mailto") || Before(text, index, "xmpp"),
        '.' => Before(text, index, "www"),
        _ => false,
    };

    private static bool Before(string text, int index, string word) =>
        text.AsSpan(0, index).EndsWith(word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[\s\u0085\u2028\u2029]+")]
    private static partial Regex Blanks();

    /// <summary>What begins a heading, a list, a rule or an underline at the start of a line.</summary>
    [GeneratedRegex("^(#|=|[-+](?=$|[-+ ]))")]
    private static partial Regex LineStart();

    /// <summary>The number of a list's item, up to the sign behind it.</summary>
    [GeneratedRegex("^[0-9]{1,9}(?=[.)]($| ))")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\uD802\uD803\uD83A\uD83B]")]
    private static partial Regex RightToLeft();
}
