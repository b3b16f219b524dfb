using Netra.Apex.Business.Compensation;
using Netra.Apex.Business.Scheduling;
using Netra.Apex.Business.SyntheticData;
using Netra.Apex.Settings;

namespace Netra.Apex.Business;

/// <summary>What customers order: section <c>Apex:Business</c>; each part is nested under its own name.</summary>
internal sealed class BusinessSettings : IModuleSettings<BusinessSettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Business";

    /// <summary>Orders that partners work off.</summary>
    public CompensationSettings Compensation { get; set; } = new();
    /// <summary>Supply research on a schedule.</summary>
    public SchedulingSettings Scheduling { get; set; } = new();
    /// <summary>Synthetic sets.</summary>
    public SyntheticDataSettings SyntheticData { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Compensation.Problems(),
        .. Scheduling.Problems(),
        .. SyntheticData.Problems(),
    ];
}
