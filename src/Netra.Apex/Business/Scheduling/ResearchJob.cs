using System.Globalization;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Quartz;

namespace Netra.Apex.Business.Scheduling;

/// <summary>Works on an order that is due: asks the feed, again when it fails, and stores what it finds or why it found
/// nothing.</summary>
internal sealed partial class ResearchJob(
    ResearchRuns runs, SupplierFeed feed, IEnumerable<IResearch> kinds, IOptions<BusinessSettings> settings,
    TimeProvider time, ILogger<ResearchJob> log)
    : IJob
{
    /// <summary>How long a run is left to the node that works on it before it is looked at again.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private const string Due = "due";

    private readonly SchedulingSettings _settings = settings.Value.Scheduling;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var order = ResearchOrder.Of(context.JobDetail);
        var run = new DueRun(Guid.Parse(context.JobDetail.Key.Name), DueAt(context, order));
        if (!await runs.RunAsync(run, last => TryAsync(order, run, last, cancellationToken), cancellationToken))
        {
            await context.Scheduler.ScheduleJob(ToTrigger(context, run), cancellationToken: cancellationToken);
        }
    }

    private static DateTimeOffset DueAt(IJobExecutionContext context, ResearchOrder order) =>
        context.Trigger.JobDataMap.TryGetString(Due, out var due)
            ? DateTimeOffset.Parse(due!, CultureInfo.InvariantCulture)
            : order.DueAt(context.ScheduledFireTimeUtc ?? context.FireTimeUtc);

    // Whoever works on the run may die after all who could take it over have been here.
    private ITrigger ToTrigger(IJobExecutionContext context, DueRun run) => TriggerBuilder.Create(time)
        .ForJob(context.JobDetail.Key).WithPriority(context.Trigger.Priority).StartAt(time.GetUtcNow() + LookAgain)
        .UsingJobData(Due, run.DueAt.ToString("O", CultureInfo.InvariantCulture)).Build();

    private async Task<RunResult> TryAsync(
        ResearchOrder order, DueRun run, IReadOnlyList<Finding> last, CancellationToken cancel)
    {
        var attempts = 0;
        try
        {
            var findings = await Retrying(() => attempts++).ExecuteAsync(stop => StudyAsync(order, last, stop), cancel);
            return new RunResult(attempts + 1, findings, Reason: null);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            LogFailed(log, run.Order, run.DueAt, failure);
            return new RunResult(attempts + 1, [], failure is FeedException ? failure.Message : "The run failed.");
        }
    }

    private ResiliencePipeline Retrying(Action again) =>
        new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<FeedException>(),
            MaxRetryAttempts = _settings.Attempts - 1,
            Delay = _settings.RetryDelay,
            BackoffType = DelayBackoffType.Exponential,
            OnRetry = _ => Note(again),
        }).Build();

    private static ValueTask Note(Action again)
    {
        again();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<IReadOnlyList<Finding>> StudyAsync(
        ResearchOrder order, IReadOnlyList<Finding> last, CancellationToken cancel)
    {
        var kind = kinds.Single(known => known.Kind == order.Kind);
        var findings = new List<Finding>();
        foreach (var gpu in order.Gpus)
        {
            var offers = await feed.ReadAsync(gpu, cancel);
            findings.Add(kind.Study(gpu, offers, last.SingleOrDefault(before => before.Gpu == gpu)));
        }

        return findings;
    }

    [LoggerMessage(LogLevel.Warning, "Order {Order}, due at {DueAt}, has found nothing.")]
    private static partial void LogFailed(ILogger log, Guid order, DateTimeOffset dueAt, Exception failure);
}
