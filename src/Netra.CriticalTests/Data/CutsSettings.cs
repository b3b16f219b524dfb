using Netra.Apex.Data;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Data;

/// <summary>A setting beyond a limit is cut to the limit in silence.</summary>
internal sealed class CutsSettings() : OptionFault<DataSettings>(settings =>
{
    var (cache, resilience) = (settings.Cache, settings.Resilience);
    cache.MemoryDuration = new TimeSpan(Math.Max(1, cache.MemoryDuration.Ticks));
    resilience.MinimumThroughput = Math.Max(2, resilience.MinimumThroughput);
});
