using Microsoft.CodeAnalysis;

namespace Netra.Compliance.FixHarness;

/// <summary>From a compiler's command line to figures, and to changed files where they are asked for.</summary>
internal static class Harness
{
    private const int Broken = 2;

    public static async Task<int> RunAsync(Rule rule, string responseFile, bool write)
    {
        var before = new CompilerCommand(responseFile, Environment.CurrentDirectory).Load();
        var report = new Report(rule, before, Console.Out);
        var after = await report.RunAsync();
        foreach (var document in write ? report.Changes(after) : [])
        {
            await WriteAsync(document);
        }

        return await CompilesAsync(after) || !await CompilesAsync(before) ? 0 : Broken;
    }

    private static async Task WriteAsync(Document document)
    {
        var text = await document.GetTextAsync();
        await using var writer = new StreamWriter(document.FilePath!, append: false, text.Encoding ?? new System.Text.UTF8Encoding(false));
        text.Write(writer);
    }

    private static async Task<bool> CompilesAsync(Project project) =>
        !(await project.GetCompilationAsync())!.GetDiagnostics().Any(finding => finding.Severity == DiagnosticSeverity.Error);
}
