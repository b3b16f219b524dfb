using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Fallback;

namespace Netra.Apex.Business.Compensation;

/// <summary>Who has said a price.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuoteSource>))]
internal enum QuoteSource
{
    /// <summary>The partner itself.</summary>
    Partner,

    /// <summary>The partner's replica, which may be behind.</summary>
    Replica,

    /// <summary>The platform's list.</summary>
    ListPrice,
}

/// <summary>What a step would cost.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="MonthlyUsd">US dollars a month.</param>
/// <param name="Source">Who says so.</param>
internal sealed record Quote(string Step, decimal MonthlyUsd, QuoteSource Source);

/// <summary>Asks all partners what an order would cost. Nothing is ordered by that.</summary>
internal sealed class Quotes(PartnerClient client, PartnerCalls calls, IOptions<BusinessSettings> settings)
{
    /// <summary>The price of each step, in their order.</summary>
    /// <exception cref="NoQuoteException">Nobody can say what a step costs.</exception>
    public Task<Quote[]> AskAsync(string workload, CancellationToken cancel) =>
        Task.WhenAll(settings.Value.Compensation.Partners.Select(partner => AskAsync(partner, workload, cancel)));

    private async Task<Quote> AskAsync(PartnerSettings partner, string workload, CancellationToken cancel)
    {
        try
        {
            return await PipelineFor(partner, workload).ExecuteAsync(
                async stop => await AskAsync(partner, QuoteSource.Partner, workload, stop), cancel);
        }
        catch (Exception failure) when (PartnerCalls.FailureOf(failure) is not null)
        {
            throw new NoQuoteException(partner.Name, failure);
        }
    }

    // From the outside in: the list price, all attempts, and in each of them the partner and then its replica.
    private ResiliencePipeline<Quote> PipelineFor(PartnerSettings partner, string workload) =>
        new ResiliencePipelineBuilder<Quote>()
            .AddFallback(ToListPrice(partner))
            .AddPipeline(calls.Quotes)
            .AddFallback(ToReplica(partner, workload))
            .Build();

    private static FallbackStrategyOptions<Quote> ToListPrice(PartnerSettings partner) => new()
    {
        ShouldHandle = call => ValueTask.FromResult(partner.ListPrice is not null && FailureOf(call) is not null),
        FallbackAction = _ => Outcome.FromResultAsValueTask(
            new Quote(partner.Name, partner.ListPrice!.Value, QuoteSource.ListPrice)),
    };

    private FallbackStrategyOptions<Quote> ToReplica(PartnerSettings partner, string workload) => new()
    {
        ShouldHandle = call => ValueTask.FromResult(partner.Replica is not null && FailureOf(call) is CallFailure.Lost),
        FallbackAction = async call => Outcome.FromResult(
            await AskAsync(partner, QuoteSource.Replica, workload, call.Context.CancellationToken)),
    };

    private static CallFailure? FailureOf(FallbackPredicateArguments<Quote> call) =>
        PartnerCalls.FailureOf(call.Outcome.Exception);

    private async Task<Quote> AskAsync(
        PartnerSettings partner, QuoteSource source, string workload, CancellationToken cancel)
    {
        var address = source == QuoteSource.Replica ? partner.Replica : partner.Url;
        return new Quote(partner.Name, await client.PriceAsync(address!, workload, cancel), source);
    }
}

/// <summary>Nobody can say what a step costs.</summary>
internal sealed class NoQuoteException(string step, Exception cause)
    : Exception($"The price of '{step}' is not available now; try again later.", cause);
