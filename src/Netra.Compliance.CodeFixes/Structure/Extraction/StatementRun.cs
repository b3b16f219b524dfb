using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Statements that follow each other in one list.</summary>
/// <param name="Statements">One or more.</param>
/// <param name="Lines">The lines they count.</param>
/// <param name="IsHead">Whether they begin their list.</param>
/// <param name="IsTail">Whether they end it.</param>
internal sealed record StatementRun(StatementSyntax[] Statements, int Lines, bool IsHead, bool IsTail)
{
    public StatementSyntax First => Statements[0];

    public StatementSyntax Last => Statements[Statements.Length - 1];

    public TextSpan Span => TextSpan.FromBounds(First.SpanStart, Last.Span.End);

    /// <summary>Nodes inside, nested functions included.</summary>
    public IEnumerable<SyntaxNode> Nodes() =>
        Statements.SelectMany(static statement => statement.DescendantNodesAndSelf());

    /// <summary>Nodes that run when the statements run: nested functions are not entered.</summary>
    public IEnumerable<SyntaxNode> OwnNodes() => Statements
        .SelectMany(static statement =>
            statement.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax));

    /// <summary>Whether a node stands inside.</summary>
    public bool Holds(SyntaxNode node) => Span.Contains(node.Span);
}

/// <summary>Every run of statements whose leaving makes a member shorter, best first by what the text alone
/// tells.</summary>
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

    /// <summary>How badly a run leaves: lines past the limit weigh most, then what is carried, then whether it reads as
    /// one paragraph.</summary>
    public int Cost(ExtractionPlan plan) =>
        Excess(plan.Run, plan.LinesAdded, plan.LinesLeft) + plan.Cost + Reading(plan.Run);

    /// <summary>Whether fewer lines are past the limit afterwards, both methods together: so that doing it again comes
    /// to an end.</summary>
    public bool Gains(ExtractionPlan plan) =>
        limit.Excess(_total - plan.Run.Lines + plan.LinesLeft)
            + limit.Excess(plan.Run.Lines + plan.LinesAdded) < limit.Excess(_total);

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

/// <summary>How a run of statements ends, and what it returns.</summary>
/// <param name="Leaving">How it ends.</param>
/// <param name="Returned">The type of the value; null where it returns none.</param>
internal sealed record RunEnds(Leaving Leaving, ITypeSymbol? Returned)
{
    private static readonly RunEnds FallingThrough = new(Leaving.ByFallingThrough, null);

    /// <summary>Null where the statements jump to where a method of their own cannot.</summary>
    public static RunEnds? Of(SemanticModel model, LongMember member, StatementRun run, IMethodSymbol enclosing)
    {
        var control = model.AnalyzeControlFlow(run.First, run.Last);
        if (control is not { Succeeded: true, StartPointIsReachable: true } || control.EntryPoints.Length > 0)
        {
            return null;
        }

        return control.ExitPoints.IsEmpty ? FallingThrough : Returning(control, member, run, enclosing);
    }

    private static RunEnds? Returning(
        ControlFlowAnalysis control, LongMember member, StatementRun run, IMethodSymbol enclosing)
    {
        if (enclosing.MethodKind == MethodKind.AnonymousFunction || enclosing.ReturnsByRef
            || enclosing.ReturnsByRefReadonly
            || control.ExitPoints.Any(static exit => exit is not ReturnStatementSyntax))
        {
            return null;
        }

        return ResultOf(enclosing) is { } type ? Value(control, type) : Nothing(control, member, run);
    }

    private static RunEnds? Value(ControlFlowAnalysis control, ITypeSymbol type) =>
        control.EndPointIsReachable ? null : new RunEnds(Leaving.ByReturningValue, type);

    private static RunEnds? Nothing(ControlFlowAnalysis control, LongMember member, StatementRun run)
    {
        if (EndsMember(run.Last, member.Body))
        {
            return new RunEnds(Leaving.ByEndOfMember, null);
        }

        return control.EndPointIsReachable ? null : new RunEnds(Leaving.ByReturn, null);
    }

    // Nothing comes behind it, whatever it stands in.
    private static bool EndsMember(SyntaxNode node, SyntaxNode body) => node == body || node.Parent switch
    {
        BlockSyntax block => (block.Statements.Last() == node) && EndsMember(block, body),
        IfStatementSyntax or ElseClauseSyntax or UsingStatementSyntax or LockStatementSyntax or TryStatementSyntax
            or CatchClauseSyntax => EndsMember(node.Parent, body),
        _ => false,
    };

    private static ITypeSymbol? ResultOf(IMethodSymbol method)
    {
        if (!method.IsAsync)
        {
            return method.ReturnsVoid ? null : method.ReturnType;
        }

        return (method.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
    }
}

/// <summary>How statements come to their end.</summary>
internal enum Leaving
{
    /// <summary>What follows them runs next.</summary>
    ByFallingThrough,

    /// <summary>They may return, and nothing follows them.</summary>
    ByEndOfMember,

    /// <summary>They always return nothing, from the middle of a member.</summary>
    ByReturn,

    /// <summary>They always return a value.</summary>
    ByReturningValue,
}
