using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Alerts;

/// <summary><c>netra notify</c> against receivers on loopback.</summary>
public sealed class NotifyCommandTests : IAsyncLifetime
{
    private const string Secret = "sixteen-or-more-chars";

    private readonly Bench _good = new(), _bad = new();
    private Receiver? _receiver;

    private Receiver Receiver => _receiver!;

    private Dictionary<string, string> Webhook => new()
    {
        ["NETRA_NOTIFY_WEBHOOK"] = Receiver.Address, ["NETRA_NOTIFY_SECRET"] = Secret,
    };

    private string Good => Path.Combine(_good.Folder, "artifacts", "compliance", "ledger.json");

    private string Bad => Path.Combine(_bad.Folder, "artifacts", "compliance", "ledger.json");

    public async Task InitializeAsync()
    {
        _receiver = await Receiver.StartAsync();
        _good.Run(Bench.WithProofs(_good.AllPass()).Ended());
        _bad.Run(Bench.WithProofs(_bad.AllPass(), second: "Survived").Ended());
        await ToolRun.Of(_good.Folder, ["report", .. _good.Inputs, "--min-proven", "0"]);
        await ToolRun.Of(_bad.Folder, ["report", .. _bad.Inputs, "--min-proven", "0"]);
    }

    public async Task DisposeAsync()
    {
        _good.Dispose();
        _bad.Dispose();
        await Receiver.DisposeAsync();
    }

    [Fact]
    public async Task Sends_a_change_once()
    {
        Assert.Equal((ExitCode.Pass, 0), (await NotifyAsync(Webhook, Good), Receiver.Calls.Count));
        Assert.Equal((ExitCode.Pass, 1), (await NotifyAsync(Webhook, Bad), Receiver.Calls.Count));
        Assert.Equal((ExitCode.Pass, 1), (await NotifyAsync(Webhook, Bad), Receiver.Calls.Count));
        Assert.Equal((ExitCode.Pass, 2), (await NotifyAsync(Webhook, Good), Receiver.Calls.Count));
    }

    [Fact]
    public async Task Says_what_has_changed_in_dollars()
    {
        await NotifyAsync(Webhook, Bad, "--previous", Good);
        var body = JsonNode.Parse(Receiver.Calls.Single().Body)!;
        Assert.Equal(("netra.alert/1", "fail", "pass", "Netra: the gate now fails"),
            ((string)body["schema"]!, (string)body["verdict"]!, (string)body["verdictBefore"]!,
                (string)body["title"]!));
        var change = Assert.Single(body["changes"]!.AsArray())!;
        Assert.Equal((1, "Proven", "Protected", 15_000m),
            ((int)change["number"]!, (string)change["before"]!, (string)change["state"]!, (decimal)change["usd"]!));
    }

    [Fact]
    public async Task The_first_ledger_is_news_only_if_it_fails()
    {
        await NotifyAsync(Webhook, Bad);
        Assert.Equal("Netra: the gate fails", (string)JsonNode.Parse(Receiver.Calls.Single().Body)!["title"]!);
    }

