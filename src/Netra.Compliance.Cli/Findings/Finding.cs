using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Findings;

/// <summary>What one rule says of one place.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Level"><c>error</c>, <c>warning</c>, <c>note</c> or <c>none</c>.</param>
/// <param name="Message">The rule's sentence.</param>
/// <param name="Path">The file, relative to the repository, with forward slashes; null when the finding has no place.</param>
/// <param name="Line">The line, from 1; null when the finding has no place.</param>
/// <param name="Suppressed">Someone has silenced it in the source.</param>
public sealed record Finding(string Rule, string Level, string Message, string? Path, int? Line, bool Suppressed)
{
    /// <summary>How many lines the rule counted, as of a member that is too long; null where it counts none.</summary>
    [JsonIgnore]
    public int? Lines { get; init; }

    /// <summary>It counts: neither suppressed nor a mere note.</summary>
    [JsonIgnore]
    public bool IsOpen => !Suppressed && (Level is "warning" or "error");

    /// <summary>It is shown and does not count.</summary>
    [JsonIgnore]
    public bool IsNote => !Suppressed && !IsOpen;
}
