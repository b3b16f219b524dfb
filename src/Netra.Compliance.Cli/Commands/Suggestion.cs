using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Cli.Commands;

/// <summary>Asks for the command or option that a misspelt one was probably meant to be.</summary>
internal static partial class Suggestion
{
    /// <summary>A question to end an error of the command line with; empty where nothing is near, or nothing is
    /// unknown.</summary>
    public static string Question(string error, ParseResult parsed)
    {
        var name = Unknown().Match(error).Groups["name"].Value;
        return name.Length == 0 ? "" : Nearest.Question(name, Known(parsed, name.StartsWith('-')));
    }

    private static IEnumerable<string> Known(ParseResult parsed, bool areOptions)
    {
        var command = parsed.CommandResult.Command;
        IEnumerable<Option> options = [.. command.Options,
            .. parsed.RootCommandResult.Command.Options.Where(option => option.Recursive)];
        return areOptions
            ? options.Where(option => !option.Hidden).Select(option => option.Name)
            : command.Subcommands.Select(each => each.Name);
    }

    [GeneratedRegex("^(Unrecognized command or argument|Unknown option) '(?<name>[^'=]+)")]
    private static partial Regex Unknown();
}

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
        $"'{word}' after {flag} is neither true or false nor an existing file or folder.";

    private static bool IsFlag(Token token, ParseResult parsed) =>
        token.Type == TokenType.Option && parsed.CommandResult.Command.Options
            .Where(option => option.Name == token.Value || option.Aliases.Contains(token.Value))
            .Any(option => option.ValueType == typeof(bool) || option.ValueType == typeof(bool?));

    private static bool IsStray(Token token, Terminal terminal) =>
        token.Type == TokenType.Argument && !bool.TryParse(token.Value, out _)
        && token.Value.All(char.IsLetterOrDigit) && !Path.Exists(terminal.Full(token.Value));
}
