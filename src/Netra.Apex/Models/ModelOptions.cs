namespace Netra.Apex.Models;

/// <summary>The language model that agents talk to: any endpoint that speaks OpenAI's chat completions.</summary>
public sealed record ModelOptions
{
    /// <summary>The endpoint up to and with its version, such as <c>http://127.0.0.1:8080/v1</c>; absolute.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The key sent as a bearer token; not blank.</summary>
    public required string Key { get; init; }

    /// <summary>The model's name as the endpoint knows it; not blank.</summary>
    public required string Model { get; init; }

    /// <summary>How often a call that failed for a passing reason (408, 429, 5xx, a lost connection) is made again; 0 or more.</summary>
    public int Retries { get; init; } = 3;
}
