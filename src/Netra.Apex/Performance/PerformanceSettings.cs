using Netra.Apex.Performance.Admission;
using Netra.Apex.Performance.Search;
using Netra.Apex.Performance.Tools;
using Netra.Apex.Settings;

namespace Netra.Apex.Performance;

/// <summary>What customers use all day: section <c>Apex:Performance</c>; each part is nested under its own
/// name.</summary>
internal sealed class PerformanceSettings : IModuleSettings<PerformanceSettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Performance";

    /// <summary>How many requests of customers a node lets in.</summary>
    public AdmissionSettings Admission { get; set; } = new();

    /// <summary>Search in a customer's own documents.</summary>
    public SearchSettings Search { get; set; } = new();

    /// <summary>Tools of MCP servers.</summary>
    public ToolsSettings Tools { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Admission.Problems(),
        .. Search.Problems(),
        .. Tools.Problems(),
    ];
}
