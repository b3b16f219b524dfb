using Netra.Apex.Auth.Agents.Reporting;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A run whose reply is not there yet.</summary>
public sealed class RunUnderWay(Task<RunReply> reply)
{
    /// <summary>Whether the run asks for what is held before anything that is held is released; a run that crashes meanwhile throws.</summary>
    public async Task<bool> ReachesAsync(Hold hold)
    {
        Task first = Task.WhenAny(hold.Arrival, reply);
        await first.WaitAsync(Patience.Short).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await (reply.IsFaulted ? reply : Task.CompletedTask);
        return hold.Arrival.IsCompleted;
    }

    /// <summary>The report; fails the test when the reply is an error.</summary>
    /// <exception cref="TimeoutException">The run did not end in time.</exception>
    [AssertionMethod]
    public async Task<RunReport> ReportAsync() => (await reply.InTimeAsync("the run ends")).Report();
}
