using Netra.Apex.Settings;

namespace Netra.Apex.Data.Usage;

/// <summary>Where the lines of reports are analysed. It shares no transaction with the relational store.</summary>
/// <remarks>Each member throws <see cref="AnalyticsUnavailableException"/> when the store fails or cannot be
/// reached.</remarks>
internal interface IAnalyticsStore
{
    /// <summary>Makes the tables that are missing.</summary>
    Task PrepareAsync(CancellationToken cancel);

    /// <summary>Adds the lines of a report. When it fails, none, some or all of them are there, now or a little
    /// later.</summary>
    Task StageAsync(Guid report, IReadOnlyList<UsageLine> lines, CancellationToken cancel);

    /// <summary>Removes the lines of a report; some stores do so a little later.</summary>
    /// <returns>Whether none is there any more.</returns>
    Task<bool> RemoveAsync(Guid report, CancellationToken cancel);

    /// <summary>The usage by report and GPU, in the order of both; a line that was added twice counts once.</summary>
    /// <param name="reports">Which reports, at least one; null: all, also those that nobody recorded.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<ILookup<Guid, GpuUsage>> UsageAsync(IReadOnlyCollection<Guid>? reports, CancellationToken cancel);
}

/// <summary>The analytics store fails or cannot be reached.</summary>
internal sealed class AnalyticsUnavailableException(Exception cause)
    : Exception("The analytics store is not available. Try again later.", cause);

/// <summary>What both stores are asked in the same words.</summary>
internal static class UsageSql
{
    public static string Usage(IReadOnlyCollection<Guid>? reports) =>
        $"""
        select report, gpu, count(*) as lines, sum(minutes) as minutes, sum(micros) as micros
        from (select report, line, min(gpu) as gpu, min(minutes) as minutes, min(micros) as micros
              from usage_lines {Among(reports)} group by report, line) as once
        group by report, gpu order by report, gpu
        """;

    public static string Count(Guid report) => $"select count(*) as lines from usage_lines {Among([report])}";

    // Identities that the platform made itself: nothing in them can be anything else.
    public static string Among(IReadOnlyCollection<Guid>? reports) =>
        reports is null ? "" : $"where report in ({string.Join(", ", reports.Select(report => $"'{report}'"))})";
}

/// <summary>The analytics stores that the platform speaks to.</summary>
public enum AnalyticsProvider
{
    /// <summary>A SQLite file of its own; nothing to install.</summary>
    Sqlite,

    /// <summary>A ClickHouse server, over HTTP.</summary>
    ClickHouse,
}

/// <summary>The analytics store: section <c>Apex:Data:Analytics</c>.</summary>
public sealed class AnalyticsSettings
{
    internal const string Section = "Apex:Data:Analytics";
    private const string Example = "http://127.0.0.1:8123/?database=apex";

    /// <summary>Which store.</summary>
    public AnalyticsProvider Provider { get; set; } = AnalyticsProvider.Sqlite;

    /// <summary>SQLite's connection string, or ClickHouse's address with its database:
    /// <c>http://127.0.0.1:8123/?database=apex</c>.</summary>
    public string Connection { get; set; } = "Data Source=analytics.db";

    internal IEnumerable<string> Problems()
    {
        if (Provider == AnalyticsProvider.ClickHouse && !WebAddress.Is(Connection))
        {
            yield return $"{Section}:Connection is not an HTTP address; give ClickHouse's, such as {Example}.";
        }

        if (string.IsNullOrWhiteSpace(Connection))
        {
            yield return $"{Section}:Connection is blank; give {Provider}'s connection.";
        }
    }
}
