using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Infrastructure.Health;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Infrastructure;

/// <content>One more platform, which has more parts.</content>
public sealed partial class HealthFixture
{
    private const string Hanging = "hanging";

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    private IReadOnlyList<Dependency> _more = [];
    private Func<string, Task<HealthCheckResult>> _look = _ => Task.FromResult(HealthCheckResult.Healthy());

    /// <summary>Lets leaves die, one after the other, at one more platform that has them beside the others.</summary>
    /// <returns>After each: the platform's score, in hundredths, and how serious it finds that.</returns>
    internal async Task<string> DieAsync(params IReadOnlyList<Dependency> leaves)
    {
        var (dead, found) = (new ConcurrentBag<string>(), new List<string>());
        _look = part => Task.FromResult(
            dead.Contains(part) ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
        await using var platform = await StartBesideAsync(leaves);
        foreach (var leaf in leaves)
        {
            dead.Add(leaf.Name);
            found.Add(await JudgeAsync(platform.Services));
        }

        return string.Join(", ", found);
    }

    /// <summary>Starts a platform with more parts.</summary>
    /// <returns>Why it does not start; null: it starts.</returns>
    internal async Task<string?> StartWithAsync(params IReadOnlyList<Dependency> more)
    {
        try
        {
            await using var started = await StartBesideAsync(more);
            return null;
        }
        catch (ArgumentException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>Starts one more platform beside a dependency that hangs, asks how that is, and lets its time limit and
    /// some rounds pass.</summary>
    /// <returns>Why it is unhealthy, null: that is not told; and how often it was asked.</returns>
    internal async Task<(string? Reason, int Asked)> StartBesideHangingAsync()
    {
        var (asked, answer) = (Channel.CreateUnbounded<string>(), new TaskCompletionSource<HealthCheckResult>());
        _look = part => asked.Writer.TryWrite(part) ? answer.Task : throw new InvalidOperationException("It is full.");
        await using var platform = await StartBesideAsync([new(Hanging)]);
        await asked.Reader.WaitToReadAsync().AsTask().InTimeAsync("the dependency is asked");
        var reason = await ReasonOfHangingAsync(platform.Services.GetRequiredService<HealthMonitor>());
        var found = (reason, asked.Reader.Count);
        answer.SetResult(HealthCheckResult.Healthy());
        return found;
    }

    /// <summary>Raises alerts at one more platform, each with its number as the score; it is healthy, so that its own
    /// rounds raise none between them.</summary>
    /// <returns>The numbers of those that an administrator is shown.</returns>
    internal async Task<IEnumerable<double>> RaiseAsync(int alerts)
    {
        await using var platform = await StartBesideAsync([new("mail")]);
        foreach (var number in Enumerable.Range(1, alerts))
        {
            var alert = new Alert(Guid.NewGuid(), Time.GetUtcNow(), Severity.None, number, "");
            platform.Services.GetServices<IAlertReceiver>().ToList().ForEach(one => one.Receive(alert));
        }

        using var administrator = await platform.ClientAsync(Operator);
        return (await RaisedAsync(administrator)).Select(alert => alert.Score);
    }

    private async Task<string?> ReasonOfHangingAsync(HealthMonitor monitor)
    {
        var first = monitor.LatestAsync(CancellationToken.None);
        Time.Advance(new HealthSettings().Timeout);
        await InTime.GiveAMomentAsync(first);
        Time.Advance(new HealthSettings().Interval);
        await InTime.ComesTrueAsync(async () => first.IsCompleted && await IsRoundOverAsync(monitor), Moment);
        return first.IsCompleted ? (await first).Parts.Single(part => part.Name == Hanging).Reason : null;
    }

    private async ValueTask<bool> IsRoundOverAsync(HealthMonitor monitor) =>
        (await monitor.LatestAsync(CancellationToken.None)).CheckedAt == Time.GetUtcNow();

    /// <summary>Starts a platform with more parts, whose alerts nobody is told of.</summary>
    private async Task<ApexNode> StartBesideAsync(IReadOnlyList<Dependency> more)
    {
        _more = more;
        try
        {
            return await StartNodeAsync();
        }
        finally
        {
            _more = [];
        }
    }

    /// <summary>Lets a platform beside this one make a round, and says what it has found.</summary>
    private async Task<string> JudgeAsync(IServiceProvider beside)
    {
        var monitor = beside.GetRequiredService<HealthMonitor>();
        await monitor.LatestAsync(CancellationToken.None);
        await RoundsAsync(1);
        await InTime.TrueAsync(() => IsRoundOverAsync(monitor), "the round is over");
        var health = await monitor.LatestAsync(CancellationToken.None);
        var alert = beside.GetRequiredService<AlertLog>().Alerts.LastOrDefault();
        return string.Create(CultureInfo.InvariantCulture, $"{health.Score:0.00} {alert?.Severity ?? Severity.None}");
    }
}
