using System.Net;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Data;

/// <summary>Reports of a customer in a platform's process, each standing still at a step of its own.</summary>
public sealed class StandingReports : IAsyncDisposable
{
    private readonly List<Task<HttpStatusCode>> _answers = [];
    private readonly ApexProcess _process;
    private readonly UsageCustomer _customer;

    private StandingReports(ApexProcess process, UsageCustomer customer) =>
        (_process, _customer) = (process, customer.At(process.Address));

    /// <summary>Starts a process and lets one report stand at each of these steps; its workload is named like the
    /// step.</summary>
    public static async Task<StandingReports> StartAsync(UsageFixture apex, UsageCustomer customer, string[] steps)
    {
        var reports = new StandingReports(await apex.StartProcessAsync<StandsStill>(), customer);
        foreach (var step in steps)
        {
            await reports.StandAsync(step);
        }

        return reports;
    }

    /// <summary>Kills the process.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Lets all go on.</summary>
    /// <returns>What the customer is answered, in the order of the steps.</returns>
    public async Task<IReadOnlyList<HttpStatusCode>> ReleaseAsync()
    {
        await _process.ReleaseAsync();
        return await Task.WhenAll(_answers).InTimeAsync("all reports are answered");
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await ((Task)Task.WhenAll(_answers)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _customer.Dispose();
    }

    private async Task StandAsync(string step)
    {
        var answer = _customer.SubmitAsync(step);
        _answers.Add(answer);
        await (step == StandsStill.Answered ? answer : _process.ReachedAsync(step));
    }
}
