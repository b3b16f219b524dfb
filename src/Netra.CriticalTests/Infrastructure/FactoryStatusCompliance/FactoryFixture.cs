using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Infrastructure.Factory;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>Platforms that each watch a tree of their own; <c>root</c> is their administrator.</summary>
public sealed class FactoryFixture : ApexFixture
{
    private string? _tree;

    /// <summary>Has a new tree watched, and waits until it was looked at.</summary>
    internal async Task<WatchedTree> WatchAsync(params (string Name, string Text)[] files)
    {
        var tree = new WatchedTree(this, Path.Combine(World.Folder, $"tree-{Guid.NewGuid():N}"));
        files.ToList().ForEach(file => tree.Write(file.Name, file.Text));
        await tree.StartAsync();
        return tree;
    }

    /// <summary>Starts a platform that watches a folder.</summary>
    internal Task<ApexNode> StartNodeAsync(string tree)
    {
        _tree = tree;
        return StartNodeAsync();
    }

    // The platform that every fixture has watches an empty folder.
    protected override void Configure(IDictionary<string, string?> settings)
    {
        _tree ??= Directory.CreateDirectory(Path.Combine(World.Folder, "empty")).FullName;
        settings["Apex:Security:Permissions:Administrators:0"] = "root";
        settings["Apex:Infrastructure:Factory:Path"] = _tree;
        settings["Apex:Infrastructure:Factory:Weights:NETRA1001"] = "0.25";
        settings["Apex:Infrastructure:Factory:Weights:NETRA1002"] = "0.5";
    }
}

/// <summary>What an administrator is shown of a tree.</summary>
internal sealed record ShownStatus(
    int Files, int CleanFiles, decimal? Score, decimal? WeightedScore, CodeFinding[] Findings, Changes SinceLastChange)
{
    /// <summary>The files that cannot be read.</summary>
    public string[] Unread { get; init; } = [];

    /// <summary>What has changed in the days that are kept.</summary>
    public Changes? InHistory { get; init; }

    /// <summary>Why there is no score, or an old one.</summary>
    public string? Problem { get; init; }

    /// <summary>Where the findings are, each with file and line.</summary>
    public string Places => string.Join(", ", Findings.Select(finding => $"{finding.File}:{finding.Line}"));

    /// <summary>The findings, a line each.</summary>
    public IEnumerable<string> Lines =>
        Findings.Select(finding => $"{finding.Rule} {finding.File}:{finding.Line} {finding.Message}");
}

/// <summary>A source tree, the platform that watches it, and an administrator who asks.</summary>
internal sealed class WatchedTree(FactoryFixture apex, string root) : IAsyncDisposable
{
    private const string Address = "infrastructure/factory";

    private ApexNode? _node;

    private FactoryWatch Watch => _node!.Services.GetRequiredService<FactoryWatch>();

