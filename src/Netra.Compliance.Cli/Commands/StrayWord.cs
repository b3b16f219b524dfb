using System.CommandLine;
using System.CommandLine.Parsing;

namespace Netra.Compliance.Cli.Commands;

/// <summary>A word behind a flag that was meant for the flag, and would be read as a path that is not there.</summary>
internal static class StrayWord
{
    /// <summary>What is to be said of the first; null where there is none, or the command takes words that are no paths.</summary>
    public static string? In(ParseResult parsed, Terminal terminal)
    {
        var takesPaths = parsed.CommandResult.Command.Arguments.Any(PathArgument.Is);
        var pairs = parsed.Tokens.Zip(parsed.Tokens.Skip(1)).Where(pair => takesPaths && IsFlag(pair.First, parsed));
        return pairs.Select(pair => (pair.First, Word: pair.Second)).Where(pair => IsStray(pair.Word, terminal))
            .Select(pair => $"'{pair.Word.Value}' behind {pair.First.Value} is neither true nor false, and no file or folder here.").FirstOrDefault();
    }

    private static bool IsFlag(Token token, ParseResult parsed) =>
        token.Type == TokenType.Option && parsed.CommandResult.Command.Options.Any(option =>
            (option.Name == token.Value || option.Aliases.Contains(token.Value)) && (option.ValueType == typeof(bool) || option.ValueType == typeof(bool?)));

    private static bool IsStray(Token token, Terminal terminal) =>
        token.Type == TokenType.Argument && !bool.TryParse(token.Value, out _)
        && token.Value.All(char.IsLetterOrDigit) && !Path.Exists(terminal.Full(token.Value));
}
