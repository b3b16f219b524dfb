namespace Netra.Compliance.Cli.Inputs;

/// <summary>Text of any origin, made safe for a terminal: no character in it moves the cursor, colours or erases.</summary>
internal static class PlainText
{
    private const char Instead = '\uFFFD';

    /// <summary>The text; line breaks and tabs stay.</summary>
    public static string Lines(string text) => Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), '\n');

    /// <summary>The text on one line, so that no part of it passes for a line of the tool's own.</summary>
    public static string Line(string text) => Replace(text, '\t');

    private static string Replace(string text, char kept) =>
        string.Create(text.Length, (text, kept), static (made, from) =>
        {
            for (var index = 0; index < made.Length; index++)
            {
                var character = from.text[index];
                made[index] = char.IsControl(character) && character != from.kept && character != '\t' ? Instead : character;
            }
        });
}
