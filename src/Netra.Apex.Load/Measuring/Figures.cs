using System.Text.Json.Serialization;

namespace Netra.Apex.Load.Measuring;

/// <summary>What became of a number of requests.</summary>
internal abstract record Figures
{
    /// <summary>Requests that were due.</summary>
    [JsonPropertyOrder(1)]
    public required long Sent { get; init; }

    /// <summary>Requests that got the right answer.</summary>
    [JsonPropertyOrder(1)]
    public required long Answered { get; init; }

    /// <summary>Requests that admission refused.</summary>
    [JsonPropertyOrder(1)]
    public required long Shed { get; init; }

    /// <summary>Requests without an answer, with a wrong one, or that could not be sent.</summary>
    [JsonPropertyOrder(1)]
    public required long Failed { get; init; }

    /// <summary>Requests answered a second, as long as requests were due.</summary>
    [JsonPropertyOrder(1)]
    public required double Throughput { get; init; }

    /// <summary>The median latency of answered requests, from when they were due, in milliseconds; 0 without
    /// one.</summary>
    [JsonPropertyOrder(1)]
    public required double P50Ms { get; init; }

    /// <summary>The 99th percentile, likewise.</summary>
    [JsonPropertyOrder(1)]
    public required double P99Ms { get; init; }

    /// <summary>The 99.9th percentile, likewise.</summary>
    [JsonPropertyOrder(1)]
    public required double P999Ms { get; init; }

    /// <summary>The longest, likewise.</summary>
    [JsonPropertyOrder(1)]
    public required double MaxMs { get; init; }

    /// <summary>Shed of sent, 0 without one.</summary>
    [JsonIgnore]
    public double ShedShare => Sent == 0 ? 0 : (double)Shed / Sent;

    /// <summary>Failed of sent, 0 without one.</summary>
    [JsonIgnore]
    public double FailedShare => Sent == 0 ? 0 : (double)Failed / Sent;
}

/// <summary>What became of the requests of a kind.</summary>
internal sealed record KindFigures : Figures
{
    /// <summary>The kind's name.</summary>
    public required string Kind { get; init; }
}

/// <summary>What became of the requests of a phase.</summary>
internal sealed record PhaseFigures : Figures
{
    /// <summary>The phase's name.</summary>
    public required string Name { get; init; }

    /// <summary>Requests a second that were asked for.</summary>
    public required double Offered { get; init; }

    /// <summary>For how long requests were due.</summary>
    public required double Seconds { get; init; }

    /// <summary>The same of each kind.</summary>
    [JsonPropertyOrder(2)]
    public required IReadOnlyList<KindFigures> Kinds { get; init; }

    /// <summary>Why the first request that failed did, as a clause; null when none did.</summary>
    [JsonIgnore]
    public string? FirstFailure { get; init; }
}
