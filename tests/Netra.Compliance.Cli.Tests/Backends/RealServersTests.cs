using System.Net.Sockets;
using Netra.Compliance.Cli.Backends;
using Npgsql;

namespace Netra.Compliance.Cli.Tests.Backends;

/// <summary>What tests are promised of the servers that they are given.</summary>
[Trait("Needs", "Servers")]
public sealed class RealServersTests(RealServers servers) : IClassFixture<RealServers>
{
    [Fact]
    public void Names_every_server_that_it_has_started() =>
        Assert.Matches(
            "^PostgreSQL [0-9.]+, ClickHouse [0-9.]+, Redis [0-9.]+, Varnish, Prometheus [0-9.]+, InfluxDB [0-9.]+$",
            string.Join(", ", servers.Session.Servers.Select(server => server.Name)));

    [Fact]
    public void Says_that_every_need_is_met_by_a_server() =>
        Assert.Equal("services", servers.Variable("NETRA_BACKENDS"));

    [Fact]
    public async Task Gives_an_account_of_PostgreSQL_that_may_make_databases_and_prepare_transactions()
    {
        await using var source = NpgsqlDataSource.Create(servers.Variable("NETRA_POSTGRES"));
        await using var make = source.CreateCommand("create database made_by_a_test");
        await make.ExecuteNonQueryAsync();
        await using var limit = source.CreateCommand("show max_prepared_transactions");
        Assert.Equal("64", await limit.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Gives_an_address_of_ClickHouse_that_may_make_databases()
    {
        using var client = new HttpClient();
        using var made = await client.PostAsync(
            servers.Variable("NETRA_CLICKHOUSE"), new StringContent("CREATE DATABASE made_by_a_test"));
        Assert.True(made.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Gives_an_address_of_InfluxDB_that_may_make_databases()
    {
        using var client = new HttpClient { BaseAddress = new(servers.Variable("NETRA_INFLUXDB")) };
        using var made = await client.PostAsync("query?q=CREATE%20DATABASE%20made_by_a_test", content: null);
        Assert.True(made.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Takes_a_server_of_its_own_for_one_of_the_users()
    {
        var given = servers.Session.Servers
            .Select(server =>
                PlannedNeed.Of(server.Server, Origin.Given) with { Values = server.Server.Values(server.Place) });
        await using var session = await BackendSession.StartAsync(
            new(BackendMode.Auto, Programs.OfMachine(), [.. given]), SessionLimits.Default, default);
        Assert.Empty(session.Servers);
        Assert.Equal(servers.Session.Variables(), session.Variables());
    }

    [Fact]
    public async Task Hands_over_to_an_embedded_run_no_server_at_all()
    {
        var plan = BackendPlan.Of(BackendMode.Embedded, ServerSources.OfMachine());
        await using var session = await BackendSession.StartAsync(plan, SessionLimits.Default, default);
        var variables = session.Variables();
        Assert.Equal("embedded", variables["NETRA_BACKENDS"]);
        Assert.All(
            variables.Where(variable => variable.Key != "NETRA_BACKENDS"), variable => Assert.Null(variable.Value));
        Assert.Contains("NETRA_POSTGRES", variables.Keys);
    }

    [Fact]
    public async Task Names_Redis_when_it_is_gone_before_the_end()
    {
        var plan = BackendPlan.Of(BackendMode.Auto, ServerSources.OfMachine() with { Variables = _ => null });
        var redis = plan with { Needs = [plan.Needs.Single(need => need.Server.Facts.Name == "Redis")] };
        await using var session = await BackendSession.StartAsync(redis, SessionLimits.Default, default);
        using var client = new TcpClient("127.0.0.1", session.Servers[0].Place.Port);
        await client.GetStream().WriteAsync("SHUTDOWN NOSAVE\r\n"u8.ToArray());
        await session.Servers[0].Process.Ended;
        Assert.Matches("^Redis [0-9.]+ ended during the run with code 0. Last output of the server:",
            Assert.Single(await session.DeathsAsync(default)));
    }
}
