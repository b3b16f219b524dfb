using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What the compiler says of a file, in each of the projects that compile it, one a target framework; and what
/// the honesty rules say.</summary>
internal sealed class Soundness
{
    private readonly Document _document;
    private readonly ImmutableArray<(Document Document, Dictionary<string, int> Findings)> _before;
    private readonly HonestyFindings _honesty;

    private Soundness(
        Document document, ImmutableArray<(Document, Dictionary<string, int>)> before, HonestyFindings honesty) =>
        (_document, _before, _honesty) = (document, before, honesty);

    public static async Task<Soundness> OfAsync(Document document, CancellationToken cancellation)
    {
        var everywhere = document.GetLinkedDocumentIds().Add(document.Id)
            .Select(id => document.Project.Solution.GetDocument(id)!);
        var before =
            await Task.WhenAll(
                everywhere.Select(async one => (one, await CountsAsync(one, cancellation).ConfigureAwait(false))))
                .ConfigureAwait(false);
        return new Soundness(document, before.ToImmutableArray(),
            await HonestyFindings.OfAsync(document, cancellation).ConfigureAwait(false));
    }

    /// <summary>Whether the file, changed, has no error and no warning more, of any kind, and no finding of honesty
    /// less.</summary>
    public async Task<bool> KeepsAsync(SourceText changed, CancellationToken cancellation)
    {
        foreach (var (document, known) in _before)
        {
            var found = await CountsAsync(document.WithText(changed), cancellation).ConfigureAwait(false);
            if (found.Any(now => !known.TryGetValue(now.Key, out var count) || now.Value > count))
            {
                return false;
            }
        }

        return await _honesty.AreKeptAsync(_document.WithText(changed), cancellation).ConfigureAwait(false);
    }

    private static async Task<Dictionary<string, int>> CountsAsync(Document document, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return model.GetDiagnostics(cancellationToken: cancellation)
            .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(static finding => finding.Id)
            .ToDictionary(static same => same.Key, static same => same.Count());
    }
}

/// <summary>What the text alone tells against moving statements.</summary>
internal static class Unmovable
{
    // Each of them asks who called.
    private static readonly HashSet<string> StackReaders = new(StringComparer.Ordinal)
    {
        "GetCurrentMethod", "GetCallingAssembly", "StackTrace", "StackFrame", "StackCrawlMark",
    };

    /// <summary>A member of which nothing can leave: it does not parse, is unsafe, or reads differently
    /// elsewhere.</summary>
    public static bool Is(LongMember member) =>
        member.Host.Modifiers.Any(SyntaxKind.UnsafeKeyword)
        || member.Host.GetDiagnostics().Any(static finding => finding.Severity == DiagnosticSeverity.Error)
        || member.Body.DescendantTrivia(descendIntoTrivia: true).Any(IsConditional);

    public static bool Is(StatementRun run) =>
        run.Statements.Any(static statement => statement.ContainsDirectives)
        || SharesLines(run)
        || EndsUsingEarly(run)
        || run.First.Ancestors().Any(IsSpecialContext)
        || run.Nodes().Any(IsSpecial)
        || ReadsBackingField(run);

    private static bool IsConditional(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia
        or SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.LineDirectiveTrivia;

    private static bool SharesLines(StatementRun run) =>
        Adjoins(run.First.GetFirstToken().GetPreviousToken(), run.First.GetFirstToken())
        || Adjoins(run.Last.GetLastToken(), run.Last.GetLastToken().GetNextToken());

    private static bool Adjoins(SyntaxToken left, SyntaxToken right) =>
        Line(left.GetLocation(), end: true) == Line(right.GetLocation(), end: false);

    private static int Line(Location location, bool end) =>
        (end ? location.GetLineSpan().EndLinePosition : location.GetLineSpan().StartLinePosition).Line;

    // What is declared with using is disposed of where its block ends.
    private static bool EndsUsingEarly(StatementRun run) =>
        !run.IsTail
            && run.Statements
                .Any(static statement => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 });

    private static bool IsSpecialContext(SyntaxNode node) =>
        node is UnsafeStatementSyntax or FixedStatementSyntax or CheckedStatementSyntax or CheckedExpressionSyntax;

