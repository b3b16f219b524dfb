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

    private readonly Option<bool> _real = new("--real-llm")
    {
        Description = "Lets the tests that talk to a model talk to the one that NETRA_LLM_ENDPOINT, NETRA_LLM_KEY and NETRA_LLM_MODEL name.",
    };

    private readonly Option<decimal?> _budget = Amount(
        "--llm-budget", "usd", "US dollars that the model may cost (1 unless stated; needs NETRA_LLM_INPUT_PRICE and NETRA_LLM_OUTPUT_PRICE).");

    private readonly Option<decimal?> _tokens = Amount("--llm-tokens", "count", "Tokens that the model may use (500000 unless stated).");

    public void AddTo(Command command)
    {
        command.Add(_real);
        command.Add(_budget);
        command.Add(_tokens);
    }

    /// <summary>What is asked for; null without a real model.</summary>
    /// <exception cref="Inputs.Refusal">Something that the model needs is missing, or limits without a model are asked for.</exception>
    public ModelPlan? Plan(ParseResult parsed)
    {
        var (budget, tokens) = (parsed.GetValue(_budget), parsed.GetValue(_tokens));
        return parsed.GetValue(_real) ? Plan(ModelEndpoint.OfMachine(), budget, (long?)tokens ?? Tokens)
            : budget is null && tokens is null ? null
            : throw ModelEndpoint.Usage("--llm-budget and --llm-tokens limit a real model: add --real-llm.");
    }

    private static ModelPlan Plan(ModelEndpoint endpoint, decimal? budget, long tokens) =>
        endpoint.Prices is null && budget is not null
            ? throw ModelEndpoint.Usage("--llm-budget cannot be kept while the prices are unknown: set "
                + $"{ModelEndpoint.PriceVariables}, or limit the run by --llm-tokens.")
            : new(endpoint, new(endpoint.Prices is null ? null : budget ?? Budget, tokens));

    private static Option<decimal?> Amount(string name, string unit, string description) =>
        new(name) { Description = description, HelpName = unit, CustomParser = argument => Amount(argument, unit) };

    private static decimal? Amount(ArgumentResult argument, string unit)
    {
        var (text, style) = (argument.Tokens[0].Value, unit == "usd" ? NumberStyles.AllowDecimalPoint : NumberStyles.None);
        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1_000_000_000_000)
        {
            return amount;
        }

        argument.AddError($"\"{text}\" is not {(unit == "usd" ? "an amount of dollars (0.50)" : "a number of tokens (500000)")}.");
        return null;
    }
}
