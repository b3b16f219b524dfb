using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.FixHarness;

/// <summary>Runs a fix over a project and says in figures what came of it.</summary>
internal sealed class Report(Rule rule, Project before, TextWriter output)
{
    public async Task<Project> RunAsync()
    {
        var brokenBefore = await BrokenAsync(before);
        var found = (await rule.FindingsAsync(before)).Select(Identity.Of).ToHashSet();
        var run = new FixRun(rule, before);
        var after = await TimedAsync(run);
        await WriteAsync(after, run, found);
        await WriteCompilingAsync(after, brokenBefore);
        return after;
    }

    private async Task<Project> TimedAsync(FixRun run)
    {
        var clock = Stopwatch.StartNew();
        var after = await run.AllAsync();
        output.WriteLine($"seconds                   {clock.Elapsed.TotalSeconds:F1}");
        return after;
    }

    private async Task WriteAsync(Project after, FixRun run, HashSet<string> found)
    {
        var left = (await rule.FindingsAsync(after)).Select(Identity.Of).ToArray();
        output.WriteLine($"findings                  {found.Count}");
        output.WriteLine($"fix offered               {run.Offered}");
        output.WriteLine($"fixes applied in all      {run.Applied} in {run.Passes} passes");
        output.WriteLine($"within the limit after    {found.Count - left.Distinct().Count(found.Contains)}");
        output.WriteLine($"findings left             {left.Length}, {left.Count(one => !found.Contains(one))} of them on new members");
    }

    private async Task WriteCompilingAsync(Project after, HashSet<string> brokenBefore)
    {
        var changed = Changes(after).ToArray();
        var broken = await BrokenAsync(after);
        output.WriteLine($"files with errors before  {brokenBefore.Count}");
        output.WriteLine($"files changed             {changed.Length}");
        output.WriteLine($"of them compile           {changed.Count(document => !broken.Contains(document.FilePath ?? document.Name))}");
        output.WriteLine($"files with errors after   {broken.Count}");
    }

    /// <summary>Documents that are new, or differ.</summary>
    public IEnumerable<Document> Changes(Project after)
    {
        var changes = after.GetChanges(before);
        return changes.GetChangedDocuments().Concat(changes.GetAddedDocuments()).Select(id => after.GetDocument(id)!);
    }

    private static async Task<HashSet<string>> BrokenAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var errors = compilation.GetDiagnostics().Where(finding => finding.Severity == DiagnosticSeverity.Error);
        return [.. errors.Select(error => error.Location.SourceTree?.FilePath ?? error.GetMessage())];
    }
}
