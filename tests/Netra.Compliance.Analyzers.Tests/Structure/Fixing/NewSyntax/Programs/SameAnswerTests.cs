using Microsoft.CodeAnalysis.CodeFixes;
using Netra.Compliance.CodeFixes.Structure;
using Xunit.Abstractions;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>Programs tell the same before a fix, after each single one, and after all at once.</summary>
public sealed class SameAnswerTests(ITestOutputHelper output)
{
    [Fact]
    public Task Of_an_extracted_method() => Stay(Corpus.Programs, () => new ExtractMethodFix(), leastFixes: 250);

    [Fact]
    public Task Of_statements_on_lines_of_their_own() =>
        Stay(Corpus.Packed, () => new PackedStatementsFix(), leastFixes: 50);

    [Fact]
    public Task Of_types_in_files_of_their_own() => Stay(Corpus.Types, () => new MoveTypeFix(), leastFixes: 20);

    private async Task Stay(IReadOnlyDictionary<string, string> programs, Func<CodeFixProvider> fix, int leastFixes)
    {
        var (answers, run) = (await Answers.Of(programs), new ProgramFixes(fix));
        await Parallel.ForEachAsync(programs, async (program, _) => await run.Apply(program.Key, program.Value));
        var others = await run.OthersThan(answers);
        output.WriteLine($"{programs.Count} programs, {run.Changed.Count} after a fix, {others.Length} other answers, "
            + $"{run.Thrown.Count} crashes");
        Assert.Empty(run.Thrown);
        Assert.True(others.Length == 0, string.Join("\n\n", others));
        Assert.InRange(run.Changed.Count, leastFixes, int.MaxValue);
    }
}
