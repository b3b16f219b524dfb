using System.Collections.Concurrent;
using System.Net;
using Netra.Apex.Data.Usage;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Data;

/// <summary>Reports of a customer in a platform's process, each paused at a step of its own.</summary>
public sealed class PausedReports : IAsyncDisposable
{
    private readonly List<Task<HttpStatusCode>> _answers = [];
    private readonly ApexProcess _process;
    private readonly UsageCustomer _customer;

    private PausedReports(ApexProcess process, UsageCustomer customer) =>
        (_process, _customer) = (process, customer.At(process.Address));

    /// <summary>Starts a process and pauses one report at each of these steps; its workload is named after the
    /// step.</summary>
    public static async Task<PausedReports> StartAsync(UsageFixture apex, UsageCustomer customer, string[] steps)
    {
        var reports = new PausedReports(await apex.StartProcessAsync<PausesAtStep>(), customer);
        foreach (var step in steps)
        {
            await reports.PauseAsync(step);
        }

        return reports;
    }

    /// <summary>Kills the process.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Resumes all reports.</summary>
    /// <returns>The answers to the customer, in the order of the steps.</returns>
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

    private async Task PauseAsync(string step)
    {
        var answer = _customer.SubmitAsync(step);
        _answers.Add(answer);
        await (step == PausesAtStep.Answered ? answer : _process.ReachedAsync(step));
    }
}

/// <summary>Runs in a separate process and pauses each report at the step named in its first GPU field.</summary>
internal sealed class PausesAtStep : ApexFault<IAnalyticsStore>
{
    public const string Opened = "1 opened";
    public const string HalfStaged = "2 half staged";
    public const string Staged = "3 staged";
    public const string Answered = "4 recorded and answered";
    public const string Refused = "5 decided against";
    public const string Removed = "6 lines removed";

    private readonly ConcurrentDictionary<Guid, string> _steps = new();

    public PausesAtStep() =>
        On.TellAsync(nameof(IAnalyticsStore.StageAsync), StageAsync)
            .TellAsync(nameof(IAnalyticsStore.RemoveAsync), RemoveAsync);

    /// <summary>All steps, in the order of the protocol; the last two are those of a report whose staging
    /// fails.</summary>
    public static string[] Steps => [Opened, HalfStaged, Staged, Answered, Refused, Removed];

    private async Task<ServiceCall<IAnalyticsStore>> StageAsync(ServiceCall<IAnalyticsStore> call)
    {
        var step = _steps[ReportOf(call)] = LosesTheLastLine.LinesOf(call)[0].Gpu;
        await StageAsync(call, step switch { Opened or Answered => 0, HalfStaged => 2, _ => 3 });
        await (step is Opened or HalfStaged or Staged ? ProcessSteps.PauseAsync(step) : Task.CompletedTask);
        return step is Refused or Removed ? throw new AnalyticsUnavailableException(new IOException("Fails.")) : call;
    }

    private static Task StageAsync(ServiceCall<IAnalyticsStore> call, int lines) => lines == 0
        ? Task.CompletedTask
        : call.Service.StageAsync(ReportOf(call), [.. LosesTheLastLine.LinesOf(call).Take(lines)], default);

    private static Guid ReportOf(ServiceCall<IAnalyticsStore> call) => call.Argument<Guid>("report");

    private async Task<ServiceCall<IAnalyticsStore>> RemoveAsync(ServiceCall<IAnalyticsStore> call)
    {
        var step = _steps.GetValueOrDefault(ReportOf(call), "");
        await (step == Removed ? call.Service.RemoveAsync(ReportOf(call), CancellationToken.None) : Task.CompletedTask);
        await (step is Refused or Removed ? ProcessSteps.PauseAsync(step) : Task.CompletedTask);
        return call;
    }
}
