using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Load;

/// <summary>What a load program measured: <c>netra/load/1</c>, see docs/formats/load.schema.json.</summary>
internal sealed record LoadResult
{
    /// <summary>The format's name, without its major.</summary>
    public const string Format = "netra/load";

    /// <summary>The newest major that is read.</summary>
    public const int Major = 1;

    public required string Schema { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required double Seconds { get; init; }

    public required ImmutableArray<BackendEvent> Backends { get; init; }

    public required LoadMachine Machine { get; init; }

    public required ImmutableArray<LoadShare> Mix { get; init; }

    public required ImmutableArray<LoadPhase> Phases { get; init; }

    /// <summary>Null when no rate that was tried is past the knee.</summary>
    public required LoadKnee? Knee { get; init; }

    /// <summary>Null when none was asked for.</summary>
    public required LoadSoak? Soak { get; init; }

    public required bool Held { get; init; }

    public required ImmutableArray<string> Problems { get; init; }

    /// <summary>The phase at a rate well below the knee, which runs are compared by.</summary>
    [JsonIgnore]
    public LoadPhase? Steady => Phases.FirstOrDefault(phase => phase.Name == LoadPhase.SteadyName);

    /// <summary>The rates that were tried for the knee, the lowest first.</summary>
    [JsonIgnore]
    public ImmutableArray<LoadPhase> Search =>
        [.. Phases.Where(phase => phase.Name == LoadPhase.SearchName).OrderBy(phase => phase.Offered)];
}

/// <summary>Where the load was made.</summary>
internal sealed record LoadMachine(int Processors, long MemoryBytes, string System);

/// <summary>A kind of request and its part of the traffic, from 0 to 1.</summary>
internal sealed record LoadShare(string Kind, double Share);

/// <summary>Requests and how they went; latencies from when a request was due, throughput a second.</summary>
internal record LoadFigures
{
    public required long Sent { get; init; }

    public required long Answered { get; init; }

    /// <summary>Refused by the platform because it was overloaded.</summary>
    public required long Shed { get; init; }

    public required long Failed { get; init; }

    public required double Throughput { get; init; }

    public required double P50Ms { get; init; }

    public required double P99Ms { get; init; }

    public required double P999Ms { get; init; }

    public required double MaxMs { get; init; }

    /// <summary>The median; null without an answer.</summary>
    [JsonIgnore]
    public double? P50 => Of(P50Ms, least: 1);

    /// <summary>Null where so few requests were answered that it would be the slowest of them.</summary>
    [JsonIgnore]
    public double? P99 => Of(P99Ms, least: 100);

    /// <summary>Likewise.</summary>
    [JsonIgnore]
    public double? P999 => Of(P999Ms, least: 1_000);

    /// <summary>The slowest answer; null without one.</summary>
    [JsonIgnore]
    public double? Max => Of(MaxMs, least: 1);

    private double? Of(double latency, int least) => Answered >= least ? latency : null;
}

/// <summary>Traffic at one rate, <c>Offered</c> requests a second.</summary>
internal sealed record LoadPhase : LoadFigures
{
    public const string SearchName = "knee search";
    public const string SteadyName = "steady";
    public const string OverloadName = "overload";
    public const string SoakName = "soak";

    public required string Name { get; init; }

    public required double Offered { get; init; }

    public required double Seconds { get; init; }

    public required ImmutableArray<LoadKind> Kinds { get; init; }
}

/// <summary>One kind of request within a phase.</summary>
internal sealed record LoadKind : LoadFigures
{
    public required string Kind { get; init; }
}

/// <summary>The highest rate that the platform keeps up with, and why the next one is too high, as a clause.</summary>
internal sealed record LoadKnee(double Offered, double Throughput, double P99Ms, string Because);

/// <summary>Steady traffic for long, and the resources that the platform held.</summary>
internal sealed record LoadSoak(
    double Seconds, ImmutableArray<SoakSample> Samples, ImmutableArray<SoakMeasure> Measures)
{
    /// <summary>What does not stay flat.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Growing =>
        [.. Measures.Where(measure => !measure.IsFlat).Select(measure => measure.What)];
}

/// <summary>What the platform's process holds at one moment of the soak.</summary>
internal sealed record SoakSample(double Second, long MemoryBytes, long Handles, long Threads, long Connections);

/// <summary>One thing that must not grow; <c>Growth</c> is over the whole soak, and at most <c>Limit</c>.</summary>
internal sealed record SoakMeasure(string What, double Before, double After, double Growth, double Limit, bool IsFlat)
{
    public const string Memory = "memory";
    public const string Handles = "handles";
    public const string Threads = "threads";
    public const string Connections = "connections";

    /// <summary>The same thing in a sample.</summary>
    public double In(SoakSample sample) => What switch
    {
        Memory => sample.MemoryBytes,
        Handles => sample.Handles,
        Threads => sample.Threads,
        _ => sample.Connections,
    };
}
