using System.CommandLine;
using System.CommandLine.Parsing;

namespace Netra.Compliance.Cli.Commands;

/// <summary>Arguments and options that are paths: an empty one is refused, as is what looks like an option and is
/// none.</summary>
internal static class PathArgument
{
    private static readonly string[] Names = ["input", "path"];

    /// <summary>Whether an argument of a command is a path, or paths.</summary>
    public static bool Is(Argument argument) => Names.Contains(argument.Name);

    public static Argument<string[]> OneOrMore(string name, string description)
    {
        var argument = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        argument.Validators.Add(RefuseOptions);
        argument.Validators.Add(said => RefuseEmpty(said, name));
        return argument;
    }

    public static Argument<string?> Optional(string name, string description)
    {
        var argument = new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.Validators.Add(RefuseOptions);
        argument.Validators.Add(said => RefuseEmpty(said, name));
        return argument;
    }

    public static Option<string?> Option(string name, string description, string helpName)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(said => RefuseEmpty(said, name));
        return option;
    }

    private static void RefuseOptions(ArgumentResult argument)
    {
        if (argument.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
        {
            argument.AddError($"Unknown option '{option.Value}'.");
        }
    }

    /// <summary>An empty path would stand for the current folder, as when a script's variable is not set.</summary>
    private static void RefuseEmpty(SymbolResult said, string name)
    {
        if (said.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            said.AddError($"'{name}' is an empty path: name a file or a folder, or leave it out.");
        }

        if (said.Tokens.Any(token => token.Value.Contains('\0', StringComparison.Ordinal)))
        {
            said.AddError($"'{name}' contains a NUL character.");
        }
    }
}
