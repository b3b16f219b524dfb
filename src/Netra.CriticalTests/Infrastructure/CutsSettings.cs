using Netra.Apex.Infrastructure;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>A setting beyond a limit is cut to the limit in silence.</summary>
internal sealed class CutsSettings() : OptionFault<InfrastructureSettings>(settings =>
{
    settings.Health.HealthyAfter = Math.Clamp(settings.Health.HealthyAfter, 1, 100);
    settings.Queue.Capacity = Math.Max(1, settings.Queue.Capacity);
    settings.Factory.HistoryDays = Math.Clamp(settings.Factory.HistoryDays, 1, 365);
});