    private static bool IsSpecial(SyntaxNode node) =>
        node is LocalFunctionStatementSyntax or LabeledStatementSyntax or YieldStatementSyntax or UnsafeStatementSyntax
            or FixedStatementSyntax or PointerTypeSyntax or StackAllocArrayCreationExpressionSyntax
            or ImplicitStackAllocArrayCreationExpressionSyntax or RefTypeSyntax or MakeRefExpressionSyntax
        || node.IsKind(SyntaxKind.GotoStatement)
        || (node is IdentifierNameSyntax name && StackReaders.Contains(name.Identifier.ValueText));

    // In an accessor the word may mean the field behind the property.
    private static bool ReadsBackingField(StatementRun run) =>
        run.First.FirstAncestorOrSelf<AccessorDeclarationSyntax>() is not null
        && run.Statements.SelectMany(static statement => statement.DescendantTokens())
            .Any(static token => token.Text == "field");
}

/// <summary>Refuses variables of which a copy would not do.</summary>
internal sealed class CrossingRules(SemanticModel model, LongMember member, Aliases aliases, ExtractionPlan plan)
{
    private readonly MutableValue _mutable = new(model, plan.Run);

    public bool Allow(RunFlow flow) =>
        plan.Crossing.All(variable => Allows(variable, flow))
        && plan.In.Concat(plan.Own).Where(variable => flow.IsWritten(variable.Symbol))
            .All(variable => SurvivesExceptions(variable, flow));

    private bool Allows(Carried variable, RunFlow flow) =>
        CanBeNamed(variable.Type)
        && !(variable.Symbol is ILocalSymbol { IsRef: true })
        && !(flow.IsCaptured(variable.Symbol) && MayChangeMeanwhile(variable))
        && !(variable.Passing == RefKind.None && !variable.IsDeclaredInside && _mutable.MayChange(variable))
        && !(variable.Passing == RefKind.None && aliases.Include(variable.Symbol));

    private static bool CanBeNamed(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Dynamic } => false,
        { IsAnonymousType: true } => false,
        IArrayTypeSymbol array => CanBeNamed(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.All(CanBeNamed),
        _ => true,
    };

    // Whoever captured it would go on with another copy.
    private bool MayChangeMeanwhile(Carried variable) =>
        MutableValue.Is(variable.Type) || Writes.To(variable.Symbol.Name, member.Host);

    // What was assigned before an exception is seen by the handlers around: a result that never came back is not.
    private bool SurvivesExceptions(Carried variable, RunFlow flow) => variable.Passing != RefKind.None
        || !flow.IsReadOutside(variable.Symbol)
        || plan.Run.First
            .Ancestors()
            .TakeWhile(node => node != member.Host)
            .Where(static node => node is { Parent: TryStatementSyntax } and not FinallyClauseSyntax)
            .All(part => variable.Symbol.Locations[0].SourceSpan is var place && part.Span.Contains(place));
}

/// <summary>How statements await.</summary>
internal static class Awaiting
{
    /// <summary>Whether they await at all.</summary>
    public static bool Is(StatementRun run) => Awaited(run).Any();

    /// <summary>Whether all that they await says that it needs no context to go on in.</summary>
    public static bool LeavesContext(StatementRun run) => Awaited(run).All(LeavesContext);

    /// <summary>Whether one goes on in another context than the next: which of them the rest of the member would be in
    /// cannot be told.</summary>
    public static bool IsMixed(StatementRun run) => !LeavesContext(run) && Awaited(run).Any(SaysContext);

    private static bool SaysContext(ExpressionSyntax? awaited) =>
        awaited?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(static name => name.Identifier.ValueText == "ConfigureAwait") == true;

    private static IEnumerable<ExpressionSyntax?> Awaited(StatementRun run) =>
        run.OwnNodes().Where(IsAwaiting).Select(Awaited);

    private static bool IsAwaiting(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax each => each.AwaitKeyword.RawKind != 0,
        UsingStatementSyntax @using => @using.AwaitKeyword.RawKind != 0,
        LocalDeclarationStatementSyntax local => local.AwaitKeyword.RawKind != 0,
        _ => false,
    };

    private static ExpressionSyntax? Awaited(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax await => await.Expression,
        CommonForEachStatementSyntax each => each.Expression,
        UsingStatementSyntax @using => @using.Expression ?? @using.Declaration?.Variables[0].Initializer?.Value,
        LocalDeclarationStatementSyntax local => local.Declaration.Variables[0].Initializer?.Value,
        _ => null,
    };

    private static bool LeavesContext(ExpressionSyntax? awaited) =>
        awaited is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" },
            ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: "false" } }],
        };
}
