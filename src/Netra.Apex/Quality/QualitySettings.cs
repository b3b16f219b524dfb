using Netra.Apex.Quality.Checkpoints;
using Netra.Apex.Quality.Gate;
using Netra.Apex.Quality.Metrics;
using Netra.Apex.Settings;

namespace Netra.Apex.Quality;

/// <summary>What customers may rely on in an answer: section <c>Apex:Quality</c>; each part is nested under its own
/// name.</summary>
internal sealed class QualitySettings : IModuleSettings<QualitySettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Quality";

    /// <summary>The gate between the model and the customer.</summary>
    public GateSettings Gate { get; set; } = new();

    /// <summary>Where metrics go.</summary>
    public MetricsSettings Metrics { get; set; } = new();

    /// <summary>What a node keeps for its restart.</summary>
    public CheckpointSettings Checkpoints { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Gate.Problems(),
        .. Metrics.Problems(),
        .. Checkpoints.Problems(),
    ];
}
