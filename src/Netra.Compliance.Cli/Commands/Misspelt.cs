using System.CommandLine;
using System.Text.RegularExpressions;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Cli.Commands;

/// <summary>Asks for the command or option that a misspelt one was probably meant to be.</summary>
internal static partial class Misspelt
{
    /// <summary>A question to end an error of the command line with; empty where nothing is near, or nothing is unknown.</summary>
    public static string Question(string error, ParseResult parsed)
    {
        var name = Unknown().Match(error).Groups["name"].Value;
        return name.Length == 0 ? "" : Nearest.Question(name, Known(parsed, name.StartsWith('-')));
    }

    private static IEnumerable<string> Known(ParseResult parsed, bool areOptions)
    {
        var command = parsed.CommandResult.Command;
        IEnumerable<Option> options = [.. command.Options, .. parsed.RootCommandResult.Command.Options.Where(option => option.Recursive)];
        return areOptions ? options.Where(option => !option.Hidden).Select(option => option.Name) : command.Subcommands.Select(each => each.Name);
    }

    [GeneratedRegex("^(Unrecognized command or argument|Unknown option) '(?<name>[^'=]+)")]
    private static partial Regex Unknown();
}
