using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;

namespace Netra.Apex.Performance.Tools;

/// <summary>A price at which a customer could have a GPU model.</summary>
/// <param name="Gpu">The model, as the usage reports name it.</param>
/// <param name="HourlyUsd">US dollars an hour.</param>
internal sealed record GpuOffer(string Gpu, decimal HourlyUsd);

/// <summary>What an offer would have saved.</summary>
/// <param name="Gpu">The model.</param>
/// <param name="HourlyUsd">What it cost, US dollars an hour.</param>
/// <param name="OfferUsd">The cheapest offer, US dollars an hour.</param>
/// <param name="SavingUsd">US dollars: the hours times the difference.</param>
internal sealed record GpuSaving(string Gpu, decimal HourlyUsd, decimal OfferUsd, decimal SavingUsd);

/// <summary>What offers would have saved.</summary>
/// <param name="TotalUsd">US dollars in all.</param>
/// <param name="Gpus">The models with an offer below their cost, the largest saving first.</param>
internal sealed record CostPlan(decimal TotalUsd, IReadOnlyList<GpuSaving> Gpus);

/// <summary>The tool <c>cost_optimizer</c>: what offers would have saved a customer.</summary>
internal sealed class CostOptimizer(GpuAnalyzer analyzer)
{
    private const int MostOffers = 1_000;

    [Description("How much less you would have paid at these prices, based on your last 100 usage reports.")]
    public async Task<CostPlan> OptimizeAsync(
        ClaimsPrincipal user,
        [Description("Prices of GPU models, US dollars an hour; if a model has several, the lowest counts.")]
        [MinLength(1), MaxLength(MostOffers)] IReadOnlyList<GpuOffer> offers,
        CancellationToken cancel)
    {
        var used = await analyzer.AnalyzeAsync(user, cancel);
        var lowest = offers.GroupBy(offer => offer.Gpu, offer => offer.HourlyUsd);
        var savings = used.Gpus
            .Join(lowest, gpu => gpu.Gpu, prices => prices.Key, (gpu, prices) => Save(gpu, prices.Min()))
            .Where(saving => saving.SavingUsd > 0).OrderByDescending(saving => saving.SavingUsd).ToList();
        return new CostPlan(savings.Sum(saving => saving.SavingUsd), savings);
    }

    private static GpuSaving Save(GpuUse gpu, decimal price) =>
        new(gpu.Gpu, gpu.HourlyUsd, price, gpu.CostUsd - (gpu.Hours * price));
}
