using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Checking;

namespace Netra.Compliance.Cli.Findings;

/// <summary>What one rule says of one place.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Level"><c>error</c>, <c>warning</c>, <c>note</c> or <c>none</c>.</param>
/// <param name="Message">The rule's sentence.</param>
/// <param name="Path">The file, relative to the repository, with forward slashes; null when the finding has no
/// place.</param>
/// <param name="Line">The line, from 1; null when the finding has no place.</param>
/// <param name="Suppressed">Someone has silenced it in the source.</param>
public sealed record Finding(string Rule, string Level, string Message, string? Path, int? Line, bool Suppressed)
{
    /// <summary>The rules that say of a test that it cannot fail, or does not run.</summary>
    private static readonly ImmutableHashSet<string> OfHonesty =
        ["NETRA3001", "NETRA3002", "NETRA3003", "NETRA3004", "NETRA3006", "NETRA3007"];

    /// <summary>The levels that a finding can have.</summary>
    internal static readonly ImmutableArray<string> Levels = ["none", "note", "warning", "error"];

    /// <summary>How many lines the rule counted, as of a member that is too long; null where it counts none.</summary>
    public int? Lines { get; init; }

    /// <summary>Why it was silenced; null when it was not, or no reason given.</summary>
    public string? Justification { get; init; }

    /// <summary>What it is known again by beside rule and file: the text of its line; empty for a rule about a whole
    /// file, and where the source is not at hand.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its columns; null when unknown.</summary>
    [JsonIgnore]
    public ColumnSpan? Columns { get; init; }

    /// <summary>Its path is not a file on this machine, so its file is unknown.</summary>
    [JsonIgnore]
    public bool IsLost { get; init; }

    /// <summary>It counts: neither suppressed nor a mere note.</summary>
    [JsonIgnore]
    public bool IsOpen => !Suppressed && (Level is "warning" or "error");

    /// <summary>It is shown and does not count.</summary>
    [JsonIgnore]
    public bool IsNote => !Suppressed && !IsOpen;

    /// <summary>It is about the honesty of a test.</summary>
    [JsonIgnore]
    public bool IsOfHonesty => IsHonesty(Rule);

    /// <summary>Whether a rule says of tests that they cannot fail, or do not run.</summary>
    internal static bool IsHonesty(string rule) => OfHonesty.Contains(rule);

    /// <summary>It says that a test cannot fail or does not run, and it is not suppressed: whatever its level, such a
    /// test proves nothing.</summary>
    [JsonIgnore]
    public bool Acts => IsOfHonesty && !Suppressed;

    /// <summary>Rule and place, for people.</summary>
    [JsonIgnore]
    public string Heading => $"{Rule} at {Place}";

    /// <summary>File and line, as far as they are known.</summary>
    [JsonIgnore]
    public string Place => Path is null ? "no place" : Line is null ? Path : $"{Path}:{Line}";
}

/// <summary>The columns of a finding, from 1, and its last line; the end is the first column behind it.</summary>
public sealed record ColumnSpan(int Start, int EndLine, int End);

/// <summary>Identifies a finding although lines above it changed: by rule, file and the text of its line.</summary>
internal sealed class FindingKeys(string root)
{
    private readonly Dictionary<string, TextLineCollection?> _files = [];

    public (string Rule, string Path, string Text) Of(Finding finding) =>
        (finding.Rule, finding.Path ?? "", LineText.Of(finding.Rule, LineOf(finding)));

    private string LineOf(Finding finding)
    {
        var lines = finding.Path is { } path ? LinesOf(path) : null;
        return lines is not null && finding.Line is { } line && line >= 1 && line <= lines.Count
            ? lines[line - 1].ToString()
            : "";
    }

    private TextLineCollection? LinesOf(string path) =>
        _files.TryGetValue(path, out var lines) ? lines : _files[path] = Read(Path.Combine(root, path));

    // A finding may name a file that is not there, or none at all: one that a #line directive made up.
    private static TextLineCollection? Read(string file) =>
        RegularFile.Is(file) ? SourceText.From(RegularFile.Text(file)).Lines : null;
}

/// <summary>Findings each once, in the order of a reader: by path, line and rule. Several of one line that differ by
/// their columns alone are one, at the first.</summary>
internal static class FindingOrder
{
    public static ImmutableArray<Finding> Of(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal)
            .ThenBy(finding => finding.Columns?.Start ?? int.MaxValue)
            .DistinctBy(finding => finding with { Columns = null }),
    ];
}

/// <summary>Reads how many lines a rule counted from what its finding carries for those who read it by
/// machine.</summary>
internal static class MeasuredLines
{
    private const string Key = "lines";

    /// <summary>Null where the rule counts none, or the number is no number.</summary>
    public static int? In(IReadOnlyDictionary<string, string?>? properties) =>
        int.TryParse(properties?.GetValueOrDefault(Key), NumberStyles.None, CultureInfo.InvariantCulture, out var lines)
            ? lines : null;
}
