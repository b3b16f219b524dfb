using Microsoft.Extensions.Options;
using Netra.Apex.Data.Resilience;

namespace Netra.Apex.Infrastructure.Health;

/// <summary>Looks at every part of the platform at every interval, by the platform's clock.</summary>
/// <remarks>The framework's own publisher runs on the machine's clock. Whoever asks for the health gets what the last
/// round has found: at once, and without a question to any dependency.</remarks>
internal sealed class HealthMonitor : BackgroundService, IAsyncDisposable
{
    private readonly DependencyGraph _graph;
    private readonly Probes _probes;
    private readonly Alerts _alerts;
    private readonly HealthSettings _settings;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _judged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PlatformHealth? _health;

    /// <remarks>A check that no declared part has, such as that of the checkpoints, is an optional part of its
    /// own.</remarks>
    public HealthMonitor(
        DependencyGraph declared,
        Probes probes,
        Alerts alerts,
        IOptions<InfrastructureSettings> settings,
        TimeProvider time)
    {
        var others = probes.Names.Except(declared.Dependencies.Select(part => part.Name));
        _graph = new DependencyGraph([.. declared.Dependencies, .. others.Select(name => new Dependency(name))]);
        (_probes, _alerts, _settings, _time) = (probes, alerts, settings.Value.Health, time);
    }

    /// <summary>The platform's score, 0 to 1; 1 until the first round is over.</summary>
    public double Score => Volatile.Read(ref _health)?.Score ?? 1;

    /// <summary>What the last round has found; waits for the first one.</summary>
    public async Task<PlatformHealth> LatestAsync(CancellationToken cancel)
    {
        await _judged.Task.WaitAsync(cancel);
        return Volatile.Read(ref _health)!;
    }

    /// <summary>Waits for the round that is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var due = new PeriodicTimer(_settings.Interval, _time);
        do
        {
            var readings = await _probes.ReadAsync(stoppingToken);
            Judge(PlatformHealth.Of(_graph, readings, _time.GetUtcNow()));
        }
        while (await due.WaitForNextTickAsync(stoppingToken));
    }

    private void Judge(PlatformHealth health)
    {
        _alerts.Judge(health);
        Volatile.Write(ref _health, health);
        _judged.TrySetResult();
    }
}
