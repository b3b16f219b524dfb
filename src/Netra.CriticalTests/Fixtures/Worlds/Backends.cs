namespace Netra.CriticalTests.Fixtures.Worlds;

/// <summary>What this run meets: the servers that <c>netra run --backends</c> started, or what runs in the
/// process.</summary>
internal static class Backends
{
    /// <summary>An admin's connection string to PostgreSQL; null: SQLite.</summary>
    public static string? Postgres => Server("NETRA_POSTGRES");

    /// <summary>ClickHouse's HTTP address; null: a second SQLite file.</summary>
    public static string? ClickHouse => Server("NETRA_CLICKHOUSE");

    /// <summary>Redis's host and port; null: Garnet.</summary>
    public static string? Redis => Server("NETRA_REDIS");

    /// <summary>Varnish's address; null: YARP.</summary>
    public static string? Edge => Server("NETRA_EDGE");

    /// <summary>The folder of the sockets on which Varnish looks for its 64 worlds.</summary>
    /// <exception cref="InvalidOperationException">There is a Varnish, but its sockets are not known.</exception>
    public static string EdgeSockets => Server("NETRA_EDGE_SOCKETS")
        ?? throw new InvalidOperationException(
            "NETRA_EDGE is set, but NETRA_EDGE_SOCKETS is not: set both, or run the tests by netra run --backends "
            + "services.");

    /// <summary>Prometheus's address; null: the platform is scraped by the tests themselves.</summary>
    public static string? Prometheus => Server("NETRA_PROMETHEUS");

    /// <summary>The addresses that Prometheus scrapes, <c>host:port</c> each, separated by commas.</summary>
    /// <exception cref="InvalidOperationException">There is a Prometheus, but its targets are not known.</exception>
    public static string PrometheusTargets => Server("NETRA_PROMETHEUS_TARGETS")
        ?? throw new InvalidOperationException(
            "NETRA_PROMETHEUS is set, but NETRA_PROMETHEUS_TARGETS is not: set both, or run the tests by netra run "
            + "--backends services.");

    /// <summary>InfluxDB's address; null: a receiver in this process.</summary>
    public static string? InfluxDb => Server("NETRA_INFLUXDB");

    private static string? Server(string variable)
    {
        var mode = Environment.GetEnvironmentVariable("NETRA_BACKENDS") ?? "embedded";
        var server = mode == "embedded" ? null : Environment.GetEnvironmentVariable(variable);
        return server is null && mode == "services"
            ? throw new InvalidOperationException(
                $"NETRA_BACKENDS is services, but {variable} is not set: run the tests by netra run --backends "
                + $"services.")
            : server;
    }
}
