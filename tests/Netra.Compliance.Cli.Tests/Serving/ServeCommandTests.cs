using System.Net;
using System.Net.Sockets;
using Netra.Compliance.Cli.Commands;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.History;

namespace Netra.Compliance.Cli.Tests.Serving;

/// <summary><c>netra serve</c> on a command line.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly HistoryBench _bench = new();

    [Theory]
    [InlineData("http://0.0.0.0:0", "can be reached from other machines: set NETRA_SERVE_TOKEN")]
    [InlineData("http://[::]:0", "can be reached from other machines")]
    [InlineData("https://127.0.0.1:0", "speaks http only")]
    [InlineData("http://shop.example:0", "is a name: give an IP address")]
    [InlineData("127.0.0.1:0", "is no address of a dashboard")]
    [InlineData("ftp://127.0.0.1", "is no address of a dashboard")]
    [InlineData("http://127.0.0.1/path", "is no address of a dashboard")]
    [InlineData("", "is no address of a dashboard")]
    public async Task Refuses_an_address(string url, string why)
    {
        await _bench.AddAsync(LedgerScript.At(0, "Proven"));
        (await ServeAsync([], "--url", url)).AssertRefused(ExitCode.Usage, why);
    }

    [Theory]
    [InlineData("short", "is not usable")]
    [InlineData("fifteen-letters", "is not usable")]
    [InlineData("with a space in it", "is not usable")]
    public async Task Refuses_a_weak_token_and_does_not_show_it(string token, string why)
    {
        await _bench.AddAsync(LedgerScript.At(0, "Proven"));
        var run = await ServeAsync(new() { ["NETRA_SERVE_TOKEN"] = token });
        run.AssertRefused(ExitCode.Usage, why);
        Assert.DoesNotContain(token, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_name_even_with_a_token()
    {
        await _bench.AddAsync(LedgerScript.At(0, "Proven"));
        (await ServeAsync(new() { ["NETRA_SERVE_TOKEN"] = DashboardBench.Token }, "--url", "http://shop.example:0"))
            .AssertRefused(ExitCode.Usage, "is a name: give an IP address");
    }

    [Fact]
    public async Task Refuses_a_history_that_is_not_there()
    {
        (await ServeAsync([])).AssertRefused(ExitCode.Unreadable, "netra history add");
        Assert.False(File.Exists(_bench.File));
    }

    [Fact]
    public async Task Refuses_a_damaged_history()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_bench.File)!);
        File.WriteAllText(_bench.File, "no database at all, but longer than a header of one would be, surely it is");
        (await ServeAsync([])).AssertRefused(ExitCode.Unreadable, "is not a SQLite database");
    }

    [Fact]
    public async Task Refuses_a_port_in_use()
    {
        await _bench.AddAsync(LedgerScript.At(0, "Proven"));
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        (await ServeAsync([], "--url", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"))
            .AssertRefused(ExitCode.Usage, "the port is in use or needs more rights");
    }

    [Fact]
    public async Task Serves_until_it_is_stopped_even_while_a_page_follows_runs()
    {
        await _bench.AddAsync(LedgerScript.At(0, "Proven"));
        using var stop = new CancellationTokenSource();
        var output = new Lines();
        var serving = NetraTool.RunAsync(["serve", "--url", "http://127.0.0.1:0"], Terminal(output), stop.Token);
        using var caller = new HttpClient();
        await using var events = await caller.GetStreamAsync($"{await output.AddressAsync()}live/events");
        await stop.CancelAsync();
        Assert.Equal(ExitCode.Pass, await serving.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    public void Dispose() => _bench.Dispose();

    private Terminal Terminal(TextWriter output) =>
        new(output, TextWriter.Null, IsInteractive: false, _bench.Folder) { Variable = _ => null };

    private Task<ToolRun> ServeAsync(Dictionary<string, string> environment, params string[] words) =>
        ToolRun.In(environment, _bench.Folder, ["serve", .. words]);

    /// <summary>Waits for the address that is said.</summary>
    private sealed class Lines : StringWriter
    {
        private readonly TaskCompletionSource<string> _said = new();

        public override void Write(string? value)
        {
            base.Write(value);
            _said.TrySetResult(ToString());
        }

        public async Task<string> AddressAsync() => (await _said.Task.WaitAsync(TimeSpan.FromSeconds(20)))
            .Split(' ').Single(word => word.StartsWith("http:", StringComparison.Ordinal));
    }
}
