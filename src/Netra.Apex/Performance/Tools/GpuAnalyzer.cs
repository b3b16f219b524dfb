using System.ComponentModel;
using System.Security.Claims;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Data.Usage;

namespace Netra.Apex.Performance.Tools;

/// <summary>What a customer uses of a GPU model.</summary>
/// <param name="Gpu">The model.</param>
/// <param name="Hours">For how long.</param>
/// <param name="CostUsd">What that cost, US dollars.</param>
/// <param name="HourlyUsd">US dollars an hour: the cost over the hours.</param>
/// <param name="SharePercent">Of the cost of all models, 0 to 100; 0 when nothing cost anything.</param>
internal sealed record GpuUse(string Gpu, decimal Hours, decimal CostUsd, decimal HourlyUsd, decimal SharePercent);

/// <summary>What a customer uses.</summary>
/// <param name="Reports">How many reports it is read from.</param>
/// <param name="Gpus">The models, the most expensive first.</param>
internal sealed record GpuAnalysis(int Reports, IReadOnlyList<GpuUse> Gpus);

/// <summary>The tool <c>gpu_analyzer</c>: what the customer's GPU models cost an hour, and their shares.</summary>
internal sealed class GpuAnalyzer(UsageReports reports)
{
    private const int MinutesAnHour = 60;
    private const int Percent = 100;
    private const int Digits = 6;

    [Description("What each of your GPU models costs an hour, and its share, based on your last 100 usage reports.")]
    public async Task<GpuAnalysis> AnalyzeAsync(
        ClaimsPrincipal user,
        CancellationToken cancel,
        [Description("Only reports of this workload; all reports if omitted.")] string? workload = null)
    {
        var all = await reports.ReadAsync(Customer.Of(user), id: null, cancel);
        var chosen = all.Where(report => workload is null || report.Workload == workload).ToList();
        var total = chosen.Sum(report => report.Cost);
        var gpus = chosen.SelectMany(report => report.Usage).GroupBy(usage => usage.Gpu).Select(gpu => Sum(gpu, total));
        var sorted = gpus.OrderByDescending(gpu => gpu.CostUsd).ThenBy(gpu => gpu.Gpu, StringComparer.Ordinal);
        return new GpuAnalysis(chosen.Count, [.. sorted]);
    }

    private static GpuUse Sum(IGrouping<string, GpuUsage> gpu, decimal total)
    {
        var (hours, cost) = (gpu.Sum(usage => usage.Minutes) / (decimal)MinutesAnHour, gpu.Sum(usage => usage.Cost));
        var share = total == 0 ? 0 : cost / total * Percent;
        return new GpuUse(gpu.Key, Round(hours), cost, Round(cost / hours), Round(share));
    }

    private static decimal Round(decimal number) => Math.Round(number, Digits);
}
