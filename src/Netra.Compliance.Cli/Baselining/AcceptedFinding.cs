using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Baselining;

/// <summary>Findings that were there when a baseline was made, known by what does not move when lines do.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Path">The file, relative to what was checked; empty when the finding has no place.</param>
/// <param name="Text">The line that the finding stands on, each run of white space as one blank; empty for rules about a whole file.</param>
/// <param name="Count">How many of them are accepted; at least 1.</param>
/// <param name="Lines">How many lines each may have; null where the rule counts none, or nobody wrote it down.</param>
public sealed record AcceptedFinding(
    string Rule,
    string Path,
    string Text,
    int Count,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Lines = null);
