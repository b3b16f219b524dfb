using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Netra.Apex.Network;

namespace Netra.Apex.Data.Usage;

/// <summary>The analytics store in ClickHouse, over HTTP.</summary>
/// <remarks>One partition, because an insert is atomic to readers only within one. No deduplication by the server:
/// reading does it.</remarks>
internal sealed class ClickHouseAnalytics(IHttpClientFactory clients, IOptions<DataSettings> settings) : IAnalyticsStore
{
    private const string Table =
        """
        create table if not exists usage_lines (report String, line Int32, gpu String, minutes Int32, micros Int64)
        engine = MergeTree partition by tuple() order by (report, line)
        """;

    private const string PlainNumbers = "output_format_json_quote_64bit_integers";
    private const string Insert = "insert into usage_lines format JSONEachRow";

    public Task PrepareAsync(CancellationToken cancel) => SendAsync(Table, lines: null, cancel);

    public Task StageAsync(Guid report, IReadOnlyList<UsageLine> lines, CancellationToken cancel) =>
        SendAsync(Insert, new StringContent(string.Join('\n', lines.Select((line, index) => JsonSerializer.Serialize(
            new { report, line = index, gpu = line.Gpu, minutes = line.Minutes, micros = line.Micros })))), cancel);

    // The server deletes behind our backs: nothing is gone before a later look finds nothing.
    public async Task<bool> RemoveAsync(Guid report, CancellationToken cancel)
    {
        if (await ReadAsync<Counted>(UsageSql.Count(report), cancel) is [{ Lines: 0 }])
        {
            return true;
        }

        await SendAsync($"alter table usage_lines delete {UsageSql.Among([report])}", lines: null, cancel);
        return false;
    }

    public async Task<ILookup<Guid, GpuUsage>> UsageAsync(
        IReadOnlyCollection<Guid>? reports, CancellationToken cancel) =>
        (await ReadAsync<Row>(UsageSql.Usage(reports), cancel)).ToLookup(row => row.Report, row => row.ToUsage());

    // The server reports what goes wrong after its first row in the place of a row.
    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, CancellationToken cancel)
    {
        var text = await SendAsync($"{sql} format JSONEachRow", lines: null, cancel);
        try
        {
            return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(row => JsonSerializer.Deserialize<T>(row, JsonSerializerOptions.Web)!)];
        }
        catch (JsonException unreadable)
        {
            throw new AnalyticsUnavailableException(unreadable);
        }
    }

    // A statement travels in the body unless lines do: an address has its limits.
    private Task<string> SendAsync(string sql, HttpContent? lines, CancellationToken cancel)
    {
        var address = QueryHelpers.AddQueryString(settings.Value.Analytics.Connection, PlainNumbers, "0");
        return lines is null
            ? PostAsync(address, new StringContent(sql), cancel)
            : PostAsync(QueryHelpers.AddQueryString(address, "query", sql), lines, cancel);
    }

    private async Task<string> PostAsync(string address, HttpContent content, CancellationToken cancel)
    {
        try
        {
            using var http = clients.CreateClient(nameof(ClickHouseAnalytics));
            using var response = await http.PostAsync(new Uri(address), content, cancel);
            var text = await response.Content.ReadAsStringAsync(cancel);
            return response.IsSuccessStatusCode ? text : throw new HttpRequestException(text);
        }
        catch (Exception failed) when (HttpFailures.IsOutage(failed))
        {
            throw new AnalyticsUnavailableException(failed);
        }
    }

    private sealed record Counted(long Lines);

    private sealed record Row(Guid Report, string Gpu, int Lines, long Minutes, long Micros)
    {
        public GpuUsage ToUsage() => new(Gpu, Lines, Minutes, UsageLine.Dollars(Micros));
    }
}
