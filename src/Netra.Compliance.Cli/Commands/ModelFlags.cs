using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Netra.Compliance.Cli.Models;

namespace Netra.Compliance.Cli.Commands;

/// <summary>A real model on a command line, and what it may use.</summary>
internal sealed class ModelFlags
{
    private const decimal Budget = 1;
    private const long Tokens = 500_000;
    private const decimal Most = 1_000_000_000_000;

    private readonly Option<bool> _real = new("--real-llm")
    {
        Description = "Runs the tests that use a model against a real one, set by "
            + "NETRA_LLM_ENDPOINT, NETRA_LLM_KEY and NETRA_LLM_MODEL.",
    };

    private readonly Option<decimal?> _budget = Amount(
        "--llm-budget", "usd", "Maximum cost in US dollars (default: 1; needs "
            + "NETRA_LLM_INPUT_PRICE and NETRA_LLM_OUTPUT_PRICE, per million tokens).");

    private readonly Option<decimal?> _tokens = Amount(
        "--llm-tokens", "count", "Maximum number of tokens (default: 500000).");

    public void AddTo(Command command)
    {
        command.Add(_real);
        command.Add(_budget);
        command.Add(_tokens);
    }

    /// <summary>What is asked for; null without a real model.</summary>
    /// <exception cref="Inputs.Refusal">Something that the model needs is missing, or there are limits and no
    /// model.</exception>
    public ModelPlan? Plan(ParseResult parsed)
    {
        var (budget, tokens) = (parsed.GetValue(_budget), parsed.GetValue(_tokens));
        return parsed.GetValue(_real) ? Plan(ModelEndpoint.OfMachine(), budget, (long?)tokens ?? Tokens)
            : budget is null && tokens is null ? null
            : throw ModelEndpoint.Usage("--llm-budget and --llm-tokens apply only to a real model: add --real-llm.");
    }

    private static ModelPlan Plan(ModelEndpoint endpoint, decimal? budget, long tokens) =>
        endpoint.Prices is null && budget is not null
            ? throw ModelEndpoint.Usage("--llm-budget needs the model's prices: set "
                + $"{ModelEndpoint.PriceVariables}, or limit the run with --llm-tokens.")
            : new(endpoint, new(endpoint.Prices is null ? null : budget ?? Budget, tokens));

    private static Option<decimal?> Amount(string name, string unit, string description) =>
        new(name) { Description = description, HelpName = unit, CustomParser = argument => Amount(argument, unit) };

    private static decimal? Amount(ArgumentResult argument, string unit)
    {
        var (style, kind) = unit == "usd"
            ? (NumberStyles.AllowDecimalPoint, "an amount in dollars (0.50)")
            : (NumberStyles.None, "a number of tokens (500000)");
        var text = argument.Tokens[0].Value;
        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < Most)
        {
            return amount;
        }

        argument.AddError($"\"{text}\" is not {kind}.");
        return null;
    }
}
