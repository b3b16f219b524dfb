using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Netra.Apex.Data.Usage;

/// <summary>The analytics store in a SQLite file of its own.</summary>
internal sealed class SqliteAnalytics(IOptions<DataSettings> settings) : IAnalyticsStore
{
    private const string Table =
        """
        pragma journal_mode = wal;
        create table if not exists usage_lines (
            report text not null, line integer not null,
            gpu text not null, minutes integer not null, micros integer not null,
            primary key (report, line)) without rowid;
        """;

    private const string Insert =
        """
        insert or ignore into usage_lines
        select $report, key, value ->> 'Gpu', value ->> 'Minutes', value ->> 'Micros' from json_each($lines)
        """;

    public Task PrepareAsync(CancellationToken cancel) =>
        RunAsync(Table, command => command.ExecuteNonQueryAsync(cancel), cancel);

    public Task StageAsync(Guid report, IReadOnlyList<UsageLine> lines, CancellationToken cancel) =>
        RunAsync(Insert, command =>
    {
        command.Parameters.AddWithValue("$report", report.ToString());
        var rows = lines.Select(line => new { line.Gpu, line.Minutes, line.Micros });
        command.Parameters.AddWithValue("$lines", JsonSerializer.Serialize(rows));
        return command.ExecuteNonQueryAsync(cancel);
    }, cancel);

    public async Task<bool> RemoveAsync(Guid report, CancellationToken cancel)
    {
        var sql = $"delete from usage_lines {UsageSql.Among([report])}";
        await RunAsync(sql, command => command.ExecuteNonQueryAsync(cancel), cancel);
        return true;
    }

    public Task<ILookup<Guid, GpuUsage>> UsageAsync(IReadOnlyCollection<Guid>? reports, CancellationToken cancel) =>
        RunAsync(UsageSql.Usage(reports), command => ReadAsync(command, cancel), cancel);

    private static async Task<ILookup<Guid, GpuUsage>> ReadAsync(SqliteCommand command, CancellationToken cancel)
    {
        List<(Guid Report, GpuUsage Usage)> rows = [];
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add((Guid.Parse(reader.GetString(0), CultureInfo.InvariantCulture), UsageOf(reader)));
        }

        return rows.ToLookup(row => row.Report, row => row.Usage);
    }

    private static GpuUsage UsageOf(DbDataReader row) =>
        new(row.GetString(1), row.GetInt32(2), row.GetInt64(3), UsageLine.Dollars(row.GetInt64(4)));

    private async Task<T> RunAsync<T>(string sql, Func<SqliteCommand, Task<T>> run, CancellationToken cancel)
    {
        try
        {
            await using var connection = new SqliteConnection(settings.Value.Analytics.Connection);
            await connection.OpenAsync(cancel);
            await using var command = new SqliteCommand(sql, connection);
            return await run(command);
        }
        catch (SqliteException failed)
        {
            throw new AnalyticsUnavailableException(failed);
        }
    }
}
