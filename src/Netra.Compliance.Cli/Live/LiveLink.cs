using System.Collections.Immutable;
using System.Net.Http.Headers;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Live;

/// <summary>Tells a dashboard of a run while it goes. What the dashboard does not take is said once, and changes
/// nothing.</summary>
internal sealed class LiveLink : IAsyncDisposable
{
    /// <summary>After so many in a row, nothing more is sent.</summary>
    private const int MostMisses = 5;

    /// <summary>A dashboard that takes longer misses one message.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient _dashboard;
    private readonly Dictionary<string, ImmutableArray<TestProgress>> _tests = [];
    private readonly TextWriter _notes;
    private readonly Uri _address;
    private LiveRun _run;
    private bool _hasComplained;
    private int _misses;

    /// <param name="place">The dashboard.</param>
    /// <param name="name">What is tested.</param>
    /// <param name="clock">When it begins.</param>
    /// <param name="notes">Where it is said that the dashboard does not listen.</param>
    public LiveLink(DashboardPlace place, string name, TimeProvider clock, TextWriter notes)
    {
        (_notes, _address, _dashboard) = (notes, new Uri(place.Url, "/live"), Client(place));
        _run = new(LiveRun.Format, Guid.NewGuid(), name, clock.GetUtcNow(), "Starting");
        _dashboard.DefaultRequestHeaders.Authorization =
            place.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }

    /// <summary>What is for this machine, and the token with it, passes no proxy.</summary>
    private static HttpClient Client(DashboardPlace place) =>
        new(new SocketsHttpHandler { UseProxy = !place.IsLoopback, AllowAutoRedirect = false }) { Timeout = Patience };

    /// <summary>Tells how far a stage is.</summary>
    public Task TellAsync(string stage, StageProgress progress)
    {
        _tests[stage] = progress.Run?.Tests ?? [];
        _run = _run with
        {
            Stage = stage, Progress = progress.Text, Tests = [.. _tests.Values.SelectMany(tests => tests)],
        };
        return SendAsync();
    }

    /// <summary>Tells how it ended.</summary>
    public Task EndAsync(LiveEnd end)
    {
        _run = _run with { End = end };
        return SendAsync();
    }

    /// <summary>A run that ends without a verdict was stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        await (_run.End is null ? EndAsync(new("stopped", "It came to no verdict.")) : Task.CompletedTask);
        _dashboard.Dispose();
    }

    private Task SendAsync() => _misses < MostMisses ? TrySendAsync() : Task.CompletedTask;

    private async Task TrySendAsync()
    {
        try
        {
            using var body = new ByteArrayContent(_run.ToJson());
            body.Headers.ContentType = new("application/json");
            using var response = await _dashboard.PostAsync(_address, body);
            Complain(response.IsSuccessStatusCode ? null : $"it answers {(int)response.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Complain(exception is HttpRequestException ? "it cannot be reached" : "it takes too long to answer");
        }
    }

    private void Complain(string? why)
    {
        _misses = why is null ? 0 : _misses + 1;
        if (why is not null && !_hasComplained)
        {
            _hasComplained = true;
            _notes.WriteLine($"Note: the dashboard at {_address.GetLeftPart(UriPartial.Authority)} does not show this "
                + $"run: {why}. The run goes on.");
        }
    }
}

/// <summary>Shows a run as <paramref name="inner"/> does, and tells a dashboard the same.</summary>
internal sealed class LiveRunWatch(IRunWatch inner, LiveLink link, TimeProvider time) : IRunWatch
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    public void Say(string line) => inner.Say(line);

    public async Task<T> ShowAsync<T>(
        string what, Func<StageProgress> progress, Func<Task<T>> work, Func<T, bool>? succeeded = null)
    {
        var shown = inner.ShowAsync(what, progress, work, succeeded);
        do
        {
            await link.TellAsync(what, progress());
        }
        while (await Task.WhenAny(shown, Task.Delay(Beat, time)) != shown);
        await link.TellAsync(what, progress());
        return await shown;
    }
}
