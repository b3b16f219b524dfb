using System.Text.Json;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.History;

/// <summary>A folder with a history, and ledgers to add.</summary>
internal sealed class HistoryBench : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _ledgers;

    /// <summary>Where the history is; the default place where it is not set.</summary>
    public string? Store { get; init; }

    public string Folder => _folder.Path;

    public string File => _folder.At(".netra/history.db");

    public string Write(LedgerScript ledger) => _folder.Write($"{_ledgers++}/ledger.json", ledger.Text);

    public Task<ToolRun> RunAsync(params string[] words) => ToolRun.In(
        Store is null ? [] : new() { ["NETRA_HISTORY"] = Store }, Folder, ["history", .. words]);

    /// <summary>Adds runs in one call.</summary>
    public async Task AddAsync(params LedgerScript[] ledgers)
    {
        var run = await RunAsync(["add", .. ledgers.Select(Write)]);
        Assert.Equal((ExitCode.Pass, ""), (run.Code, run.Error));
    }

    public async Task<JsonElement> ReadAsync(params string[] words)
    {
        var run = await RunAsync(words);
        Assert.Equal((ExitCode.Pass, ""), (run.Code, run.Error));
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }

    public async Task<int> CountAsync() =>
        (await ReadAsync("list", "--last", "0", "--json")).GetProperty("runs").GetArrayLength();

    public void Dispose() => _folder.Dispose();
}