    [Fact]
    public async Task Signs_the_timestamp_and_the_body()
    {
        await NotifyAsync(Webhook, Bad);
        var (_, body, signature, stamp) = Receiver.Calls.Single();
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{stamp}.{body}"));
        Assert.Equal($"sha256={Convert.ToHexStringLower(expected)}", signature);
        Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(stamp!), 0, 60);
    }

    [Theory]
    [InlineData(503, null)]
    [InlineData(429, "0")]
    [InlineData(408, "0")]
    public async Task Tries_again_what_may_pass(int status, string? retryAfter)
    {
        Receiver.Failures.Enqueue((status, retryAfter));
        Assert.Equal((ExitCode.Pass, 2), (await NotifyAsync(Webhook, Bad), Receiver.Calls.Count));
    }

    [Fact]
    public async Task Does_not_repeat_what_is_refused_and_sends_it_with_the_next_run()
    {
        Receiver.Failures.Enqueue((404, null));
        var run = await RunAsync(Webhook, Bad);
        Assert.Equal((ExitCode.Unreadable, 1), (run.Code, Receiver.Calls.Count));
        run.AssertSays("The alert to webhook was not delivered: it answered 404. The next run sends it again.");
        Assert.Equal((ExitCode.Pass, 2), (await NotifyAsync(Webhook, Bad), Receiver.Calls.Count));
    }

    [Fact]
    public async Task A_target_that_fails_keeps_no_other_one_waiting()
    {
        var both = new Dictionary<string, string>(Webhook) { ["NETRA_NOTIFY_SLACK"] = $"{Receiver.Address}/slack" };
        Receiver.Failures.Enqueue((404, null));
        Assert.Equal((ExitCode.Unreadable, 2), (await NotifyAsync(both, Bad), Receiver.Calls.Count));
        Assert.Equal((ExitCode.Pass, 3), (await NotifyAsync(both, Bad), Receiver.Calls.Count));
    }

    [Fact]
    public async Task Two_at_once_send_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => NotifyAsync(Webhook, Bad)));
        Assert.Single(Receiver.Calls);
    }

    [Fact]
    public async Task A_dry_run_prints_and_sends_nothing()
    {
        var run = await RunAsync(Webhook, Bad, "--dry-run");
        run.AssertSays("webhook would be sent:");
        run.AssertSays("\"schema\":\"netra.alert/1\"");
        Assert.Empty(Receiver.Calls);
        Assert.Equal((ExitCode.Pass, 1), (await NotifyAsync(Webhook, Bad), Receiver.Calls.Count));
    }

    [Fact]
    public async Task Shows_neither_address_nor_secret()
    {
        Receiver.Failures.Enqueue((400, null));
        var (failed, dry) = (await RunAsync(Webhook, Bad), await RunAsync(Webhook, Bad, "--dry-run"));
        var memory = await File.ReadAllTextAsync(Path.Combine(_bad.Folder, "state.json.lock"));
        Assert.All([failed.Out, failed.Error, dry.Out, dry.Error, memory], text =>
        {
            Assert.DoesNotContain("secret-path", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_report_sends_alerts_and_keeps_its_exit_code()
    {
        Receiver.Failures.Enqueue((400, null));
        var run = await ToolRun.In(Webhook, _bad.Folder, ["report", .. _bad.Inputs, "--notify"]);
        Assert.Equal(ExitCode.ProofFailed, run.Code);
        Assert.Contains(
            "The alert to webhook was not delivered: it answered 400.", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Bad));
    }

    [Theory]
    [InlineData("", "", "No target of alerts is set")]
    [InlineData("NETRA_NOTIFY_SLACK", "http://example.org/x", "NETRA_NOTIFY_SLACK is not an https address")]
    [InlineData("NETRA_NOTIFY_SLACK", "ftp://127.0.0.1/x", "NETRA_NOTIFY_SLACK is not an https address")]
    [InlineData("NETRA_NOTIFY_WEBHOOK", "https://127.0.0.1/x", "NETRA_NOTIFY_SECRET is missing")]
    public async Task Refuses_an_environment_that_cannot_be_used(string key, string value, string why)
    {
        var run = await RunAsync(new() { [key] = value }, Bad);
        run.AssertRefused(ExitCode.Usage, why);
        Assert.DoesNotContain("/x", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is not a valid memory of alerts")]
    [InlineData("{\"schema\":\"netra.alerts/9\",\"told\":{}}", "netra.alerts/9")]
    public async Task Refuses_a_memory_that_is_damaged(string text, string why)
    {
        await File.WriteAllTextAsync(Path.Combine(_bad.Folder, "state.json"), text);
        (await RunAsync(Webhook, Bad)).AssertRefused(ExitCode.Unreadable, why);
        Assert.Equal(text, await File.ReadAllTextAsync(Path.Combine(_bad.Folder, "state.json")));
    }

    [Fact]
    public async Task Refuses_what_is_no_ledger() =>
        (await RunAsync(Webhook, Path.Combine(_bad.Folder, "none.json"))).AssertRefused(
            ExitCode.Unreadable, "does not exist: give the ledger.json of a run.");

    private async Task<ExitCode> NotifyAsync(
        Dictionary<string, string> environment, string ledger, params string[] more) =>
        (await RunAsync(environment, ledger, more)).Code;

    private Task<ToolRun> RunAsync(Dictionary<string, string> environment, string ledger, params string[] more) =>
        ToolRun.In(environment, _bad.Folder, ["notify", ledger, "--state", "state.json", .. more]);
}
