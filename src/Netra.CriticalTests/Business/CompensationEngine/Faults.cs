using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Business;
using Netra.Apex.Business.Compensation;
using Netra.Apex.Network;
using Netra.CriticalTests.Fixtures;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Netra.CriticalTests.Business;

/// <summary>A wrong option of the retries.</summary>
public abstract class RetryFault(string calls, Action<RetryStrategyOptions> wrong)
    : OptionFault(services => services.PostConfigure(calls, wrong));

/// <summary>A partner that is late is not asked again.</summary>
public sealed class GivesUpLateCalls() : RetryFault(PartnerCalls.Step, retry =>
{
    var right = retry.ShouldHandle;
    retry.ShouldHandle = async call => call.Outcome.Exception is not TimeoutRejectedException && await right(call);
});

/// <summary>A partner whose connection was lost is not asked again.</summary>
public sealed class GivesUpLostCalls() : RetryFault(PartnerCalls.Step, retry =>
{
    var right = retry.ShouldHandle;
    retry.ShouldHandle = async call => call.Outcome.Exception is not HttpRequestException && await right(call);
});

/// <summary>All waits are as long as the first one.</summary>
public sealed class WaitsAlike()
    : RetryFault(PartnerCalls.Step, retry => retry.BackoffType = DelayBackoffType.Constant);

/// <summary>A partner that wants to be left alone for a time is asked again after the usual wait.</summary>
public sealed class IgnoresRetryAfter() : RetryFault(PartnerCalls.Step, retry => retry.DelayGenerator = null);

/// <summary>A partner is asked once more than is allowed.</summary>
public sealed class AllowsOneAttemptMore() : RetryFault(PartnerCalls.Step, retry => retry.MaxRetryAttempts++);

/// <summary>An undo that fails is not tried again.</summary>
public sealed class UndoesOnlyOnce()
    : RetryFault(PartnerCalls.Undo, retry => retry.ShouldHandle = _ => ValueTask.FromResult(false));

/// <summary>A price is asked for once.</summary>
public sealed class AsksForPricesOnce()
    : RetryFault(PartnerCalls.Quote, retry => retry.ShouldHandle = _ => ValueTask.FromResult(false));

/// <summary>A wrong setting.</summary>
internal abstract class SettingFault(Action<CompensationSettings> wrong)
    : OptionFault<BusinessSettings>(business => wrong(business.Compensation));

/// <summary>The replica is not read from the configuration.</summary>
internal sealed class ForgetsTheReplica() : SettingFault(orders => orders.Partners[0].Replica = null);

/// <summary>The list price is not read from the configuration.</summary>
internal sealed class ForgetsTheListPrice() : SettingFault(orders => orders.Partners[0].ListPrice = null);

/// <summary>The fallback is not read from the configuration.</summary>
internal sealed class ForgetsTheFallback() : SettingFault(orders => orders.Partners[0].Fallback = null);

/// <summary>The total time is so long that nobody ever sees it pass.</summary>
internal sealed class ForgetsTheTotalTime() : SettingFault(orders => orders.TotalTime = TimeSpan.FromDays(1));

/// <summary>All attempts have half of their time.</summary>
internal sealed class HalvesTheTotalTime() : SettingFault(orders => orders.TotalTime /= 2);

/// <summary>Steps are undone in the order in which they were taken.</summary>
internal sealed class UndoesInOrder() : StatementFault("\"OrderSteps\"", " DESC", "");

/// <summary>Only steps that are known to have taken effect are undone.</summary>
internal sealed class LeavesUnclearSteps() : StatementFault(" DESC", "'Begun'", "'None'");

/// <summary>A node that takes up an order takes the step that was in flight for done.</summary>
internal sealed class SkipsStepsInFlight() : StatementFault("'Waiting'", "'Begun'", "'None'");

/// <summary>Orders that run are not counted for the limit.</summary>
internal sealed class OverlooksRunningOrders() : StatementFault("\"Customer\"", "'Running'", "'None'");

/// <summary>A node takes the hold that another one has got later for its own.</summary>
internal sealed class TakesLaterHoldsForItsOwn()
    : ComparesOtherwise("HeldUntil", ExpressionType.Equal, ExpressionType.GreaterThanOrEqual);

/// <summary>What went wrong with a step is not shown.</summary>
internal sealed class OmitsProblems : JsonFault<OrderView>
{
    protected override OrderView Change(OrderView right) =>
        right with { Steps = [.. right.Steps.Select(step => step with { Problem = null })] };
}

