using System.Runtime.InteropServices;
using System.Text.Json;
using Netra.Apex.Load.Knee;
using Netra.Apex.Load.Measuring;
using Netra.Apex.Load.Soaking;
using Netra.CriticalTests.Fixtures.Worlds;

namespace Netra.Apex.Load;

/// <summary>What a run of the load has shown, as docs/formats/load.schema.json says.</summary>
internal sealed record LoadReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The format and its version.</summary>
    public string Schema => "netra/load/1";

    /// <summary>When the run began, UTC, to the second.</summary>
    public required string Started { get; init; }

    /// <summary>How long it took, with all that was started for it.</summary>
    public required double Seconds { get; init; }

    /// <summary>What stood behind the platform.</summary>
    public required IReadOnlyList<MetBackend> Backends { get; init; }

    /// <summary>What platform and traffic ran on.</summary>
    public MachineFacts Machine { get; init; } = MachineFacts.Here;

    /// <summary>What the traffic was made of.</summary>
    public IReadOnlyList<KindShare> Mix { get; } =
        [.. Traffic.Mix.Kinds.Select(kind => new KindShare(kind.Name, kind.Share))];

    /// <summary>The phases in order; the search for the knee has one for each window.</summary>
    public required IReadOnlyList<PhaseFigures> Phases { get; init; }

    /// <summary>The knee; null when it was not found.</summary>
    public required KneePoint? Knee { get; init; }

    /// <summary>The soak; null without one.</summary>
    public required SoakFigures? Soak { get; init; }

    /// <summary>Whether there are no problems.</summary>
    public bool Held => Problems.Count == 0;

    /// <summary>What did not hold, in sentences.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Writes the report; the file is there whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteTo(string file)
    {
        var partial = $"{file}.{Guid.NewGuid():N}.partial";
        File.WriteAllText(partial, ToJson());
        File.Move(partial, file, overwrite: true);
    }
}

/// <summary>A kind of request and its share of all.</summary>
internal sealed record KindShare(string Kind, double Share);

/// <summary>What a platform and its traffic ran on, as far as it explains figures.</summary>
/// <param name="Processors">Processors that this process may use.</param>
/// <param name="MemoryBytes">Memory that it may use.</param>
/// <param name="System">The operating system.</param>
internal sealed record MachineFacts(int Processors, long MemoryBytes, string System)
{
    /// <summary>This machine.</summary>
    public static MachineFacts Here { get; } = new(
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.OSDescription);
}

/// <summary>What stood behind a need of the platform.</summary>
/// <param name="Need">What it is for.</param>
/// <param name="Name">Its product name.</param>
/// <param name="Kind"><c>embedded</c>, within the program of the load, or <c>services</c>, a server.</param>
internal sealed record MetBackend(string Need, string Name, string Kind)
{
    /// <summary>Those of this run.</summary>
    public static IReadOnlyList<MetBackend> OfRun() =>
    [
        Of("relational", Backends.Postgres, "PostgreSQL", "SQLite"),
        Of("analytics", Backends.ClickHouse, "ClickHouse", "SQLite"),
        Of("cache", Backends.Redis, "Redis", "Garnet"),
        Of("identity", server: null, "", "OpenIddict"),
        Of("model", server: null, "", "Scripted model"),
    ];

    private static MetBackend Of(string need, string? server, string served, string embedded) =>
        server is null ? new MetBackend(need, embedded, "embedded") : new MetBackend(need, served, "services");
}
