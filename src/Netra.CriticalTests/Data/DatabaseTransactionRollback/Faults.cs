using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Netra.Apex.Data.Usage;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Data;

/// <summary>The last line of a report is lost on its way to the analytics store.</summary>
internal sealed class LosesTheLastLine : ApexFault<IAnalyticsStore>
{
    public LosesTheLastLine() =>
        On.Tell(nameof(IAnalyticsStore.StageAsync), call => call.With("lines", LinesOf(call).SkipLast(1).ToList()));

    internal static IReadOnlyList<UsageLine> LinesOf(ServiceCall<IAnalyticsStore> call) =>
        call.Argument<IReadOnlyList<UsageLine>>("lines");
}

/// <summary>Goes on as if a report had been staged when the analytics store was cut off.</summary>
internal sealed class IgnoresAFailedStaging : ApexFault<IAnalyticsStore>
{
    public IgnoresAFailedStaging() => On.Swallow<AnalyticsUnavailableException>(nameof(IAnalyticsStore.StageAsync));
}

/// <summary>A rollback removes the lines of all reports, not only its own.</summary>
internal sealed class RemovesLinesOfOthers : ApexFault<IAnalyticsStore>
{
    public RemovesLinesOfOthers() => On.TellAsync(nameof(IAnalyticsStore.RemoveAsync), async call =>
    {
        foreach (var report in await call.Service.UsageAsync(reports: null, CancellationToken.None))
        {
            Reached();
            await call.Service.RemoveAsync(report.Key, default);
        }

        return call;
    });
}

/// <summary>A rollback removes the lines of another report, and takes its own for gone.</summary>
internal sealed class LeavesLinesBehind : ApexFault<IAnalyticsStore>
{
    public LeavesLinesBehind() =>
        On.Tell(nameof(IAnalyticsStore.RemoveAsync), call => call.With("report", Guid.NewGuid()));
}

/// <summary>Of reports that are under way at once, each one's lines are staged under the identity of the one
/// before.</summary>
internal sealed class MixesUpReports : ApexFault<IAnalyticsStore>
{
    private Guid? _last;

    public MixesUpReports() =>
        On.Tell(nameof(IAnalyticsStore.StageAsync), call => call.With("report", Before(call.Argument<Guid>("report"))));

    private Guid Before(Guid report)
    {
        lock (On)
        {
            var before = _last ?? report;
            _last = report;
            return before;
        }
    }
}

/// <summary>The reconciler compares with totals that it remembers from its first run.</summary>
internal sealed class RemembersTheFirstTotals : ApexFault<IAnalyticsStore>
{
    private ILookup<Guid, GpuUsage>? _first;

    public RemembersTheFirstTotals() => On.Answer<ILookup<Guid, GpuUsage>>(
        nameof(IAnalyticsStore.UsageAsync),
        (right, call) => call.Argument<object?>("reports") is null ? _first ??= right : right);
}

/// <summary>Takes a live node for a dead one: the lock of a report is granted while another holds it.</summary>
internal sealed class GrantsHeldLocks : ApexFault<IReportLocks>
{
    public GrantsHeldLocks() =>
        On.Answer<IAsyncDisposable?>(nameof(IReportLocks.TryTakeAsync), (right, _) => right ?? new MemoryStream());
}

/// <summary>Takes a dead node for a live one: no lock is free.</summary>
internal sealed class TakesTheDeadForAlive : ApexFault<IReportLocks>
{
    public TakesTheDeadForAlive() =>
        On.AnswerAsync<IAsyncDisposable?>(nameof(IReportLocks.TryTakeAsync), async (right, _) =>
    {
        await (right?.DisposeAsync() ?? ValueTask.CompletedTask);
        return null;
    });
}

/// <summary>Readers see reports that are not decided yet.</summary>
internal sealed class ShowsUndecidedReports() : StatementFault("\"Customer\" =", "'Recorded'", "'Staging'");

/// <summary>A report is taken for recorded, where it is to be rolled back.</summary>
internal sealed class PresumesCommit() : StatementFault("UPDATE", "Undoing", "Recorded");

/// <summary>A restart rolls back every report, whatever was decided.</summary>
internal sealed class UndoesDecidedReports() : StatementFault("<> 'Recorded'", "<> 'Recorded'", "<> ''");

/// <summary>A wrong word in those statements to the relational store that have a text in them.</summary>
internal abstract class StatementFault(string text, string right, string wrong) : StoreFault
{
    protected override IInterceptor Interceptor => new Changing(Change);

    private void Change(DbCommand command)
    {
        if (command.CommandText.Contains(text, StringComparison.Ordinal))
        {
            Replace(command.CommandText, changed => command.CommandText = changed);
            foreach (DbParameter parameter in command.Parameters)
            {
                Replace(parameter.Value as string, changed => parameter.Value = changed);
            }
        }
    }

    private void Replace(string? word, Action<string> change)
    {
        if (word?.Contains(right, StringComparison.Ordinal) == true)
        {
            Reached();
            change(word.Replace(right, wrong, StringComparison.Ordinal));
        }
    }

    private sealed class Changing(Action<DbCommand> change) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData data,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancel = default)
        {
            change(command);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData data,
            InterceptionResult<int> result,
            CancellationToken cancel = default)
        {
            change(command);
            return new(result);
        }
    }
}

/// <summary>In a process of its own: a report stands still at the step that its first GPU is named after.</summary>
internal sealed class StandsStill : ApexFault<IAnalyticsStore>
{
    public const string Opened = "1 opened";
    public const string HalfStaged = "2 half staged";
    public const string Staged = "3 staged";
    public const string Answered = "4 recorded and answered";
    public const string Refused = "5 decided against";
    public const string Removed = "6 lines removed";

    private readonly ConcurrentDictionary<Guid, string> _steps = new();

    public StandsStill() =>
        On.TellAsync(nameof(IAnalyticsStore.StageAsync), StageAsync)
            .TellAsync(nameof(IAnalyticsStore.RemoveAsync), RemoveAsync);

    /// <summary>All steps, in the order of the protocol; the last two are those of a report whose staging
    /// fails.</summary>
    public static string[] Steps => [Opened, HalfStaged, Staged, Answered, Refused, Removed];

    private async Task<ServiceCall<IAnalyticsStore>> StageAsync(ServiceCall<IAnalyticsStore> call)
    {
        var step = _steps[ReportOf(call)] = LosesTheLastLine.LinesOf(call)[0].Gpu;
        await StageAsync(call, step switch { Opened or Answered => 0, HalfStaged => 2, _ => 3 });
        await (step is Opened or HalfStaged or Staged ? ProcessSteps.StandAsync(step) : Task.CompletedTask);
        return step is Refused or Removed ? throw new AnalyticsUnavailableException(new IOException("Fails.")) : call;
    }

    private static Task StageAsync(ServiceCall<IAnalyticsStore> call, int lines) => lines == 0
        ? Task.CompletedTask
        : call.Service.StageAsync(ReportOf(call), [.. LosesTheLastLine.LinesOf(call).Take(lines)], default);

    private static Guid ReportOf(ServiceCall<IAnalyticsStore> call) => call.Argument<Guid>("report");

    private async Task<ServiceCall<IAnalyticsStore>> RemoveAsync(ServiceCall<IAnalyticsStore> call)
    {
        var step = _steps.GetValueOrDefault(ReportOf(call), "");
        await (step == Removed ? call.Service.RemoveAsync(ReportOf(call), CancellationToken.None) : Task.CompletedTask);
        await (step is Refused or Removed ? ProcessSteps.StandAsync(step) : Task.CompletedTask);
        return call;
    }
}
