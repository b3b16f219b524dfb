using Netra.Apex.Settings;

namespace Netra.Apex.Auth.Agents;

/// <summary>The agents and their model: section <c>Apex:Auth:Agents</c>.</summary>
internal sealed class AgentsSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Apex:Auth:Agents";

    /// <summary>The language model; null: none, and no run starts.</summary>
    public ModelSettings? Model { get; set; }

    /// <summary>How long one agent may take, tools included, on the platform's clock; from a millisecond to a
    /// day.</summary>
    public TimeSpan StepLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>What cannot be used, in sentences.</summary>
    public IEnumerable<string> Problems() =>
        [.. Times.Problems(Section, Times.Shortest, (nameof(StepLimit), StepLimit)), .. Model?.Problems() ?? []];
}

/// <summary>A language model: any endpoint that speaks OpenAI's chat completions.</summary>
internal sealed class ModelSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = $"{AgentsSettings.Section}:Model";

    /// <summary>The endpoint up to and with its version, such as <c>http://127.0.0.1:8080/v1</c>; absolute.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key sent as a bearer token; not blank.</summary>
    public string Key { get; set; } = "";

    /// <summary>The model's name as the endpoint knows it; not blank.</summary>
    public string Model { get; set; } = "";

    /// <summary>How often a call that failed for a passing reason (408, 429, 5xx, no connection) is made
    /// again.</summary>
    public int Retries { get; set; } = 3;

    private (bool Wrong, string Problem)[] Checks =>
    [
        (Endpoint is not { IsAbsoluteUri: true },
            "Endpoint is not an absolute address; set one such as https://host/v1."),
        (string.IsNullOrWhiteSpace(Key), "Key is blank; set the endpoint's API key."),
        (string.IsNullOrWhiteSpace(Model), "Model is blank; set the model's name at the endpoint."),
        (Retries < 0, $"Retries is {Retries}; set 0 or more."),
    ];

    /// <summary>What cannot be used, in sentences.</summary>
    public IEnumerable<string> Problems() =>
        Checks.Where(check => check.Wrong).Select(check => $"{Section}:{check.Problem}");
}
