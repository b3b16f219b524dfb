using System.Linq.Expressions;
using Netra.Apex.Data.Usage;
using Netra.Apex.Storage;
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

/// <summary>A lenient reader takes what it can use of a report and skips the rest.</summary>
internal sealed class SkipsLinesThatCannotBeBilled : JsonFault<SubmittedReport>
{
    protected override SubmittedReport Change(SubmittedReport right) =>
        right.Lines.All(line => line.IsUsable)
            ? right
            : right with { Lines = [.. right.Lines.Where(line => line.IsUsable)] };
}

/// <summary>A report is recorded although the analytics store failed while it was staged.</summary>
internal sealed class IgnoresAFailedStaging : ApexFault<IAnalyticsStore>
{
    public IgnoresAFailedStaging() => On.Swallow<AnalyticsUnavailableException>(nameof(IAnalyticsStore.StageAsync));
}

/// <summary>A rollback removes the lines of all reports, not only its own.</summary>
internal sealed class RollbackRemovesAllLines : ApexFault<IAnalyticsStore>
{
    public RollbackRemovesAllLines() => On.TellAsync(nameof(IAnalyticsStore.RemoveAsync), async call =>
    {
        foreach (var report in await call.Service.UsageAsync(reports: null, CancellationToken.None))
        {
            Reached();
            await call.Service.RemoveAsync(report.Key, default);
        }

        return call;
    });
}

/// <summary>A rollback deletes under an unknown id; the report's own lines stay in the analytics store.</summary>
internal sealed class LeavesOrphanedLines : ApexFault<IAnalyticsStore>
{
    public LeavesOrphanedLines() =>
        On.Tell(nameof(IAnalyticsStore.RemoveAsync), call => call.With("report", Guid.NewGuid()));
}

/// <summary>The lines of each report are staged under the id of the report before.</summary>
internal sealed class StagesUnderWrongReport : ApexFault<IAnalyticsStore>
{
    private Guid? _last;

    public StagesUnderWrongReport() =>
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

/// <summary>The reconciler compares with cached totals of its first run.</summary>
internal sealed class ReconcilesAgainstStaleTotals : ApexFault<IAnalyticsStore>
{
    private ILookup<Guid, GpuUsage>? _first;

    public ReconcilesAgainstStaleTotals() => On.Answer<ILookup<Guid, GpuUsage>>(
        nameof(IAnalyticsStore.UsageAsync),
        (right, call) => call.Argument<object?>("reports") is null ? _first ??= right : right);
}

/// <summary>The lock of a report is granted while a live node holds it.</summary>
internal sealed class GrantsLocksHeldByOthers : ApexFault<IWorkLocks>
{
    public GrantsLocksHeldByOthers() =>
        On.Answer<IAsyncDisposable?>(nameof(IWorkLocks.TryTakeAsync), (right, _) => right ?? new MemoryStream());
}

/// <summary>No lock is granted, not even one that a dead node has left.</summary>
internal sealed class NeverGrantsLocks : ApexFault<IWorkLocks>
{
    public NeverGrantsLocks() =>
        On.AnswerAsync<IAsyncDisposable?>(nameof(IWorkLocks.TryTakeAsync), async (right, _) =>
    {
        await (right?.DisposeAsync() ?? ValueTask.CompletedTask);
        return null;
    });
}

/// <summary>A customer's list has everybody's reports.</summary>
internal sealed class ShowsReportsOfOthers()
    : StatementFault("\"Customer\" =", "\"Customer\" =", "\"Customer\" <> '' OR \"u\".\"Customer\" =");

/// <summary>A report is recorded although it has been decided against.</summary>
internal sealed class RecordsWhatWasDecidedAgainst() : StatementFault("UPDATE", "= 'Staging'", "<> 'Recorded'");

/// <summary>A report that is rolled back is forgotten at the last moment at which lines of it may appear.</summary>
internal sealed class ForgetsReportsTooEarly() : ComparesOtherwise(
    nameof(UsageReportRow.Submitted), ExpressionType.LessThan, ExpressionType.LessThanOrEqual);

/// <summary>Readers see reports that are not committed yet.</summary>
internal sealed class ShowsUncommittedReports() : StatementFault("\"Customer\" =", "'Recorded'", "'Staging'");

/// <summary>Readers see reports while they are being rolled back.</summary>
internal sealed class ShowsReportsBeingRolledBack() : StatementFault("\"Customer\" =", "= 'Recorded'", "<> 'Staging'");

/// <summary>A report that is to be rolled back is committed.</summary>
internal sealed class CommitsInsteadOfRollingBack() : StatementFault("UPDATE", "Undoing", "Recorded");

/// <summary>A restart rolls back every report, committed ones included.</summary>
internal sealed class RollsBackCommittedReports() : StatementFault("<> 'Recorded'", "<> 'Recorded'", "<> ''");
