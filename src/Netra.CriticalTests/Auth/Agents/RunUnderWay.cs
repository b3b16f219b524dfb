using Netra.Apex.Auth.Agents.Reporting;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A run whose reply is not there yet.</summary>
public sealed class RunUnderWay(Task<RunReply> reply)
{
    /// <summary>The report; fails the test unless the run ends soon, and with a report.</summary>
    [AssertionMethod]
    public async Task<RunReport> ReportAsync()
    {
        try
        {
            return (await reply.WaitAsync(Patience.Short)).Report();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The run did not end within {Patience.Short}.");
            throw;
        }
    }
}
