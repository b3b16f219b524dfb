using System.Diagnostics;

namespace Netra.Compliance.FixHarness;

/// <summary>Runs a fix over a tree and says in figures what came of it.</summary>
internal sealed class Report(Rule rule, SourceTree before, TextWriter output)
{
    /// <summary>Whether every file that compiled before compiles after all fixes.</summary>
    public bool BreaksNothing { get; private set; }

    public async Task<SourceTree> RunAsync(bool alone)
    {
        var brokenBefore = await before.BrokenFilesAsync();
        await (alone ? new AloneRun(rule, before, output).WriteAsync(brokenBefore) : Task.CompletedTask);
        var run = new FixRun(rule, before);
        var after = await TimedAsync(run);
        await WriteFindingsAsync(after, run);
        await WriteCompilingAsync(after, brokenBefore);
        return after;
    }

    private async Task<SourceTree> TimedAsync(FixRun run)
    {
        var clock = Stopwatch.StartNew();
        var after = await run.AllAsync();
        output.WriteLine($"seconds                   {clock.Elapsed.TotalSeconds:F1}");
        return after;
    }

    private async Task WriteFindingsAsync(SourceTree after, FixRun run)
    {
        var found = (await rule.FindingsAsync(before.Project)).Select(Identity.Of).ToArray();
        var left = (await rule.FindingsAsync(after.Project)).Select(Identity.Of).ToArray();
        output.WriteLine($"findings                  {found.Length}");
        output.WriteLine($"fix offered               {run.Offered}");
        run.Refused.ForEach(one => output.WriteLine($"none offered for          {one.Location.GetLineSpan()}"));
        output.WriteLine($"fixes applied in all      {run.Applied} in {run.Passes} passes");
        WriteLeft(found, left);
    }

    private void WriteLeft(string[] found, string[] left)
    {
        var onNew = left.Count(one => !found.Contains(one));
        output.WriteLine($"within the limit after    {found.Count(one => !left.Contains(one))}");
        output.WriteLine($"findings left             {left.Length}, {onNew} of them on new members");
    }

    private async Task WriteCompilingAsync(SourceTree after, HashSet<string> brokenBefore)
    {
        var projects = before.Solution.ProjectIds.Count;
        output.WriteLine($"projects                  {projects}, files with errors before: {brokenBefore.Count}");
        var changed = after.ChangesSince(before).Select(document => document.FilePath!).ToArray();
        var broken = await after.BrokenFilesAsync();
        var compile = changed.Count(file => !broken.Contains(file));
        output.WriteLine($"files changed             {changed.Length}, {compile} of them compile");
        output.WriteLine($"files with errors after   {broken.Count}");
        BreaksNothing = broken.IsSubsetOf(brokenBefore);
    }
}
