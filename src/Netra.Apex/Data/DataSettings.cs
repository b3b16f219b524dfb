using Netra.Apex.Data.Caching;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Data.Usage;
using Netra.Apex.Settings;

namespace Netra.Apex.Data;

/// <summary>Data that customers rely on: section <c>Apex:Data</c>; each part is nested under its own name.</summary>
internal sealed class DataSettings : IModuleSettings<DataSettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Data";

    /// <summary>Where usage is analysed.</summary>
    public AnalyticsSettings Analytics { get; set; } = new();

    /// <summary>Memory, Redis and the edge in front of the relational store.</summary>
    public CacheSettings Cache { get; set; } = new();

    /// <summary>The circuit breakers.</summary>
    public ResilienceSettings Resilience { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems() => [.. Analytics.Problems(), .. Cache.Problems(), .. Resilience.Problems()];
}
