using Microsoft.CodeAnalysis;

namespace Netra.Compliance.CodeFixes.Structure.Moving;

/// <summary>Compares what the compiler says of a project before and after a change that spans files.</summary>
internal sealed class ProjectErrors(Project before)
{
    public async Task<bool> AreNoMoreInAsync(Project after, CancellationToken cancellation)
    {
        var known = await CountsAsync(before, cancellation).ConfigureAwait(false);
        var found = await CountsAsync(after, cancellation).ConfigureAwait(false);
        return found.All(now => known.TryGetValue(now.Key, out var count) && now.Value <= count);
    }

    private static async Task<Dictionary<string, int>> CountsAsync(Project project, CancellationToken cancellation)
    {
        var compilation = (await project.GetCompilationAsync(cancellation).ConfigureAwait(false))!;
        return compilation.GetDiagnostics(cancellation)
            .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(static finding => finding.Id)
            .ToDictionary(static same => same.Key, static same => same.Count());
    }
}
