using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Settings;

namespace Netra.Compliance.Cli.Commands;

/// <summary>The gate's thresholds on a command line; they win over <c>netra.json</c>.</summary>
internal sealed class GateFlags
{
    private readonly Option<decimal?> _maxAtRisk = new("--max-at-risk")
    {
        Description = "US dollars a month that may be at risk (default: 0).",
        HelpName = "usd",
        CustomParser = Dollars,
    };

    private readonly Option<Threshold?> _minProtected =
        Share("--min-protected", "Revenue that must be protected or proven, in dollars or percent (default: 100%).");
    private readonly Option<Threshold?> _minProven =
        Share("--min-proven", "Revenue that must be proven, in dollars or percent (default: no minimum).");

    private readonly Option<Threshold?> _maxLost =
        Share("--max-lost", "With --baseline: revenue that may be lost, in dollars or percent (default: 0).");
    private readonly Option<bool?> _noNewUnproven =
        Rule("--no-new-unproven", "With --baseline: what was proven must still be, and what is new must be proven.");
    private readonly Option<bool?> _noNewFindings =
        Rule("--no-new-findings", "With --baseline: there must be no new open findings.");

    private readonly Option<Threshold?> _minMutationScore = new("--min-mutation-score")
    {
        Description =
            "Share of the reached mutants that critical tests must detect (default: no minimum).",
        HelpName = "percent%",
        CustomParser = Score,
    };

    private readonly Option<string?> _config =
        PathArgument.Option("--config", "The settings file (default: netra.json in the folder).", "file");

    public void AddTo(Command command)
    {
        command.Add(_maxAtRisk);
        command.Add(_minProtected);
        command.Add(_minProven);
        new List<Option> { _maxLost, _noNewUnproven, _noNewFindings, _config }.ForEach(command.Add);
    }

    /// <summary>The rule about mutation reports, for a command that reads them.</summary>
    public void AddMutationScoreTo(Command command) => command.Add(_minMutationScore);

    public GateOptions Over(NetraSettings settings, ParseResult parsed) =>
        new GateOptions(parsed.GetValue(_maxAtRisk), parsed.GetValue(_minProtected), parsed.GetValue(_minProven))
        {
            MinMutationScore = parsed.GetResult(_minMutationScore) is null ? null : parsed.GetValue(_minMutationScore),
            MaxLost = parsed.GetValue(_maxLost),
            NoNewUnproven = parsed.GetValue(_noNewUnproven),
            NoNewFindings = parsed.GetValue(_noNewFindings),
        }.Over(settings.Gate ?? new());

    public NetraSettings Settings(ParseResult parsed, Terminal terminal, string folder) =>
        NetraSettings.Read(parsed.GetValue(_config) is { } path ? terminal.Full(path) : null, folder);

    private static Option<bool?> Rule(string name, string description) =>
        new(name) { Description = description, HelpName = "true|false" };

    private static Option<Threshold?> Share(string name, string description) =>
        new(name) { Description = description, HelpName = "usd|percent%", CustomParser = Share };

    private static Threshold? Share(ArgumentResult argument)
    {
        if (Threshold.TryParse(argument.Tokens[0].Value, out var threshold))
        {
            return threshold;
        }

        argument.AddError($"\"{argument.Tokens[0].Value}\" is neither dollars (40000) nor a percentage (95%).");
        return null;
    }

    private static Threshold? Score(ArgumentResult argument)
    {
        if (Threshold.TryParse(argument.Tokens[0].Value, out var threshold) && threshold.IsPercent)
        {
            return threshold;
        }

        argument.AddError($"\"{argument.Tokens[0].Value}\" is not a percentage (80%).");
        return null;
    }

    private static decimal? Dollars(ArgumentResult argument)
    {
        if (decimal.TryParse(
            argument.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd))
        {
            return usd;
        }

        argument.AddError($"\"{argument.Tokens[0].Value}\" is not an amount in dollars (40000).");
        return null;
    }
}
