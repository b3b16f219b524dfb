namespace Netra.Compliance.FixHarness;

/// <summary>Applies the fix of each finding to the tree as it was, and compiles all of it each time.</summary>
internal sealed class AloneRun(Rule rule, SourceTree before, TextWriter output)
{
    public async Task WriteAsync(HashSet<string> brokenBefore)
    {
        var (fixedAlone, compiling) = (0, 0);
        foreach (var finding in await rule.FindingsAsync(before.Project))
        {
            var changed = await rule.FixAsync(before.Project.GetDocument(finding.Location.SourceTree)!, finding);
            fixedAlone += changed is null ? 0 : 1;
            compiling += changed is not null && await CompilesAsync(await before.WithAsync(changed), brokenBefore)
                ? 1 : 0;
        }

        output.WriteLine($"each alone compiles       {compiling} of {fixedAlone}");
    }

    private async Task<bool> CompilesAsync(SourceTree after, HashSet<string> brokenBefore)
    {
        var broken = (await after.BrokenFilesAsync()).Except(brokenBefore).ToArray();
        output.Write(string.Concat(broken.Select(file => $"broken by one fix: {file}\n")));
        return broken.Length == 0;
    }
}
