using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Infrastructure.Factory;
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
    /// <summary>The findings, a line each.</summary>
    public IEnumerable<string> Lines =>
        Findings.Select(finding => $"{finding.Rule} {finding.File}:{finding.Line} {finding.Message}");
}

/// <summary>A source tree, the platform that watches it, and an administrator who asks.</summary>
internal sealed class WatchedTree(FactoryFixture apex, string root) : IAsyncDisposable
{
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

    public Task DeleteAsync(string name) => ChangeAsync(() => File.Delete(Path.Combine(root, name)));

    public Task MoveFolderAsync(string from, string to) =>
        ChangeAsync(() => Directory.Move(Path.Combine(root, from), Path.Combine(root, to)));

    public Task<ShownStatus> StatusAsync() => GetAsync<ShownStatus>("");

    /// <summary>Where findings are shown, each with file and line.</summary>
    public async Task<string> FindingsAsync() => string.Join(
        ", ", (await StatusAsync()).Findings.Select(finding => $"{finding.File}:{finding.Line}"));

    /// <summary>The findings that are kept, the newest first: the file, and how long ago it was first seen and
    /// fixed.</summary>
    public async Task<string> HistoryAsync()
    {
        var report = await GetAsync<FactoryReport>("/history");
        return string.Join(", ", report.Findings.Select(finding =>
            $"{finding.File} {Ago(finding.FirstSeen)} {(finding.FixedAt is { } at ? Ago(at) : "open")}"));
    }

    public ValueTask DisposeAsync() => _node?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string Ago(DateTimeOffset time) => $"{apex.Time.GetUtcNow() - time}";

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
            $"infrastructure/factory{path}", JsonSerializerOptions.Web))!;
    }
}
