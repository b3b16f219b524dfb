using System.CommandLine;
using System.CommandLine.Parsing;

namespace Netra.Compliance.Cli.Commands;

/// <summary>Arguments that are paths: what looks like an option and is none is refused, not taken for a file.</summary>
internal static class PathArgument
{
    public static Argument<string[]> OneOrMore(string name, string description)
    {
        var argument = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    public static Argument<string?> Optional(string name, string description)
    {
        var argument = new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    private static void RefuseOptions(ArgumentResult argument)
    {
        if (argument.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
        {
            argument.AddError($"Unknown option '{option.Value}'.");
        }
    }
}
