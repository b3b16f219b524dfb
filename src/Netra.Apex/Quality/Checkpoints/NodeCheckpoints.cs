using Microsoft.Extensions.Options;
using Netra.Apex.Data.Caching;
using StackExchange.Redis;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>Goes on from the last good checkpoint before the platform listens, and saves new ones.</summary>
internal sealed partial class NodeCheckpoints(
    NodeState state, CheckpointStore store, IOptions<QualitySettings> settings, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<NodeCheckpoints> log)
    : BackgroundService, IHostedLifecycleService
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Checkpoint? _last;
    private string? _failure;
    private string? _damage;

    /// <summary>When the last good checkpoint was captured.</summary>
    public DateTimeOffset SavedAt => _last!.WrittenAt;

    /// <summary>What an operator must know, as a sentence: why the last save failed, or what was damaged at the start;
    /// null when all is well.</summary>
    public string? Problem => _failure ?? _damage;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ResumeAsync();
            await SaveAsync();
        }
        catch (Exception failure) when (Reason(failure) is { } reason)
        {
            throw new CannotStartException(reason, failure);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TrySaveAsync();
        await store.LeaveAsync();
    }

    /// <summary>Saves a checkpoint of this instant or a later one; what has changed before the call is in it.</summary>
    /// <exception cref="CheckpointNotSavedException">It is not saved, as far as is known.</exception>
    public async Task SaveAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await WriteAsync(new Checkpoint(Checkpoint.Current, time.GetUtcNow(), state.Capture()));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Saves a checkpoint, unless Redis is away: the next one holds all that this one would.</summary>
    public async Task TrySaveAsync()
    {
        try
        {
            await SaveAsync();
        }
        catch (CheckpointNotSavedException)
        {
            // It is logged and shown.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Value.Checkpoints.Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TrySaveAsync();
        }
    }

    private async Task WriteAsync(Checkpoint next)
    {
        try
        {
            await store.WriteAsync(next.Write(), _last?.Write());
            (_last, _failure) = (next, null);
        }
        catch (CheckpointNotSavedException failed)
        {
            Fail(failed);
            throw;
        }
    }

    private async Task ResumeAsync()
    {
        if (!await store.TryTakeAsync())
        {
            throw new CheckpointRefusedException("a running platform has this name; give each node its own.");
        }

        var (latest, previous) = await store.ReadAsync();
        (_last, _damage) = Recovery.Choose(latest, previous);
        await (_damage is null ? Task.CompletedTask : ReportAsync(_damage, latest));
        state.Resume(_last);
    }

    private string? Reason(Exception failure) => failure switch
    {
        CheckpointRefusedException =>
            $"{CheckpointSettings.NodeKey} is '{settings.Value.Checkpoints.Node}': {failure.Message}",
        RedisException or TimeoutException or CheckpointNotSavedException =>
            $"{CacheSettings.RedisKey} does not lead to a Redis that keeps checkpoints: {failure.Message}",
        _ => null,
    };

    private Task ReportAsync(string damage, byte[]? damaged)
    {
        LogDamage(log, damage);
        return store.SetAsideAsync(damaged);
    }

    // Whoever has taken the name works on the jobs; this platform must not.
    private void Fail(CheckpointNotSavedException failed)
    {
        _failure = failed.Message;
        LogNotSaved(log, failed);
        if (failed.InnerException is null)
        {
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Damage} The damaged one is kept under the key 'damaged'.")]
    private static partial void LogDamage(ILogger log, string damage);

    [LoggerMessage(LogLevel.Error, "No checkpoint was saved.")]
    private static partial void LogNotSaved(ILogger log, Exception reason);
}
