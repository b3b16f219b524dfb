using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Business;
using Netra.Apex.Business.Scheduling;
using Netra.CriticalTests.Fixtures;
using Quartz;

namespace Netra.CriticalTests.Business;

/// <summary>A fault in how an order becomes a trigger of the scheduler.</summary>
internal abstract class TriggerFault : ApexFault<ISchedulerFactory>
{
    protected TriggerFault(Func<ITrigger, DateTimeOffset, ITrigger> wrong) => On.Each<IScheduler>(
        nameof(ISchedulerFactory.GetScheduler),
        scheduler => scheduler.Overloads(method => method.GetParameters().Any(part => part.Name == "jobDetail")).Tell(
            nameof(IScheduler.ScheduleJob),
            call => call.With(
                "trigger", wrong(call.Argument<ITrigger>("trigger"), call.Service.TimeProvider.GetUtcNow()))));
}

/// <summary>A fault in the trigger of an order by cron.</summary>
internal abstract class CronFault(Func<ICronTrigger, TriggerBuilder<IJob>, TriggerBuilder<IJob>> wrong)
    : TriggerFault((right, _) => right is ICronTrigger cron ? wrong(cron, cron.GetTriggerBuilder()).Build() : right)
{
    protected static CronScheduleBuilder Schedule(ICronTrigger right) =>
        CronScheduleBuilder.Create(right.CronExpressionString!).InTimeZone(right.TimeZone);
}

/// <summary>The time of an order that is due once is not passed on.</summary>
internal sealed class RunsSingleOrdersAtOnce() : TriggerFault((right, now) =>
    right is ICronTrigger ? right : right.GetTriggerBuilder().StartAt(now).Build());

/// <summary>An order by cron begins after its first due time, not with it.</summary>
internal sealed class SkipsTheFirstTime() : CronFault((right, builder) =>
    builder.StartAt(right.GetFireTimeAfter(right.StartTimeUtc.AddSeconds(-1))!.Value.AddSeconds(1)));

/// <summary>Priority 1 is taken for the highest.</summary>
internal sealed class TakesOneForTheHighest() : TriggerFault((right, _) =>
    right.GetTriggerBuilder().WithPriority(11 - right.Priority).Build());

/// <summary>A zone is kept by its standard offset alone, that of the winter.</summary>
internal sealed class KeepsStandardTime() : CronFault((right, builder) =>
    builder.WithSchedule(Schedule(right).InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Etc/GMT-1"))));

/// <summary>The zone is not passed on.</summary>
internal sealed class IgnoresTheTimeZone() : CronFault((right, builder) =>
    builder.WithSchedule(Schedule(right).InTimeZone(TimeZoneInfo.Utc)));

/// <summary>What was due by cron while no node was up is skipped.</summary>
internal sealed class SkipsMissedTimes() : CronFault((right, builder) =>
    builder.WithSchedule(Schedule(right).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)));

/// <summary>What was due by cron while no node was up is made up for, time by time.</summary>
internal sealed class MakesUpForEachMissedTime() : CronFault((right, builder) =>
    builder.WithSchedule(Schedule(right).WithMisfireInstruction(CronTriggerMisfireInstruction.IgnoreMisfires)));

/// <summary>What was due once while no node was up is dropped.</summary>
internal sealed class DropsMissedSingleOrders() : TriggerFault((right, _) => right is ICronTrigger
    ? right
    : right.GetTriggerBuilder().WithSchedule(SimpleScheduleBuilder.Create()
        .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build());

/// <summary>A fault in what research is given.</summary>
internal abstract class StudyFault : ApexFault<IResearch>
{
    protected void Given<T>(string argument, Func<T, T> wrong) => On.Tell(
        nameof(IResearch.Study), call => call.With(argument, wrong(call.Argument<T>(argument))));
}

/// <summary>Offers of which nothing is left count for the prices.</summary>
internal sealed class CountsSoldOutOffers : StudyFault
{
    public CountsSoldOutOffers() => Given<IReadOnlyList<Offer>>(
        "offers", offers => [.. offers.Select(offer => offer with { Available = Math.Max(1, offer.Available) })]);
}

/// <summary>What the run before has found is not looked up.</summary>
internal sealed class ForgetsTheRunBefore : StudyFault
{
    public ForgetsTheRunBefore() => Given<Finding?>("last", _ => null);
}

/// <summary>The first run is taken for the one before, again and again.</summary>
internal sealed class RemembersTheFirstRun : StudyFault
{
    private Finding? _first;

    public RemembersTheFirstRun() => Given<Finding?>("last", last => _first ??= last);
}

/// <summary>A run has failed one attempt too early.</summary>
internal sealed class TriesOnceLess() : OptionFault<BusinessSettings>(settings => settings.Scheduling.Attempts--);

/// <summary>A run is tried once more than it should.</summary>
internal sealed class TriesOnceMore() : OptionFault<BusinessSettings>(settings => settings.Scheduling.Attempts++);

/// <summary>An answer of the feed passes for an empty list.</summary>
internal abstract class EmptyListFault(Predicate<HttpResponseMessage> isLost) : ApexFault
{
    public override void Apply(IServiceCollection services) =>
        services.AddHttpClient(SupplierFeed.Client).AddHttpMessageHandler(() => new Lenient(isLost, Reached));

    private sealed class Lenient(Predicate<HttpResponseMessage> isLost, Action reached) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            return isLost(response) ? Forgive() : response;
        }

        private HttpResponseMessage Forgive()
        {
            reached();
            return new HttpResponseMessage { Content = new StringContent("[]") };
        }
    }
}

