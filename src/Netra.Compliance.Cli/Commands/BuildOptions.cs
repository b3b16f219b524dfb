using System.CommandLine;
using System.CommandLine.Parsing;
using Netra.Compliance.Analyzers.Options;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Building;

namespace Netra.Compliance.Cli.Commands;

/// <summary>Options of the commands that build.</summary>
internal static class BuildOptions
{
    public static Option<string> Configuration() => new("--configuration", "-c")
    {
        Description = "The build's configuration.",
        HelpName = "name",
        DefaultValueFactory = _ => "Debug",
    };

    public static Option<BackendMode> Backends(BackendMode unstated) => OneOf(
        "--backends",
        "embedded: nothing to install; auto: servers where available; services: a server for every need.",
        unstated, "embedded", "auto", "services");

    public static string Target(string? path, Terminal terminal) =>
        path is null ? BuildTarget.Near(terminal.Folder) : BuildTarget.At(terminal.Full(path));

    /// <summary>An option that takes one of a few words and refuses every other.</summary>
    public static Option<T> OneOf<T>(string name, string description, T unstated, params string[] words) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', words),
        DefaultValueFactory = _ => unstated,
        CustomParser = argument => Parse<T>(argument, name, words),
    };

    private static T? Parse<T>(ArgumentResult argument, string name, string[] words)
    {
        var word = argument.Tokens[0].Value;
        if (!words.Contains(word))
        {
            argument.AddError(NotSupported(word, name, words));
            return default;
        }

        return typeof(T).IsEnum ? (T)Enum.Parse(typeof(T), word, ignoreCase: true) : (T)(object)word;
    }

    private static string NotSupported(string word, string name, string[] words)
    {
        var supported = $"{string.Join(", ", words)} {(words.Length == 1 ? "is" : "are")}";
        return $"'{word}' is not supported for {name}: {supported}.{Nearest.Question(word, words)}";
    }
}
