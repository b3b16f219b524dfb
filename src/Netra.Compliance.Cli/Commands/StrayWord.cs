using System.CommandLine;
using System.CommandLine.Parsing;

namespace Netra.Compliance.Cli.Commands;

/// <summary>A word behind a flag that was meant for the flag, and would be read as a path that is not there.</summary>
internal static class StrayWord
{
    /// <summary>What is to be said of the first; null for none, or where a command takes other words.</summary>
    public static string? In(ParseResult parsed, Terminal terminal)
    {
        var takesPaths = parsed.CommandResult.Command.Arguments.Any(PathArgument.Is);
        var pairs = parsed.Tokens.Zip(parsed.Tokens.Skip(1), (flag, word) => (Flag: flag, Word: word));
        return pairs.Where(pair => takesPaths && IsFlag(pair.Flag, parsed) && IsStray(pair.Word, terminal))
            .Select(pair => Sentence(pair.Flag.Value, pair.Word.Value)).FirstOrDefault();
    }

    private static string Sentence(string flag, string word) =>
        $"'{word}' behind {flag} is neither true nor false, and no file or folder here.";

    private static bool IsFlag(Token token, ParseResult parsed) =>
        token.Type == TokenType.Option && parsed.CommandResult.Command.Options
            .Where(option => option.Name == token.Value || option.Aliases.Contains(token.Value))
            .Any(option => option.ValueType == typeof(bool) || option.ValueType == typeof(bool?));

    private static bool IsStray(Token token, Terminal terminal) =>
        token.Type == TokenType.Argument && !bool.TryParse(token.Value, out _)
        && token.Value.All(char.IsLetterOrDigit) && !Path.Exists(terminal.Full(token.Value));
}