/// <summary>An error of the feed passes for an answer without offers.</summary>
internal sealed class TakesErrorsForEmptyLists() : EmptyListFault(response => !response.IsSuccessStatusCode);

/// <summary>Whatever the feed answers passes for an answer without offers.</summary>
internal sealed class TakesAnyAnswerForAnEmptyList() : EmptyListFault(_ => true);

/// <summary>A priority beyond the limits is taken for the next one within them.</summary>
internal sealed class CutsPriorities : JsonFault<ResearchOrder>
{
    protected override ResearchOrder Change(ResearchOrder right) =>
        right with { Priority = Math.Clamp(right.Priority, 1, 10) };
}

/// <summary>The time zone of an order is not read.</summary>
internal sealed class ForgetsTimeZones : JsonFault<ResearchOrder>
{
    protected override ResearchOrder Change(ResearchOrder right) => right with { TimeZone = null };
}

/// <summary>A run is shown as one that is over.</summary>
internal sealed class ShowsEveryRunAsOver : JsonFault<ResearchReport>
{
    protected override ResearchReport Change(ResearchReport right) =>
        right with { Runs = [.. right.Runs.Select(run => run with { State = RunState.Done })] };
}

/// <summary>The scheduler confirms orders and does not keep them.</summary>
internal sealed class KeepsNoOrder : ApexFault<ISchedulerFactory>
{
    public KeepsNoOrder() => On.Each<IScheduler>(
        nameof(ISchedulerFactory.GetScheduler),
        scheduler => scheduler.Overloads(method => method.GetParameters().Any(part => part.Name == "jobDetail"))
            .Skip(nameof(IScheduler.ScheduleJob)));
}

/// <summary>An order has another id each time that it is shown.</summary>
internal sealed class ShowsOrdersUnderNewIds : JsonFault<ScheduledResearch>
{
    protected override ScheduledResearch Change(ScheduledResearch right) => right with { Id = Guid.NewGuid() };
}

/// <summary>The scheduler confirms every deletion.</summary>
internal sealed class ConfirmsEveryDeletion : ApexFault<ISchedulerFactory>
{
    public ConfirmsEveryDeletion() => On.Each<IScheduler>(
        nameof(ISchedulerFactory.GetScheduler),
        scheduler => scheduler.Answer<bool>(nameof(IScheduler.DeleteJob), (_, _) => true));
}

/// <summary>Runs beyond the limit are not deleted.</summary>
internal sealed class KeepsOldRuns() : LosesCommand(command =>
    command.StartsWith("DELETE FROM \"ResearchRuns\"", StringComparison.Ordinal) && command.Contains('<'));

/// <summary>A run that a node lets go of when it stops is not handed over.</summary>
internal sealed class DropsInterruptedRuns()
    : OptionFault<AdoJobStoreOptions>(store => store.RecoverFiringsCancelledByShutdown = false);

/// <summary>A claim passes for a run that is over, also that of a node that has died.</summary>
internal sealed class TakesClaimsForResults()
    : ComparesOtherwise("State", ExpressionType.NotEqual, ExpressionType.Equal);

/// <summary>A run is claimed by the instant at which it begins, not by when it was due.</summary>
internal sealed class ClaimsByTheClock : StoreFault
{
    protected override IInterceptor Interceptor => new Claiming(Reached);

    private sealed class Claiming(Action reached) : SaveChangesInterceptor
    {
        private static long _ticks;

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var claim in eventData.Context!.ChangeTracker.Entries<ResearchRunRow>())
            {
                reached();
                claim.Property(run => run.DueAt).CurrentValue += Interlocked.Increment(ref _ticks);
            }

            return new(result);
        }
    }
}
