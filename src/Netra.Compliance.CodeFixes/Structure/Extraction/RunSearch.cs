using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Every run of statements whose leaving makes a member shorter, best first by what the text alone tells.</summary>
internal sealed class RunSearch(LongMember member, LineLimit limit)
{
    private const int Excess = 10;
    private const int NewOneTooLong = 5;
    private const int NoComment = 5;
    private const int NoGap = 4;
    private const int TooSmall = 6;
    private readonly int _total = limit.Of([.. member.Parts]);

    public IEnumerable<StatementRun> Runs() => member.Lists().SelectMany(RunsOf).Where(Shortens).OrderBy(Cost);

    /// <summary>How badly a run leaves: lines past the limit weigh most, then whether it reads as one paragraph.</summary>
    public int Cost(StatementRun run) =>
        (Excess * (limit.Excess(Rest(run)) + limit.Excess(run.Lines)))
        + (limit.Excess(run.Lines) > 0 ? NewOneTooLong : 0)
        + (HasComment(run.First) ? 0 : NoComment)
        + (run.IsHead || FollowsBlankLine(run.First) ? 0 : NoGap)
        + (run.IsTail || FollowsBlankLine(Next(run)) ? 0 : NoGap)
        + (run.Lines < 3 ? TooSmall : 0);

    private static StatementSyntax? Next(StatementRun run) =>
        run.Last.GetLastToken().GetNextToken().Parent?.FirstAncestorOrSelf<StatementSyntax>();

    private bool Shortens(StatementRun run) => Rest(run) < _total && run.Lines < _total;

    private int Rest(StatementRun run) => _total - run.Lines + 1;

    private IEnumerable<StatementRun> RunsOf(SyntaxList<StatementSyntax> list) =>
        from first in Enumerable.Range(0, list.Count)
        from count in Enumerable.Range(1, list.Count - first)
        select RunOf(list, first, count);

    private StatementRun RunOf(SyntaxList<StatementSyntax> list, int first, int count)
    {
        var statements = list.Skip(first).Take(count).ToArray();
        return new StatementRun(statements, limit.Of(statements), first == 0, first + count == list.Count);
    }

    private static bool HasComment(StatementSyntax statement) =>
        statement.GetLeadingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));

    private static bool FollowsBlankLine(StatementSyntax? statement) =>
        statement?.GetLeadingTrivia().FirstOrDefault(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            .IsKind(SyntaxKind.EndOfLineTrivia) == true;
}
