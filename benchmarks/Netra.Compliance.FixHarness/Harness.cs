using Microsoft.CodeAnalysis;

namespace Netra.Compliance.FixHarness;

/// <summary>From the compiler's command lines to figures, and to changed files where they are asked for.</summary>
internal static class Harness
{
    private const int Broken = 2;

    /// <param name="rule">The rule and its fix.</param>
    /// <param name="before">The tree.</param>
    /// <param name="alone">Whether each fix is tried alone too.</param>
    /// <param name="write">Whether the files are changed.</param>
    /// <returns>0 where nothing is broken that compiled before; 2 else.</returns>
    public static async Task<int> RunAsync(Rule rule, SourceTree before, bool alone, bool write)
    {
        var report = new Report(rule, before, Console.Out);
        var after = await report.RunAsync(alone);
        foreach (var document in write ? after.ChangesSince(before) : [])
        {
            await WriteAsync(document);
        }

        return report.BreaksNothing ? 0 : Broken;
    }

    private static async Task WriteAsync(Document document)
    {
        var text = await document.GetTextAsync();
        await using var writer =
            new StreamWriter(document.FilePath!, append: false, text.Encoding ?? new System.Text.UTF8Encoding(false));
        text.Write(writer);
    }
}
