using System.Text;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>
/// Takes what a build service would carry out from text as it is written: <c>##[…]</c> and <c>##vso[…]</c> anywhere
/// in a line, and <c>::…::</c> at its beginning. A blank goes between, so that the text can still be read.
/// </summary>
internal sealed class BuildCommands
{
    private Mark _mark;
    private Lead _lead;

    private enum Mark { None, OneHash, TwoHashes }

    private enum Lead { Blank, OneColon, Text }

    /// <summary>The next piece of the text, whatever part of a line it is.</summary>
    public string Break(string text)
    {
        var broken = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            broken.Append(Completes(character) ? " " : "").Append(character);
            Follow(character);
        }

        return broken.ToString();
    }

    /// <summary>The line ends.</summary>
    public void EndLine() => (_mark, _lead) = (Mark.None, Lead.Blank);

    private bool Completes(char character) =>
        (character == '[' && _mark == Mark.TwoHashes) || (character == ':' && _lead == Lead.OneColon);

    private void Follow(char character)
    {
        _mark = (character, _mark) switch
        {
            ('#', Mark.None) => Mark.OneHash,
            ('#', _) => Mark.TwoHashes,
            (_, Mark.TwoHashes) when char.IsAsciiLetter(character) => Mark.TwoHashes,
            _ => Mark.None,
        };
        _lead = character == '\n' || (_lead == Lead.Blank && char.IsWhiteSpace(character)) ? Lead.Blank
            : character == ':' && _lead == Lead.Blank ? Lead.OneColon
            : Lead.Text;
    }
}
