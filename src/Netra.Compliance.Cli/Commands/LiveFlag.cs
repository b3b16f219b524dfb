using System.CommandLine;
using Netra.Compliance.Cli.Live;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Commands;

/// <summary>On a command line: whether a dashboard shows the run while it goes.</summary>
internal sealed class LiveFlag
{
    public Option<bool> Option { get; } = new("--live")
    {
        Description = $"Shows the run on the dashboard of netra serve while it goes ({DashboardPlace.UrlVariable}, "
            + $"{DashboardPlace.TokenVariable}).",
    };

    /// <summary>What is asked for.</summary>
    public LiveShow Of(ParseResult parsed, Terminal terminal, string name) => new(
        parsed.GetValue(Option)
            ? new(DashboardPlace.Of(null, terminal.Variable), name, terminal.Clock, terminal.Error) : null);
}

/// <summary>A run on a dashboard, or on none.</summary>
internal sealed class LiveShow(LiveLink? link) : IAsyncDisposable
{
    public IRunWatch Over(IRunWatch watch) =>
        link is null ? watch : new LiveRunWatch(watch, link, TimeProvider.System);

    public Task EndAsync(ComplianceLedger ledger) =>
        link?.EndAsync(new(ledger.Gate.Verdict, VerdictSentence.Of(ledger))) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => link?.DisposeAsync() ?? ValueTask.CompletedTask;
}
