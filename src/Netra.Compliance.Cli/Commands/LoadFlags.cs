using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Load;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Commands;

/// <summary>The options of a load run; it refuses those of tests.</summary>
internal sealed class LoadFlags
{
    private static readonly TimeSpan Unstated = TimeSpan.FromSeconds(30);

    /// <summary>All others select tests, gate on revenue, pay for a model or publish a ledger.</summary>
    private static readonly ImmutableArray<string> OfLoad =
        ["--level", "--duration", "--soak", "--backends", "--configuration", "--out", "--config", "--no-ci"];

    private readonly Option<TimeSpan?> _duration = Length(
        "--duration", "With --level load: length of its phases, as the load program uses it (default: 30s).");

    private readonly Option<TimeSpan?> _soak = Length(
        "--soak", "With --level load: duration of a soak that looks for growth (default: none).");

    public IEnumerable<Option> Options => [_duration, _soak];

    /// <summary>How long the load lasts; null at any other level.</summary>
    /// <exception cref="Refusal">Options that do not go together with the level.</exception>
    public LoadLength? Length(ParseResult parsed, RunLevel level)
    {
        var given = parsed.CommandResult.Children.OfType<OptionResult>().Where(option => !option.Implicit);
        return given.Select(option => option.Option.Name).FirstOrDefault(name => IsForeign(name, level)) is { } name
            ? throw Foreign(name, level)
            : level == RunLevel.Load ? new(parsed.GetValue(_duration) ?? Unstated, parsed.GetValue(_soak))
            : null;
    }

    private bool IsForeign(string name, RunLevel level) =>
        level == RunLevel.Load ? !OfLoad.Contains(name) : name == _duration.Name || name == _soak.Name;

    private static Refusal Foreign(string name, RunLevel level) => new(ExitCode.Usage, level == RunLevel.Load
        ? $"{name} applies to critical tests, but --level load runs none: leave one of them out."
        : $"{name} applies only to load: add --level load, or leave it out.");

    private static Option<TimeSpan?> Length(string name, string description) =>
        new(name) { Description = description, HelpName = "30s|10m|1h", CustomParser = Length };

    private static TimeSpan? Length(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Duration(text) is { } length)
        {
            return length;
        }

        argument.AddError($"\"{text}\" is not a valid duration: give 1s to 24h, such as 30s, 10m or 1h.");
        return null;
    }

    /// <summary>A whole number and a unit; null for anything else, less than a second and more than a day.</summary>
    private static TimeSpan? Duration(string text)
    {
        var unit = text.LastOrDefault() switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        var digits = text.AsSpan(0, Math.Max(0, text.Length - 1));
        var isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var seconds = (long)number * unit;
        return isNumber && seconds is > 0 and <= 86_400 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
