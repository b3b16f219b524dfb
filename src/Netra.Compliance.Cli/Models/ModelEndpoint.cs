using System.Globalization;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Models;

/// <summary>A language model of the user's own, behind an endpoint that speaks OpenAI's chat completions.</summary>
internal sealed class ModelEndpoint
{
    public const string AddressVariable = "NETRA_LLM_ENDPOINT";
    public const string KeyVariable = "NETRA_LLM_KEY";
    public const string NameVariable = "NETRA_LLM_MODEL";
    private const string InputPrice = "NETRA_LLM_INPUT_PRICE";
    private const string OutputPrice = "NETRA_LLM_OUTPUT_PRICE";

    private const NumberStyles PriceStyle = NumberStyles.AllowDecimalPoint;

    private static readonly string[] Needed = [AddressVariable, KeyVariable, NameVariable];

    private ModelEndpoint(Uri address, string key, string name) => (Address, Key, Name) = (address, key, name);

    /// <summary>The variables by which prices are given, as a clause.</summary>
    public static string PriceVariables => $"{InputPrice} and {OutputPrice} (US dollars per million tokens)";

    /// <summary>The endpoint up to and with its version, such as <c>https://host/v1</c>.</summary>
    public Uri Address { get; }

    /// <summary>The key, sent as a bearer token to <see cref="Address"/> and to nobody else.</summary>
    public string Key { get; }

    /// <summary>The model's name as the endpoint knows it.</summary>
    public string Name { get; }

    /// <summary>What the model costs; null when not configured.</summary>
    public ModelPrices? Prices { get; private init; }

    /// <summary>The address of chat completions; a query of <see cref="Address"/> stays.</summary>
    public Uri Completions =>
        new($"{Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/chat/completions{Address.Query}");

    /// <summary>Reads this process's environment and takes the key out of it, so that no child inherits it.</summary>
    /// <exception cref="Refusal">See <see cref="Of"/>.</exception>
    public static ModelEndpoint OfMachine()
    {
        var endpoint = Of(Environment.GetEnvironmentVariable);
        Environment.SetEnvironmentVariable(KeyVariable, null);
        return endpoint;
    }

    /// <summary>Reads an environment.</summary>
    /// <exception cref="Refusal">A variable is missing or cannot be understood; no value is quoted.</exception>
    public static ModelEndpoint Of(Func<string, string?> variables)
    {
        var missing = Needed.Where(name => string.IsNullOrWhiteSpace(variables(name))).ToList();
        return missing.Count > 0
            ? throw Usage($"--real-llm needs {string.Join(" and ", missing)}, which {Are(missing.Count)} not set: "
                + $"{AddressVariable} is the address of an OpenAI-compatible chat completions endpoint, such as "
                + $"https://host/v1, {KeyVariable} its key, and {NameVariable} the model's name there.")
            : new(AddressIn(variables), KeyIn(variables), variables(NameVariable)!.Trim())
                { Prices = PricesIn(variables) };
    }

    /// <summary>A refusal of what the user asks for.</summary>
    public static Refusal Usage(string sentence) => new(ExitCode.Usage, sentence);

    private static string Are(int count) => count == 1 ? "is" : "are";

    private static Uri AddressIn(Func<string, string?> variables) =>
        Uri.TryCreate(variables(AddressVariable)!.Trim(), UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", UserInfo: "" }
            ? address
            : throw Usage($"{AddressVariable} is not an address such as https://host/v1.");

    private static string KeyIn(Func<string, string?> variables) =>
        variables(KeyVariable)!.Trim() is var key && key.All(letter => letter is > ' ' and <= '~')
            ? key
            : throw Usage($"{KeyVariable} contains a character that is not allowed in a key.");

    private static ModelPrices? PricesIn(Func<string, string?> variables) =>
        (PriceIn(variables, InputPrice), PriceIn(variables, OutputPrice)) switch
        {
            ({ } input, { } output) => new ModelPrices(input, output),
            (null, null) => null,
            _ => throw Usage($"{InputPrice} and {OutputPrice} belong together: set both or neither."),
        };

    private static decimal? PriceIn(Func<string, string?> variables, string name) => variables(name) switch
    {
        null or "" => null,
        var text when decimal.TryParse(text, PriceStyle, CultureInfo.InvariantCulture, out var usd) => usd,
        _ => throw Usage($"{name} is not a price in US dollars per million tokens, such as 0.15."),
    };
}
