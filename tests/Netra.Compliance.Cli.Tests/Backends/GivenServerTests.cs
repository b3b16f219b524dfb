using System.Collections.Immutable;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Backends;

/// <summary>Addresses that the user gives.</summary>
public sealed class GivenServerTests : IDisposable
{
    private readonly TempFolder _home = new();

    [Theory]
    [InlineData("relational", "Password=hunter2;sesame", "NETRA_POSTGRES is not a connection string of Npgsql.")]
    [InlineData("relational", "Host=x;Port=hunter2", "NETRA_POSTGRES is not a connection string of Npgsql.")]
    [InlineData("analytics", "127.0.0.1:8123", "NETRA_CLICKHOUSE is not an address such as http://127.0.0.1:8123/.")]
    [InlineData("cache", "password=hunter2", "NETRA_REDIS is not an address such as 127.0.0.1:6379.")]
    [InlineData("metrics", "127.0.0.1:9090", "NETRA_PROMETHEUS is not an address such as http://127.0.0.1:8123/.")]
    [InlineData("timeseries", "127.0.0.1:8086", "NETRA_INFLUXDB is not an address such as http://127.0.0.1:8123/.")]
    public async Task Refuses_an_address_that_cannot_be_understood(string need, string address, string sentence)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => StartAsync(need, address));
        Assert.Equal((ExitCode.Usage, sentence), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("relational", "Host=127.0.0.1;Port={0};Username=hunter1;Password=hunter2",
        "PostgreSQL does not answer at the address in NETRA_POSTGRES: ")]
    [InlineData("analytics", "http://hunter1:hunter2@127.0.0.1:{0}/",
        "ClickHouse does not answer at the address in NETRA_CLICKHOUSE: ")]
    [InlineData("cache", "127.0.0.1:{0},password=hunter2", "Redis does not answer at the address in NETRA_REDIS: ")]
    [InlineData("metrics", "http://hunter1:hunter2@127.0.0.1:{0}/",
        "Prometheus does not answer at the address in NETRA_PROMETHEUS: ")]
    [InlineData("timeseries", "http://hunter1:hunter2@127.0.0.1:{0}/",
        "InfluxDB does not answer at the address in NETRA_INFLUXDB: ")]
    public async Task Refuses_an_address_where_nothing_answers_and_keeps_passwords_to_itself(
        string need, string address, string sentence)
    {
        using var closed = ReservedPort.Take();
        closed.Dispose();
        var refusal =
            await Assert.ThrowsAsync<Refusal>(() => StartAsync(need, string.Format(null, address, closed.Number)));
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Inventory, refusal.Code);
    }

    public void Dispose() => _home.Dispose();

    private Task<BackendSession> StartAsync(string need, string address)
    {
        var server = Server.All.Single(each => each.Facts.Need == need);
        var given = PlannedNeed.Of(server, Origin.Given) with { Values = [address] };
        var plan = new BackendPlan(BackendMode.Services, Programs.OfMachine(), ImmutableArray.Create(given));
        return BackendSession.StartAsync(
            plan, new(_home.Path, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30)), default);
    }
}
