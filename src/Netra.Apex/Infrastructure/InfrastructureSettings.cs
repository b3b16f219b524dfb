using Netra.Apex.Infrastructure.Factory;
using Netra.Apex.Infrastructure.Health;
using Netra.Apex.Infrastructure.Queue;
using Netra.Apex.Settings;

namespace Netra.Apex.Infrastructure;

/// <summary>What operators see: section <c>Apex:Infrastructure</c>; each part is nested under its own name.</summary>
internal sealed class InfrastructureSettings : IModuleSettings<InfrastructureSettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Infrastructure";

    /// <summary>How the platform watches its own health.</summary>
    public HealthSettings Health { get; set; } = new();

    /// <summary>The source tree whose compliance is watched.</summary>
    public FactorySettings Factory { get; set; } = new();

    /// <summary>How much the queue of a customer holds.</summary>
    public QueueSettings Queue { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Health.Problems(),
        .. Factory.Problems(),
        .. Queue.Problems(),
    ];
}
