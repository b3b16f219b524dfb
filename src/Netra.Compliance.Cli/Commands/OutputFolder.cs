using System.CommandLine;
using System.CommandLine.Parsing;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Commands;

/// <summary>Where the report goes.</summary>
internal static class OutputFolder
{
    private const string Name = "--out";

    private static readonly string Default = Path.Combine("artifacts", "compliance");

    public static Option<string?> Option(string beside) =>
        PathArgument.Option(Name, $"The output folder (default: artifacts/compliance {beside}).", "folder");

    /// <summary>The folder as the command line says, else the one below <paramref name="root"/>; also of a command line
    /// with errors elsewhere.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where relative paths start.</param>
    /// <param name="root">Asked only where the command line does not say.</param>
    public static string Of(ParseResult parsed, Terminal terminal, Func<string> root) =>
        Stated(parsed) is { } stated ? terminal.Full(stated) : Path.Combine(root(), Default);

    /// <summary>An invalid command line also removes the earlier report, so that nobody mistakes it for a new
    /// one.</summary>
    public static void Withdraw(ParseResult parsed, Terminal terminal)
    {
        if (Meant(parsed, terminal) is { } folder)
        {
            ReportFolder.Withdraw(folder);
        }
    }

    private static string? Meant(ParseResult parsed, Terminal terminal) => parsed.CommandResult.Command switch
    {
        RootCommand => Usable(BehindName([.. parsed.UnmatchedTokens])) is { } stated ? terminal.Full(stated) : null,
        var command => command.Options.Any(option => option.Name == Name) ? Understood(parsed, terminal) : null,
    };

    // Behind a misspelt command nothing is parsed.
    private static IEnumerable<string> BehindName(IReadOnlyList<string> words) =>
        words.Zip(words.Skip(1)).Where(pair => pair.First == Name).Select(pair => pair.Second)
            .Concat(
                words.Where(word => word.StartsWith($"{Name}=", StringComparison.Ordinal))
                    .Select(word => word[$"{Name}=".Length..]));

    /// <summary>The solution that a command line names, or the nearest; reports are written beside it.</summary>
    public static string BesideTarget(ParseResult parsed, Terminal terminal) =>
        Path.GetDirectoryName(BuildOptions.Target(First(parsed), terminal))!;

    private static string? Understood(ParseResult parsed, Terminal terminal)
    {
        try
        {
            return Of(parsed, terminal,
                () => parsed.CommandResult.Command.Name == RunCommand.Name
                    ? BesideTarget(parsed, terminal) : terminal.Folder);
        }
        catch (Refusal)
        {
            // Then nobody knows where the report would have gone.
            return null;
        }
    }

    private static string? Stated(ParseResult parsed) =>
        Usable((parsed.GetResult(Name) as OptionResult)?.Tokens.Select(token => token.Value));

    private static string? First(ParseResult parsed) =>
        Usable(
            parsed.CommandResult.Children.OfType<ArgumentResult>()
                .FirstOrDefault()?.Tokens.Select(token => token.Value));

    private static string? Usable(IEnumerable<string>? values) =>
        values?.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)
            && !value.Contains('\0', StringComparison.Ordinal));
}
