using Microsoft.Extensions.Options;
using Netra.Apex.Storage;
using Netra.Compliance.Checking;

namespace Netra.Apex.Infrastructure.Factory;

/// <summary>Scans the tree whenever something in it has changed.</summary>
/// <remarks>What is said of a change is only that there is one: each scan looks at the whole tree, so that no order and
/// no loss of events leads to a wrong state. Changes during a scan lead to another one.</remarks>
internal sealed class FactoryWatch : BackgroundService, IAsyncDisposable
{
    private readonly IReadOnlyList<ITreeCheck> _checks;
    private readonly FindingHistory _history;
    private readonly FactorySettings _settings;
    private readonly TimeProvider _time;
    private readonly FileSystemWatcher _watcher;
    private TaskCompletionSource _changed = new();
    private SourceTree? _tree;
    private volatile FactoryStatus? _status;
    private volatile bool _isArmed;

    public FactoryWatch(
        IEnumerable<ITreeCheck> checks,
        FindingHistory history,
        IOptions<InfrastructureSettings> settings,
        TimeProvider time)
    {
        (_checks, _history, _settings, _time) = ([.. checks], history, settings.Value.Factory, time);
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(_settings.Path!));
        _watcher = new FileSystemWatcher(Root) { IncludeSubdirectories = true };
        _watcher.Created += (_, change) => Notice(change.FullPath);
        _watcher.Deleted += (_, change) => Notice(change.FullPath);
        _watcher.Renamed += (_, change) => Notice(change.FullPath);
        _watcher.Changed += (_, change) => NoticeContent(change.FullPath);
        _watcher.Error += (_, _) => NoticeLoss();
    }

    /// <summary>The tree's folder, absolute.</summary>
    public string Root { get; }

    /// <summary>What the last scan has found; null until the first one is over.</summary>
    public FactoryStatus? Status => _status;

    /// <summary>Why the last scan failed, as a sentence; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Waits for the scan that is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _watcher.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _changed, changed);
            var wait = await ScanAsync(stoppingToken) ? _settings.Rescan : _settings.Retry;
            var next = changed.Task.WaitAsync(wait, _time, stoppingToken);
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> ScanAsync(CancellationToken stop)
    {
        try
        {
            _status = await LookAsync(stop);
            return !_status.Unread.Any();
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            _isArmed = false;
            Failure = $"The last scan failed: {failure.Message}";
            _status = _status?.Outdated(Failure);
            return false;
        }
    }

    private async Task<FactoryStatus> LookAsync(CancellationToken stop)
    {
        Arm();
        var asOf = _time.GetUtcNow();
        _tree = SourceTree.Read(Root, _tree, stop);
        var scan = new Scan(asOf, [.. _tree.Written], _tree.Unread, await JudgeAsync(_tree, stop));
        var changes = await _history.RecordAsync(Root, scan, stop);
        var rows = await _history.ListAsync(Root, stop);
        var history = FindingHistory.Count(rows, asOf.AddDays(-_settings.HistoryDays).UtcTicks, long.MaxValue);
        return new FactoryStatus(scan, _settings, LatestOf(changes), history);
    }

    private async Task<IReadOnlyList<CodeFinding>> JudgeAsync(SourceTree tree, CancellationToken stop)
    {
        var said = new List<CodeFinding>();
        foreach (var check in _checks)
        {
            said.AddRange(await check.JudgeAsync(tree, stop));
        }

        return [.. said.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal)];
    }

    private Changes LatestOf(Changes changes) =>
        changes is { New: 0, Fixed: 0 } && _status is { } last ? last.SinceLastChange : changes;

    // A watcher whose folder has gone, or that has lost events, may be silent from then on. On Linux, one of a folder
    // that cannot be listed fails at once, and each time leaves a thread and one of 128 system handles behind.
    private void Arm()
    {
        if (!_isArmed)
        {
            _ = Directory.EnumerateFileSystemEntries(Root).Any();
            _watcher.EnableRaisingEvents = false;
            _watcher.EnableRaisingEvents = _isArmed = true;
        }
    }

    private void NoticeLoss()
    {
        _isArmed = false;
        Wake();
    }

    private void Notice(string path)
    {
        if (!SourceFolder.Skips(Path.GetRelativePath(Root, path)))
        {
            Wake();
        }
    }

    // The platform's own store may be in the tree, and is written to by each scan.
    private void NoticeContent(string path)
    {
        if (Path.GetExtension(path) is ".cs" or ".editorconfig")
        {
            Notice(path);
        }
    }

    private void Wake() => Volatile.Read(ref _changed).TrySetResult();

    private static bool IsPassing(Exception failure) =>
        failure is IOException or UnauthorizedAccessException || StorageModule.DriverErrorOf(failure) is not null;
}