/// <summary>A proxy in front of the platform gives each request a key of its own.</summary>
public sealed class ReplacesKeysOfCustomers : MiddlewareFault
{
    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey(PartnerClient.KeyHeader))
        {
            Reached();
            http.Request.Headers[PartnerClient.KeyHeader] = $"{Guid.NewGuid()}";
        }
    }
}

/// <summary>The store keeps orders of one key that cross each other, as it does without the unique index: each is sent
/// before any other is kept.</summary>
internal sealed class KeepsCrossingOrders : StoreFault
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _first = new();

    protected override IInterceptor Interceptor => new Crossing(CrossAsync);

    private Task CrossAsync(EntityEntry<OrderRow> order)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _first.GetOrAdd(order.Entity.Key, mine);
        return first == mine ? mine.Task.InTimeAsync("another order crosses this one") : KeepToo(order, first);
    }

    private Task KeepToo(EntityEntry<OrderRow> order, TaskCompletionSource first)
    {
        Reached();
        first.TrySetResult();
        order.Property(row => row.Key).CurrentValue = $"{Guid.NewGuid()}";
        return Task.CompletedTask;
    }

    private sealed class Crossing(Func<EntityEntry<OrderRow>, Task> crossAsync) : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await Task.WhenAll(eventData.Context!.ChangeTracker.Entries<OrderRow>().Select(crossAsync));
            return result;
        }
    }
}

/// <summary>A fault in what the platform and its partners say to each other.</summary>
public abstract class PartnerFault : ApexFault
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.AddHttpClient(PartnerClient.Wire).AddHttpMessageHandler(() => new Handler(this));

    private protected abstract Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Line line);

    /// <summary>The way to the partners.</summary>
    /// <param name="Node">Where it begins.</param>
    /// <param name="SendAsync">Sends a request on.</param>
    private protected sealed record Line(Guid Node, Func<HttpRequestMessage, Task<HttpResponseMessage>> SendAsync);

    private sealed class Handler(PartnerFault fault) : DelegatingHandler
    {
        private readonly Guid _node = Guid.NewGuid();

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            fault.SendAsync(request, new Line(_node, wrong => base.SendAsync(wrong, cancellationToken)));
    }
}

/// <summary>A step whose connection is lost is sent to the replica, as a price is.</summary>
public sealed class SendsLostStepsToTheReplica : PartnerFault
{
    private protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Line line)
    {
        try
        {
            return await line.SendAsync(request);
        }
        catch (Exception lost) when (HttpFailures.IsOutage(lost) && request.Method == HttpMethod.Post)
        {
            Reached();
            var replica = new Uri(request.RequestUri!, "/replica");
            return await line.SendAsync(new HttpRequestMessage(HttpMethod.Post, replica) { Content = request.Content });
        }
    }
}

/// <summary>A date in Retry-After is overlooked.</summary>
public sealed class UnderstandsNoDates : PartnerFault
{
    private protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Line line)
    {
        var answer = await line.SendAsync(request);
        if (answer.Headers.RetryAfter?.Date is not null)
        {
            Reached();
            answer.Headers.RetryAfter = null;
        }

        return answer;
    }
}

/// <summary>What failed is taken for not done: it is not undone.</summary>
public sealed class LeavesWhatFailed : PartnerFault
{
    private protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Line line)
    {
        if (request.Method != HttpMethod.Delete)
        {
            return line.SendAsync(request);
        }

        Reached();
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
    }
}

/// <summary>A refused undo is taken for done.</summary>
public sealed class TakesFailedUndoForDone : PartnerFault
{
    private protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Line line)
    {
        var answer = await line.SendAsync(request);
        if (request.Method == HttpMethod.Delete && !answer.IsSuccessStatusCode)
        {
            Reached();
            answer.StatusCode = HttpStatusCode.NoContent;
        }

        return answer;
    }
}

/// <summary>Another key is sent to partners than the step's.</summary>
public abstract class KeyFault : PartnerFault
{
    private protected abstract string Wrong(string key, Line line);

    private protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Line line)
    {
        if (request.Headers.TryGetValues(PartnerClient.KeyHeader, out var keys))
        {
            Reached();
            var wrong = Wrong(keys.Single(), line);
            request.Headers.Remove(PartnerClient.KeyHeader);
            request.Headers.Add(PartnerClient.KeyHeader, wrong);
        }

        return line.SendAsync(request);
    }
}

/// <summary>Each attempt has a key of its own.</summary>
public sealed class MakesAKeyAnAttempt : KeyFault
{
    private protected override string Wrong(string key, Line line) => $"{Guid.NewGuid()}";
}

/// <summary>Each node has keys of its own for the same steps.</summary>
public sealed class MakesKeysOfANode : KeyFault
{
    private protected override string Wrong(string key, Line line) => $"{line.Node}-{key}";
}
