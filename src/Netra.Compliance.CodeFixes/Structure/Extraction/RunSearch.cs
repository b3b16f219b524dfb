using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Every run of statements whose leaving makes a member shorter, best first by what the text alone tells.</summary>
internal sealed class RunSearch(LongMember member, LineLimit limit)
{
    private const int PastLimit = 10;
    private const int NewOneTooLong = 5;
    private const int NoComment = 5;
    private const int NoGap = 4;
    private const int TooSmall = 12;
    private readonly int _total = limit.Of([.. member.Parts]);

    public IEnumerable<StatementRun> Runs() =>
        member.Lists().SelectMany(RunsOf).Where(Shortens).OrderBy(run => Excess(run, 0, 1) + Reading(run));

    /// <summary>How badly a run leaves: lines past the limit weigh most, then what is carried, then whether it reads as one paragraph.</summary>
    public int Cost(ExtractionPlan plan) => Excess(plan.Run, plan.LinesAdded, plan.LinesLeft) + plan.Cost + Reading(plan.Run);

    /// <summary>Whether fewer lines are past the limit afterwards, both methods together: so that doing it again comes to an end.</summary>
    public bool Gains(ExtractionPlan plan) =>
        limit.Excess(_total - plan.Run.Lines + plan.LinesLeft) + limit.Excess(plan.Run.Lines + plan.LinesAdded) < limit.Excess(_total);

    private int Excess(StatementRun run, int added, int left) =>
        (PastLimit * (limit.Excess(_total - run.Lines + left) + limit.Excess(run.Lines + added)))
        + (limit.Excess(run.Lines + added) > 0 ? NewOneTooLong : 0);

    private static int Reading(StatementRun run) =>
        (HasComment(run.First) ? 0 : NoComment)
        + (run.IsHead || FollowsBlankLine(run.First) ? 0 : NoGap)
        + (run.IsTail || FollowsBlankLine(Next(run)) ? 0 : NoGap)
        + (run.Lines < 3 ? TooSmall : 0);

    private static StatementSyntax? Next(StatementRun run) =>
        run.Last.GetLastToken().GetNextToken().Parent?.FirstAncestorOrSelf<StatementSyntax>();

    private bool Shortens(StatementRun run) => run.Lines > 1 && run.Lines < _total;

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
