using Netra.Apex.Load.Measuring;
using Netra.CriticalTests.Fixtures;

namespace Netra.Apex.Load.Traffic;

/// <summary>What a phase asks for.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Rate">Requests a second.</param>
/// <param name="Length">For how long requests are due.</param>
internal sealed record PhasePlan(string Name, double Rate, TimeSpan Length);

/// <summary>Sends requests when they are due, whatever is still open, and counts what becomes of them.</summary>
/// <param name="kinds">The mix.</param>
/// <param name="customers">Who sends; each request picks one.</param>
/// <param name="time">The clock.</param>
internal sealed class TrafficSource(
    IReadOnlyList<RequestKind> kinds, IReadOnlyList<LoadCustomer> customers, TimeProvider time)
{
    /// <summary>Requests that may be open at once; what is due beyond them is not sent and has failed.</summary>
    /// <remarks>Ten seconds of 400 requests a second, of which none is answered.</remarks>
    public const int MostOpen = 4_000;

    /// <summary>A request that is not answered within this time has failed.</summary>
    /// <remarks>Admission lets a request wait for 5 seconds, and a tool may take 30.</remarks>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(40);

    private const int Seed = 20_261_126;

    private Random _random = new(Seed);
    private int _open;

    /// <summary>Runs a phase until each of its requests has ended.</summary>
    /// <param name="plan">The phase.</param>
    /// <param name="watch">Is given the count so far, now and then; null: nobody looks.</param>
    /// <param name="cancel">Ends it at once.</param>
    public async Task<PhaseFigures> RunAsync(PhasePlan plan, PhaseWatch? watch, CancellationToken cancel)
    {
        // Each phase draws the same numbers, whatever ran before it.
        (_random, var tally) = (new Random(Seed), new PhaseTally(plan, kinds));
        using var watching = watch?.Begin(tally, time);
        var (start, sent) = (time.GetTimestamp(), new List<Task>());
        var due = Arrivals.Poisson(plan.Rate, plan.Length, _random);
        await foreach (var moment in OpenLoop.WhenDueAsync(due, start, time, cancel))
        {
            sent.Add(SendAsync(tally, start, moment, cancel));
        }

        await Task.WhenAll(sent).WaitAsync(cancel);
        return tally.Read();
    }

    private async Task SendAsync(PhaseTally tally, long start, TimeSpan due, CancellationToken cancel)
    {
        var (kind, customer) = (Mix.Pick(kinds, _random.NextDouble()), _random.Next(customers.Count));
        tally.Sent(kind);
        var outcome = Interlocked.Increment(ref _open) > MostOpen
            ? Outcome.Fail($"{MostOpen} requests were open already")
            : await AnswerAsync(kind, customers[customer], cancel);
        Interlocked.Decrement(ref _open);
        tally.Ended(kind, outcome, due, time.GetElapsedTime(start));
    }

    private async Task<Outcome> AnswerAsync(RequestKind kind, LoadCustomer customer, CancellationToken cancel)
    {
        try
        {
            return await kind.SendAsync(customer).WaitAsync(AnswerLimit, time, cancel);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            return Outcome.Fail($"no answer within {AnswerLimit.TotalSeconds} s");
        }
    }
}