    /// <summary>Writes a file that is watched by nobody yet.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, name))!);
        File.WriteAllText(Path.Combine(root, name), text);
    }

    public async Task StartAsync()
    {
        _node = await apex.StartNodeAsync(root);
        await InTime.TrueAsync(() => ValueTask.FromResult(Watch.Status is not null), "the tree is scanned");
    }

    /// <summary>Ends the platform, and starts another one after a time, in which no timer runs.</summary>
    public async Task RestartAfterAsync(TimeSpan time)
    {
        await _node!.DisposeAsync();
        apex.Time.AdjustTime(apex.Time.GetUtcNow() + time);
        await StartAsync();
    }

    /// <summary>Ends the platform, and starts another one a second before the second midnight to come.</summary>
    public Task RestartBeforeMidnightAsync()
    {
        var now = apex.Time.GetUtcNow().UtcDateTime;
        return RestartAfterAsync(now.Date.AddDays(2).AddSeconds(-1) - now);
    }

    /// <summary>Saves a file as editors do: writes another one, and renames it over the old one.</summary>
    public Task SaveAsync(string name, string text)
    {
        var draft = Path.Combine(apex.World.Folder, $"{Guid.NewGuid():N}");
        File.WriteAllText(draft, text);
        return ChangeAsync(() => File.Move(draft, Path.Combine(root, name), overwrite: true));
    }

    /// <summary>Saves a file; says what that has changed.</summary>
    public async Task<Changes> ChangesAsync(string name, string text)
    {
        await SaveAsync(name, text);
        return (await StatusAsync()).SinceLastChange;
    }

    /// <summary>Writes to the end of a file, in its place.</summary>
    public Task AppendAsync(string name, string text) =>
        ChangeAsync(() => File.AppendAllText(Path.Combine(root, name), text));

    public Task DeleteAsync(string name) => ChangeAsync(() => File.Delete(Path.Combine(root, name)));

    public Task MoveFolderAsync(string from, string to) =>
        ChangeAsync(() => Directory.Move(Path.Combine(root, from), Path.Combine(root, to)));

    /// <summary>Empties a file that nobody else can read until then.</summary>
    /// <returns>What is shown meanwhile, at once after it, and when the file has been tried again.</returns>
    public async Task<ShownStatus[]> HoldAsync(string name)
    {
        var held = await EmptyAsync(name);
        var released = await StatusAsync();
        await PassAsync(TimeSpan.FromSeconds(1), status => !status.Unread.Any());
        return [held, released, await StatusAsync()];
    }

    /// <summary>Moves the tree elsewhere; says what is shown of it then.</summary>
    public async Task<ShownStatus> MoveAwayAsync()
    {
        Directory.Move(root, $"{root}-gone");
        await PassAsync(TimeSpan.FromHours(1), status => status.Problem is not null);
        return await StatusAsync();
    }

    /// <summary>Makes an empty tree where it was; says what is shown of it.</summary>
    public async Task<ShownStatus> ReplaceAsync()
    {
        Directory.CreateDirectory(root);
        await PassAsync(TimeSpan.FromSeconds(1), status => status.Files == 0);
        return await StatusAsync();
    }

    public Task<ShownStatus> StatusAsync() => GetAsync<ShownStatus>("");

    /// <summary>Where findings are shown, each with file and line.</summary>
    public async Task<string> FindingsAsync() => (await StatusAsync()).Places;

    /// <summary>The findings that are kept, the newest first: file and line, and how long ago it was first seen and
    /// fixed.</summary>
    public async Task<string> HistoryAsync()
    {
        var report = await GetAsync<FactoryReport>("/history");
        return string.Join(", ", report.Findings.Select(found =>
            $"{found.File}:{found.Line} {Ago(found.FirstSeen)} {(found.FixedAt is { } at ? Ago(at) : "open")}"));
    }

    /// <summary>How many days are shown, and for each with findings how long it is over, and how many were new, fixed
    /// and standing; or the HTTP status.</summary>
    public async Task<string> DaysAsync(int days)
    {
        using var administrator = await _node!.ClientAsync("root");
        using var answer = await administrator.GetAsync($"{Address}/history?days={days}");
        return answer.IsSuccessStatusCode
            ? Shown((await answer.Content.ReadFromJsonAsync<FactoryReport>(JsonSerializerOptions.Web))!)
            : $"{answer.StatusCode}";
    }

    /// <summary>How many findings of the tree are in the store.</summary>
    public async Task<int> StoredAsync()
    {
        var (contexts, watched) = (_node!.Services.GetRequiredService<IDbContextFactory<ApexContext>>(), Watch.Root);
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Set<FindingRow>().CountAsync(row => row.Tree == watched);
    }

    public ValueTask DisposeAsync() => _node?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string Ago(DateTimeOffset time) => $"{apex.Time.GetUtcNow() - time}";

    private string Shown(FactoryReport report)
    {
        var today = DateOnly.FromDateTime(apex.Time.GetUtcNow().UtcDateTime).DayNumber;
        var days = report.Days.Where(day => day.Changes != new Changes(0, 0, 0)).Select(day =>
            $"{day.Day.DayNumber - today}: {day.Changes.New} {day.Changes.Fixed} {day.Changes.Standing}");
        return $"{report.Days.Count} days, {string.Join(", ", days)}";
    }

    private async Task<ShownStatus> EmptyAsync(string name)
    {
        var path = Path.Combine(root, name);
        await using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        await ChangeAsync(() => file.SetLength(0));
        return await StatusAsync();
    }

    // No event tells of it: only the clock leads to another look.
    private Task PassAsync(TimeSpan step, Func<FactoryStatus, bool> isSo) => InTime.TrueAsync(
        () =>
        {
            apex.Time.Advance(step);
            return ValueTask.FromResult(isSo(Watch.Status!));
        },
        "the tree is looked at again");

    // A change is one event, so the scan that begins at the new time has seen it.
    private Task ChangeAsync(Action change)
    {
        apex.Time.Advance(TimeSpan.FromSeconds(1));
        change();
        var now = apex.Time.GetUtcNow();
        return InTime.TrueAsync(() => ValueTask.FromResult(Watch.Status!.AsOf == now), "the change is noticed");
    }

    private async Task<T> GetAsync<T>(string path)
    {
        using var administrator = await _node!.ClientAsync("root");
        return (await administrator.GetFromJsonAsync<T>(
            $"{Address}{path}", JsonSerializerOptions.Web))!;
    }
}
