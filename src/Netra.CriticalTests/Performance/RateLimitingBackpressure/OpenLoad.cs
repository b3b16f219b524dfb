using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>A request of an open load.</summary>
/// <param name="IsUrgent">Whether somebody waits for it.</param>
/// <param name="Latency">From when it was due, not from when it could be sent.</param>
/// <param name="Answer">What it was answered.</param>
internal sealed record LoadSample(bool IsUrgent, TimeSpan Latency, LoadAnswer Answer);

/// <summary>What became of a load.</summary>
/// <param name="Answered">The urgent requests that were answered.</param>
/// <param name="Unanswered">How many urgent requests still waited a moment after the load's end.</param>
internal sealed record LoadResult(IEnumerable<LoadSample> Answered, int Unanswered)
{
    /// <summary>p99 of urgent requests; one that was refused, or still waits, was never answered.</summary>
    public TimeSpan UrgentP99 => P99(Answered
        .Select(sample => sample.Answer.IsLetIn ? sample.Latency : TimeSpan.MaxValue)
        .Concat(Enumerable.Repeat(TimeSpan.MaxValue, Unanswered)));

    // The nearest rank: the smallest that is not exceeded by 99 % of all.
    private static TimeSpan P99(IEnumerable<TimeSpan> latencies)
    {
        var sorted = latencies.Order().ToList();
        return sorted[(int)Math.Ceiling(0.99 * sorted.Count) - 1];
    }
}

/// <summary>Requests of four customers that come at a rate, however fast they are answered.</summary>
/// <param name="perSecond">Requests a second.</param>
/// <param name="oneUrgentIn">Of so many requests one is urgent; the others can wait.</param>
internal sealed class OpenLoad(int perSecond, int oneUrgentIn)
{
    private static readonly string[] Customers = ["ann", "ben", "cy", "dee"];

    /// <summary>Sends requests and waits for the answers to the urgent ones; the others hang up then.</summary>
    public async Task<LoadResult> RunAsync(ApexNode node, int count)
    {
        var clients = await Task.WhenAll(Customers.Select(node.ClientAsync));
        var customers = clients.Select(client => new LoadCustomer(client)).ToList();
        await WarmUpAsync(customers);
        var result = await RunAsync(customers, count);
        customers.ForEach(customer => customer.Dispose());
        return result;
    }

    // What runs first is compiled.
    private static Task WarmUpAsync(IReadOnlyList<LoadCustomer> customers) =>
        Task.WhenAll(customers.SelectMany(customer => new[] { customer.AskAsync(), customer.UploadAsync() }));

    private async Task<LoadResult> RunAsync(IReadOnlyList<LoadCustomer> customers, int count)
    {
        var all = Enumerable.Range(0, count).Select(number => TimeSpan.FromSeconds((double)number / perSecond));
        var (start, samples) = (TimeProvider.System.GetTimestamp(), new List<Task<LoadSample>>(count));
        await foreach (var due in OpenLoop.WhenDueAsync(all, start, TimeProvider.System))
        {
            samples.Add(SendAsync(customers, samples.Count, start, due));
        }

        return await ResultAsync(samples);
    }

    private async Task<LoadResult> ResultAsync(IReadOnlyList<Task<LoadSample>> samples)
    {
        var urgent = samples.Where((_, number) => number % oneUrgentIn == 0).ToArray();
        await InTime.GiveAMomentAsync(urgent);
        var answered = await Task.WhenAll(samples.Where(sample => sample.IsCompleted));
        var answeredUrgent = answered.Where(sample => sample.IsUrgent).ToList();
        return new LoadResult(answeredUrgent, urgent.Length - answeredUrgent.Count);
    }

    private async Task<LoadSample> SendAsync(
        IReadOnlyList<LoadCustomer> customers, int number, long start, TimeSpan due)
    {
        var (customer, isUrgent) = (customers[number / oneUrgentIn % customers.Count], number % oneUrgentIn == 0);
        var answer = await (isUrgent ? customer.AskAsync() : customer.UploadAsync());
        return new LoadSample(isUrgent, TimeProvider.System.GetElapsedTime(start) - due, answer);
    }
}
