using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Models;

namespace Netra.Compliance.Cli.Tests.Models;

/// <summary>The variables that name a model.</summary>
public sealed class ModelEndpointTests
{
    private const string Missing = "--real-llm needs NETRA_LLM_KEY and NETRA_LLM_MODEL, which are not set: ";

    [Theory]
    [InlineData("https://host/v1", "https://host/v1/chat/completions")]
    [InlineData("https://host/v1/", "https://host/v1/chat/completions")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/chat/completions")]
    [InlineData("https://host/openai?api-version=1", "https://host/openai/chat/completions?api-version=1")]
    public void Finds_chat_completions_below_the_endpoint(string address, string completions) =>
        Assert.Equal(completions, ModelEndpoint.Of(Variables(address).GetValueOrDefault).Completions.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Names_what_is_missing(string? nothing)
    {
        var refusal = Refusal(new() { ["NETRA_LLM_ENDPOINT"] = "https://host/v1", ["NETRA_LLM_KEY"] = nothing! });
        Assert.StartsWith(Missing, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, refusal.Code);
    }

    [Theory]
    [InlineData("NETRA_LLM_ENDPOINT", "hunter2", "NETRA_LLM_ENDPOINT is not an address such as https://host/v1.")]
    [InlineData("NETRA_LLM_ENDPOINT", "ftp://host/hunter2",
        "NETRA_LLM_ENDPOINT is not an address such as https://host/v1.")]
    [InlineData("NETRA_LLM_ENDPOINT", "https://me:hunter2@host/v1",
        "NETRA_LLM_ENDPOINT is not an address such as https://host/v1.")]
    [InlineData("NETRA_LLM_KEY", "hunter2\nhunter2",
        "NETRA_LLM_KEY contains a character that is not allowed in a key.")]
    [InlineData("NETRA_LLM_INPUT_PRICE", "hunter2",
        "NETRA_LLM_INPUT_PRICE is not a price in US dollars per million tokens, such as 0.15.")]
    [InlineData("NETRA_LLM_INPUT_PRICE", "-1",
        "NETRA_LLM_INPUT_PRICE is not a price in US dollars per million tokens, such as 0.15.")]
    [InlineData("NETRA_LLM_INPUT_PRICE", "1",
        "NETRA_LLM_INPUT_PRICE and NETRA_LLM_OUTPUT_PRICE belong together: set both or neither.")]
    public void Refuses_what_it_cannot_understand_and_does_not_quote_it(string name, string value, string sentence)
    {
        var variables = Variables("https://host/v1");
        variables[name] = value;
        var refusal = Refusal(variables);
        Assert.Equal((ExitCode.Usage, sentence), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void Reads_prices_with_a_point_whatever_the_culture()
    {
        var variables = Variables("https://host/v1");
        (variables["NETRA_LLM_INPUT_PRICE"], variables["NETRA_LLM_OUTPUT_PRICE"]) = ("0.15", "0");
        Assert.Equal(new ModelPrices(0.15m, 0), ModelEndpoint.Of(variables.GetValueOrDefault).Prices);
    }

    private static Dictionary<string, string> Variables(string address) => new()
    {
        ["NETRA_LLM_ENDPOINT"] = address,
        ["NETRA_LLM_KEY"] = "key",
        ["NETRA_LLM_MODEL"] = "model",
    };

    private static Refusal Refusal(Dictionary<string, string> variables) =>
        Assert.Throws<Refusal>(() => ModelEndpoint.Of(variables.GetValueOrDefault));
}
