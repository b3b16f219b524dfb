using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Backends;

public sealed class ServerSourcesTests : IDisposable
{
    private static readonly string[] WaysToGetThem =
    [
        "apt-get install --no-install-recommends postgresql varnish prometheus influxdb.",
        "postgres, initdb, varnishd, prometheus, influxd on PATH",
        "NETRA_POSTGRES, NETRA_EDGE, NETRA_EDGE_SOCKETS, NETRA_PROMETHEUS, NETRA_PROMETHEUS_TARGETS, NETRA_INFLUXDB",
    ];

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];

    private string First => Path.Combine(_folder.Path, "first");

    private string Second => Path.Combine(_folder.Path, "second");

    [Fact]
    public void Takes_what_the_environment_gives_before_what_is_installed()
    {
        _folder.Write("first/redis-server", "");
        _variables["NETRA_REDIS"] = "cache.example.com:6380,password=x";
        var need = Need("cache", BackendMode.Services);
        Assert.Equal((Origin.Given, "cache.example.com:6380,password=x"), (need.Origin, Assert.Single(need.Values)));
    }

    [Fact]
    public void Takes_what_is_installed_before_Docker()
    {
        _folder.Write("first/docker", "");
        var server = _folder.Write("second/redis-server", "");
        var need = Need("cache", BackendMode.Services, docker: true);
        Assert.Equal((Origin.Installed, server), (need.Origin, need.Programs["redis-server"]));
    }

    [Fact]
    public void Takes_Docker_when_its_daemon_answers()
    {
        _folder.Write("first/docker", "");
        Assert.Equal(Origin.Docker, Need("cache", BackendMode.Auto, docker: true).Origin);
        Assert.Equal(Origin.Embedded, Need("cache", BackendMode.Auto, docker: false).Origin);
    }

    [Fact]
    public void Does_not_put_into_a_container_what_tests_reach_by_sockets()
    {
        _folder.Write("first/docker", "");
        Assert.Equal(Origin.Missing, Need("edge", BackendMode.Services, docker: true).Origin);
    }

    [Theory]
    [InlineData(BackendMode.Auto, "Embedded")]
    [InlineData(BackendMode.Services, "Missing")]
    public void Meets_what_nothing_else_meets_as_the_mode_says(BackendMode mode, string origin) =>
        Assert.Equal(origin, Need("cache", mode).Origin.ToString());

    [Fact]
    public void Looks_for_nothing_when_embedded_backends_are_asked_for()
    {
        _folder.Write("first/redis-server", "");
        _variables["NETRA_REDIS"] = "127.0.0.1:1";
        Assert.Equal(Origin.Embedded, Need("cache", BackendMode.Embedded).Origin);
    }

    [Fact]
    public void Takes_programs_that_belong_together_from_one_folder()
    {
        _folder.Write("first/postgres", "");
        _folder.Write("second/postgres", "");
        var tool = _folder.Write("second/initdb", "");
        var programs = Need("relational", BackendMode.Services).Programs;
        Assert.Equal((Path.Combine(Second, "postgres"), tool), (programs["postgres"], programs["initdb"]));
    }

    [Fact]
    public void Takes_a_link_to_what_is_gone_for_no_program()
    {
        File.CreateSymbolicLink(_folder.At("first/redis-server"), "gone");
        var there = _folder.Write("second/redis-server", "");
        Assert.Equal(there, Need("cache", BackendMode.Services).Programs["redis-server"]);
    }

    [Fact]
    public void Takes_an_empty_variable_for_none()
    {
        _variables["NETRA_REDIS"] = " ";
        Assert.Equal(Origin.Missing, Need("cache", BackendMode.Services).Origin);
    }

    [Theory]
    [InlineData("NETRA_EDGE")]
    [InlineData("NETRA_EDGE_SOCKETS")]
    public void Refuses_one_of_two_variables_that_belong_together(string variable)
    {
        _variables[variable] = "x";
        var refusal = Assert.Throws<Refusal>(() => Plan(BackendMode.Auto));
        Assert.Equal((ExitCode.Usage, "NETRA_EDGE and NETRA_EDGE_SOCKETS belong together: set all of them, or none."),
            (refusal.Code, refusal.Message));
    }

    [Fact]
    public void Names_what_is_missing_and_how_to_get_it()
    {
        _folder.Write("first/redis-server", "");
        _folder.Write("first/clickhouse-server", "");
        var refusal = Assert.Throws<Refusal>(() => Plan(BackendMode.Services).Complete());
        Assert.Equal(ExitCode.Inventory, refusal.Code);
        Assert.StartsWith("--backends services needs PostgreSQL, Varnish, Prometheus, InfluxDB, which are not here.",
            refusal.Message, StringComparison.Ordinal);
        Assert.All(WaysToGetThem, way => Assert.Contains(way, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Is_content_with_what_it_finds_in_auto_mode() =>
        Assert.All(Plan(BackendMode.Auto).Complete().Needs, need => Assert.Equal(Origin.Embedded, need.Origin));

    public void Dispose() => _folder.Dispose();

    private PlannedNeed Need(string need, BackendMode mode, bool docker = false) =>
        Plan(mode, docker).Needs.Single(planned => planned.Server.Facts.Need == need);

    private BackendPlan Plan(BackendMode mode, bool docker = false) =>
        BackendPlan.Of(mode, new(_variables.GetValueOrDefault, new([First, Second]), _ => docker));
}
