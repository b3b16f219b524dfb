using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Comparing;

/// <summary>A report on a run in which all passes and every fault is caught, kept as the baseline of later
/// ones.</summary>
internal sealed class EarlierReport : IDisposable
{
    public Bench Bench { get; } = new();

    public string Baseline => Path.Combine(Bench.Folder, "before.json");

    public async Task KeepAsync(string? findings = null)
    {
        Bench.Run(Bench.WithProofs(Bench.AllPass()).Ended());
        _ = findings is null ? Bench : Bench.Add("a.sarif", findings);
        await ToolRun.Of(Bench.Folder, "report", ".");
        File.WriteAllText(Baseline, Bench.Written("ledger.json"));
    }

    public Task<ToolRun> CompareAsync(Bench now, params string[] more) =>
        ToolRun.Of(now.Folder, ["report", ".", "--baseline", Baseline, .. more]);

    public void Dispose() => Bench.Dispose();
}
