using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Checking;

namespace Netra.Compliance.Cli.Findings;

/// <summary>Knows a finding again when lines above it have come or gone: by rule, file and the text of its line.</summary>
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
