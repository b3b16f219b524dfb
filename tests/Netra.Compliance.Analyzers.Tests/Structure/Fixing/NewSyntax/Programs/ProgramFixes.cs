using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>What becomes of programs after each single fix (every other program), or after all at once; after both
/// where the whole corpus is asked for.</summary>
internal sealed class ProgramFixes(Func<CodeFixProvider> fix)
{
    /// <summary>How many lines a file may have.</summary>
    public const int MostLines = 150;

    /// <summary>The changed programs, named after the program and the fix.</summary>
    public ConcurrentDictionary<string, string> Changed { get; } = [];

    /// <summary>Fixes that threw.</summary>
    public ConcurrentBag<string> Thrown { get; } = [];

    /// <summary>The changed programs that do not answer as the program did.</summary>
    public async Task<string[]> OthersThan(IReadOnlyDictionary<string, string> answers)
    {
        var after = await Answers.Of(Changed);
        return [
            .. after.Where(answer => answer.Value != answers[ProgramOf(answer.Key)])
                .Select(answer =>
                    $"{answer.Key}: {answers[ProgramOf(answer.Key)]}\n{answer.Value}\n{Changed[answer.Key]}")];
    }

    private static string ProgramOf(string changed) => changed.Split('_')[0];

    // The first exception must not hide the others.
    public async Task Apply(string name, string source)
    {
        try
        {
            await Each(name, new Fixed(fix(), source)
            {
                Beside = Prelude.Source,
                Options = [("netra_max_method_lines", "6"), ("netra_max_file_lines", $"{MostLines}")],
            });
        }
        catch (Exception thrown)
        {
            Thrown.Add($"{name}: {thrown}\n{source}");
        }
    }

    private async Task Each(string name, Fixed code)
    {
        var atOnce = name[^1] % 2 == 1;
        if ((atOnce || Corpus.IsWhole) && await code.CountAsync() > 0)
        {
            Changed[$"{name}_all"] = Joined(await code.AllAsync());
        }

        foreach (var (step, text) in (atOnce && !Corpus.IsWhole ? [] : await code.StepsAsync()).Index())
        {
            Changed[$"{name}_{step}"] = Joined(text);
        }
    }

    private static string Joined(IReadOnlyDictionary<string, string> files) => string.Join(
        Answers.FileEnd, files.Where(file => file.Key != Fixed.BesideName).Select(file => file.Value));
}
